// SPDX-License-Identifier: Apache-2.0
// @scure/btc-signer 2.4.1: Address().decode has types for versions 0 and 1 only. Valid addresses of
// BIP-350 with a later version, or with a version 1 program of another length, are not read.
import { Address } from '@scure/btc-signer';

let unread = 0;
for (const address of [
  'BC1SW50QGDZ25J', // version 16
  'bc1zw508d6qejxtdg4y5r3zarvaryvaxxpcs', // version 2
  'bc1pw508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7kt5nd6y', // 40 bytes
]) {
  try {
    console.log(`${address}: ${Address().decode(address).type}`);
  } catch (error) {
    console.log(`${address}: ${error.message}; right is a version and a program`);
    unread += 1;
  }
}
process.exit(unread ? 1 : 0);
