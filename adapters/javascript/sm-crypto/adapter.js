// SPDX-License-Identifier: Apache-2.0
const { sm2, sm3 } = require('sm-crypto');
const { version } = require('sm-crypto/package.json');

class Refusal extends Error {
  constructor(code, message, data) {
    super(message);
    Object.assign(this, { code, data });
  }
}
const unsupported = (what, value) => new Refusal(-32002, 'unsupported', { what, value });

// Calls the SDK. Whatever it throws is its rejection.
function sdk(call) {
  try {
    return call();
  } catch (error) {
    throw new Refusal(-32001, String(error?.message ?? error).slice(0, 200));
  }
}

// The SDK takes messages as arrays and everything else as hexadecimal digits.
function digits(text) {
  const data = Buffer.from(String(text).slice(2), 'hex').toString('hex');
  if (text === `0x${data}`) return data;
  throw new Refusal(-32602, 'bytes are lower-case 0x hex');
}
const bytes = (text) => [...Buffer.from(digits(text), 'hex')];

// The SDK takes the identifier as text and writes it in UTF-8: other bytes cannot be handed over.
function options({ 'signature-format': format, 'signer-id': id }) {
  const der = format === 'der';
  if (id === undefined) return { der };
  const data = Buffer.from(bytes(id));
  const userId = data.toString('utf8');
  if (!Buffer.from(userId, 'utf8').equals(data)) throw unsupported('signer-id', id);
  return { der, userId };
}

function verify(message, p, how) {
  const [signature, key] = [digits(p.signature), digits(p['public-key'])];
  return sdk(() => sm2.doVerifySignature(message, signature, key, how));
}

const signature = { algorithm: ['sm2-sm3'], 'signature-format': ['raw', 'der'] };
const OPERATIONS = {
  'hash.digest': [{ algorithm: ['sm3'] }, ({ message }) => {
    const data = bytes(message);
    return `0x${sdk(() => sm3(data))}`;
  }],
  'signature.sign': [signature, (p) => {
    const [message, key, how] = [bytes(p.message), digits(p['private-key']), options(p)];
    return { signature: `0x${sdk(() => sm2.doSignature(message, key, how))}` };
  }],
  'signature.verify': [signature, (p) => verify(bytes(p.message), p, options(p))],
  'signature.verify-digest': [signature, (p) =>
    verify(bytes(p.digest), p, { ...options(p), hash: false })],
};

const DESCRIPTION = {
  protocol: 1,
  name: 'sm-crypto',
  version,
  language: 'JavaScript',
  derivedFrom: [],
  maxOutstanding: 16,
  operations: Object.fromEntries(Object.entries(OPERATIONS).map(([name, [told]]) => [name, told])),
  features: {
    'gbt-32918.2': ['sign', 'verify', 'raw', 'der', 'signer-id', 'encoded-point',
      'compressed-point', 'hybrid-point', 'default-id', 'verify-digest'],
  },
};

function perform(operation, params) {
  if (operation === 'touchstone.describe') return DESCRIPTION;
  if (!Object.hasOwn(OPERATIONS, operation)) throw new Refusal(-32601, 'unknown operation');
  const [{ reasons, ...discriminators }, call] = OPERATIONS[operation];
  for (const [name, values] of Object.entries(discriminators)) {
    if (!values.includes(params[name])) throw unsupported(name, params[name]);
  }
  return call(params);
}

function answer(line) {
  let id = null;
  try {
    const request = JSON.parse(line);
    id = request.id;
    return { jsonrpc: '2.0', id, result: perform(request.method, request.params ?? {}) };
  } catch (error) {
    const refusal = error instanceof Refusal ? error : new Refusal(-32603, String(error));
    const { code, message, data } = refusal;
    return { jsonrpc: '2.0', id, error: { code, message, data } };
  }
}

let pieces = [];
process.stdin.on('data', (chunk) => {
  let start = 0;
  for (let end; (end = chunk.indexOf(10, start)) >= 0; start = end + 1) {
    const line = Buffer.concat([...pieces, chunk.subarray(start, end)]).toString();
    pieces = [];
    process.stdout.write(`${JSON.stringify(answer(line))}\n`);
  }
  if (start < chunk.length) pieces.push(chunk.subarray(start));
});
