// SPDX-License-Identifier: Apache-2.0
// sm-crypto 0.5.8: doVerifySignature takes a signature of 63 bytes whose s lost its leading zero
// byte.
const { sm2 } = require('sm-crypto');

// The published example's key and message, with a signature whose s begins with a zero byte.
const key = '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020'
  + 'ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13';
const signature = '0b1f6b027879c5ddcff21323a01c5aabd92375742770f91e3083b574f56c84'
  + '5391687b609c4d7270a068ba26989417e888e2b2e7b9ce331191767ec6cd0117';
const verified = sm2.doVerifySignature('message digest', signature, key, { hash: true });
console.log(`63 bytes: doVerifySignature returned ${verified}; right is false`);
process.exit(verified ? 1 : 0);
