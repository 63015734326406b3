// SPDX-License-Identifier: Apache-2.0
// sm-crypto 0.5.8: doVerifySignature takes x + p for x, so that one key has two encodings.
const { sm2 } = require('sm-crypto');

// The point with x = 1, written as x = p + 1, and a signature of a chosen digest under it.
const key = '04fffffffeffffffffffffffffffffffffffffffff000000010000000000000000'
  + '6085f6eacc57e1c0de70bfa086dcaa40d556749f056a67d1fc78f7fff9ad865c';
const e = 'bafaae367d7a0d65fd2a8cf02927129970c4d3a57322ace5a50b4b82858670d0';
const signature = 'f8d9c49afac17532d8ee406528cd23a514ea07c35cef9f1048f18861602e4d3b'
  + '1268e5080004629d7efa3bff796ddbca3ec440b4b2939714849f2c6bf3b9c734';
const verified = sm2.doVerifySignature(Buffer.from(e, 'hex'), signature, key, { hash: false });
console.log(`x = p + 1: doVerifySignature returned ${verified}; right is false`);
process.exit(verified ? 1 : 0);
