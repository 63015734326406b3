// SPDX-License-Identifier: Apache-2.0
// sm-crypto 0.5.8: the first byte 06 of a key in hybrid form says that y is even. That is not
// checked.
const { sm2 } = require('sm-crypto');

const point = 'df70ebeaae3602085157cdb3692f535941388a103bb91868f500b71e834efdad'
  + 'cbd86ac1c5a395466b5313cc5840196cecb6502eac0fd98b3d2b5b60da7b11e1'; // y is odd
const signature = '700e4c8c79f324e7b1c68da050e568f802f723027823b12e129d6eb27f1f5896'
  + '1ff6e4dbf177842140156382d21749cebac56cb909491ef326db9691026cb63a';
const [right, wrong] = ['07', '06'].map((first) =>
  sm2.doVerifySignature('message digest', signature, first + point, { hash: true }));
console.log(`07: doVerifySignature returned ${right}; right is true`);
console.log(`06: doVerifySignature returned ${wrong}; right is false`);
process.exit(wrong ? 1 : 0);
