// SPDX-License-Identifier: Apache-2.0
// sm-crypto 0.5.8: ENTL, the length of the identifier in bits, has 16 bits. 8192 bytes are 65536
// bits and are taken as ENTL 0000.
const { sm2 } = require('sm-crypto');

const userId = 'A'.repeat(8192);
const key = '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020'
  + 'ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13';
// Valid only for a Z that begins with 0000 and the identifier.
const wrapped = '681b5463d21d07aa31f52632a99ce299c6e7b422ecef620f97db4da5fcb0aa96'
  + 'eb0be021a319772aaad472c15211d9e43f96856ca78fbe22ab4140a12c2ca329';
const options = { hash: true, userId };
const verified = sm2.doVerifySignature('message digest', wrapped, key, options);
console.log(`8192 bytes: doVerifySignature returned ${verified}; right is a refusal`);
const signed = sm2.doSignature('message digest',
  '3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8', options);
console.log(`8192 bytes: doSignature returned ${signed}; right is a refusal`);
process.exit(verified || signed ? 1 : 0);
