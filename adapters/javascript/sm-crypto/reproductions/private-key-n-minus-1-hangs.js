// SPDX-License-Identifier: Apache-2.0
// sm-crypto 0.5.8: doSignature never returns with the private key n - 1. 1 + d is 0 modulo n, its
// inverse comes out as 0, so s is 0 each time and another nonce is drawn for ever.
const { isMainThread, Worker } = require('worker_threads');
const { sm2 } = require('sm-crypto');

if (isMainThread) {
  const worker = new Worker(__filename);
  const late = setTimeout(() => {
    console.log('private key n - 1: no answer in 5 s; right is a refusal at once');
    process.exit(1);
  }, 5000);
  worker.on('error', (error) => console.log(`private key n - 1: refused, ${error.message}`));
  worker.on('exit', () => clearTimeout(late));
} else {
  const key = 'fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54122';
  console.log(`private key n - 1: signed ${sm2.doSignature('message digest', key)}`);
}
