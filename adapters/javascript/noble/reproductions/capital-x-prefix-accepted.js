// SPDX-License-Identifier: Apache-2.0
// micro-eth-signer 0.20.1: an address may begin with 0X where its letters are all of one case.
import { addr } from 'micro-eth-signer';

const text = '0Xde709f2102306220921060314715629080e2fb77';
const valid = addr.isValid(text);
console.log(`${text}: isValid returned ${valid}; right is false`);
process.exit(valid ? 1 : 0);
