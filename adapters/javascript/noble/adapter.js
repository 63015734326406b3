// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import * as sha2 from '@noble/hashes/sha2.js';
import * as sha3 from '@noble/hashes/sha3.js';
import { bech32, bech32m } from '@scure/base';
import { Address, Script } from '@scure/btc-signer';
import { addr } from 'micro-eth-signer';
import { RLP } from 'micro-eth-signer/core/rlp.js';

const HASHES = {
  'keccak-256': sha3.keccak_256, 'sha3-224': sha3.sha3_224, 'sha3-256': sha3.sha3_256,
  'sha3-384': sha3.sha3_384, 'sha3-512': sha3.sha3_512, 'sha-224': sha2.sha224,
  'sha-256': sha2.sha256, 'sha-384': sha2.sha384, 'sha-512': sha2.sha512,
  'sha-512/224': sha2.sha512_224, 'sha-512/256': sha2.sha512_256,
};
const BECH32 = { bech32, bech32m };

// What the SDK says, and our name for it. A text that can mean two things is not listed. But of an
// address a wrong checksum may be the other variant's: there only the class of the reason is right.
const REASONS = [
  [/mixed-case string/, 'mixed-case'],
  [/^Invalid checksum in/, 'invalid-checksum'],
  [/^bech32m: wrong version=0/, 'wrong-checksum-variant'],
  [/^Unknown letter ".". Allowed: qpzry/su, 'invalid-data-character'],
  [/^alphabet.encode: invalid digit/, 'data-value-out-of-range'],
  [/^Invalid prefix length 0/, 'empty-hrp'],
  [/^Invalid prefix \(|encode prefix: printable ASCII/, 'hrp-character-out-of-range'],
  [/^invalid string length (9[1-9]|\d{3,}),|^Length \d+ exceeds/, 'too-long'],
  [/^invalid data length/, 'data-part-too-short'],
  [/^wrong bech32 prefix/, 'hrp-mismatch'],
  [/^Non-zero padding/, 'padding-not-zero'],
  [/^Excess padding/, 'padding-too-long'],
  [/^Witness: invalid version/, 'witness-version-out-of-range'],
  [/^Witness: invalid length for version/, 'program-wrong-length-for-version'],
  [/^Witness: invalid length$/, 'program-wrong-length'],
  [/leading zeros$/, 'length-leading-zero'],
  [/^RLP.decode: length less than 56/, 'non-minimal-length'],
  [/should use single byte mode$/, 'non-canonical-single-byte'],
  [/^RLP.decode: unread bytes left/, 'trailing-data'],
];

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
    const text = String(error?.message ?? error);
    const reason = REASONS.find(([pattern]) => pattern.test(text))?.[1];
    throw new Refusal(-32001, text.slice(0, 200), reason && { reason });
  }
}

function bytes(text) {
  const data = Buffer.from(String(text).slice(2), 'hex');
  if (text === hex(data)) return new Uint8Array(data);
  throw new Refusal(-32602, 'bytes are lower-case 0x hex');
}
const hex = (data) => `0x${Buffer.from(data).toString('hex')}`;
const toItem = (json) => (Array.isArray(json) ? json.map(toItem) : bytes(json));
const fromItem = (item) => (Array.isArray(item) ? item.map(fromItem) : hex(item));

function digest(algorithm, chunk, count = 1) {
  return sdk(() => {
    const state = HASHES[algorithm].create();
    for (let n = 0; n < count; n += 1) chunk.forEach((part) => state.update(part));
    return hex(state.digest());
  });
}

// A network without Base58 addresses: the SDK then takes segwit addresses only.
const network = (hrp) => Address({ bech32: hrp, pubKeyHash: -1, scriptHash: -1, wif: -1 });

function encodeSegwit({ hrp, version, program }) {
  const data = bytes(program);
  const output = { 0: { type: 'wpkh', hash: data }, 1: { type: 'tr', pubkey: data } }[version];
  if (!output) throw unsupported('witness-version', version);
  return sdk(() => network(hrp).encode(output));
}

function decodeSegwit({ hrp, address }) {
  try {
    const { type, hash, pubkey, script } = sdk(() => network(hrp).decode(address));
    const program = type === 'p2a' ? sdk(() => Script.decode(script))[1] : hash ?? pubkey;
    return { version: hash ? 0 : 1, program: hex(program) };
  } catch (error) {
    // Said when every check has passed: a valid address for which the SDK has no type.
    if (error.message === 'Unknown witness program') throw unsupported('witness-program', address);
    throw error;
  }
}

function parseAddress({ text }) {
  if (!sdk(() => addr.isValid(text))) throw new Refusal(-32001, 'isValid is false');
  return `0x${sdk(() => addr.parse(text)).data.toLowerCase()}`;
}

const algorithm = Object.keys(HASHES);
const variant = Object.keys(BECH32);
const OPERATIONS = {
  'hash.digest': [{ algorithm }, (p) => {
    const message = bytes(p.message);
    return hex(sdk(() => HASHES[p.algorithm](message)));
  }],
  'hash.digest-chunks': [{ algorithm }, (p) => digest(p.algorithm, p.chunks.map(bytes))],
  'hash.digest-repeated': [{ algorithm }, (p) => digest(p.algorithm, [bytes(p.chunk)], p.count)],
  'bech32.encode': [{ variant, reasons: 'reason' }, (p) => {
    const words = [...bytes(p.data)];
    return sdk(() => BECH32[p.variant].encode(p.hrp, words));
  }],
  'bech32.decode': [{ variant, reasons: 'reason' }, (p) => {
    const { prefix, words } = sdk(() => BECH32[p.variant].decode(p.text));
    return { hrp: prefix, data: hex(words) };
  }],
  'segwit-address.encode': [{ reasons: 'reason' }, encodeSegwit],
  'segwit-address.decode': [{ reasons: 'class' }, decodeSegwit],
  'rlp.encode': [{}, (p) => {
    const item = toItem(p.item);
    return hex(sdk(() => RLP.encode(item)));
  }],
  'rlp.decode': [{ reasons: 'reason' }, (p) => {
    const encoded = bytes(p.encoded);
    return fromItem(sdk(() => RLP.decode(encoded)));
  }],
  'ethereum-address.checksum': [{}, ({ address }) => sdk(() => addr.addChecksum(address))],
  'ethereum-address.parse': [{}, parseAddress],
};

const PACKAGES = {
  '@noble/hashes': '@noble/hashes/sha2.js', '@scure/base': '@scure/base',
  '@scure/btc-signer': '@scure/btc-signer', 'micro-eth-signer': 'micro-eth-signer',
};
const installed = ([name, entry]) => {
  const manifest = new URL('package.json', import.meta.resolve(entry));
  return `${name} ${JSON.parse(readFileSync(manifest)).version}`;
};
const DESCRIPTION = {
  protocol: 1,
  name: 'noble',
  version: Object.entries(PACKAGES).map(installed).join(', '),
  language: 'JavaScript',
  derivedFrom: Object.keys(PACKAGES),
  maxOutstanding: 16,
  operations: Object.fromEntries(Object.entries(OPERATIONS).map(([name, [told]]) => [name, told])),
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
