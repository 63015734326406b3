// SPDX-License-Identifier: Apache-2.0
// sm-crypto 0.5.8: doSignature takes private keys beyond n - 2.
const { sm2 } = require('sm-crypto');

const keys = {
  'n + 1': 'fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54124',
  '2^256 - 1': 'f'.repeat(64),
};
let made = 0;
for (const [name, key] of Object.entries(keys)) {
  const signature = sm2.doSignature('message digest', key, { hash: true });
  console.log(`private key ${name}: signed ${signature}; right is a refusal`);
  made += signature ? 1 : 0;
}
process.exit(made ? 1 : 0);
