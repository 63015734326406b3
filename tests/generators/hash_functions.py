# SPDX-License-Identifier: Apache-2.0
"""SM3, SHA-2, SHA-3 and Keccak-256 in plain Python, written from the published descriptions.

Slow on purpose: nothing here rests on a library, so that the vectors made with it can be
confirmed by libraries. Messages are bytes; the number of bits is always a multiple of eight.
"""
from math import isqrt

M32 = (1 << 32) - 1
M64 = (1 << 64) - 1


def rotate_left(x, n):
    n %= 32
    return (x << n | x >> (32 - n)) & M32


class Merkle:
    """Blocks, padding with a bit 1 and zeros, and a big-endian length in bits at the end."""

    def __init__(self, initial, compress, block, length_field, word, size):
        self.state, self.compress, self.block = tuple(initial), compress, block
        self.length_field, self.word, self.size = length_field, word, size
        self.pending, self.count = b"", 0

    def copy(self):
        twin = Merkle(self.state, self.compress, self.block, self.length_field, self.word,
                      self.size)
        twin.pending, twin.count = self.pending, self.count
        return twin

    def update(self, data):
        self.count += len(data)
        data = self.pending + data
        whole = len(data) - len(data) % self.block
        for start in range(0, whole, self.block):
            self.state = self.compress(self.state, data[start:start + self.block])
        self.pending = data[whole:]
        return self

    def digest(self):
        last = self.copy()
        zeros = -(self.count + 1 + self.length_field) % self.block
        last.update(b"\x80" + bytes(zeros) + (8 * self.count).to_bytes(self.length_field, "big"))
        assert not last.pending
        return b"".join(v.to_bytes(self.word, "big") for v in last.state)[:self.size]


# ---- SM3, GB/T 32905 ---------------------------------------------------------------------------
SM3_INITIAL = (0x7380166F, 0x4914B2B9, 0x172442D7, 0xDA8A0600,
               0xA96F30BC, 0x163138AA, 0xE38DEE4D, 0xB0FB0E4E)
SM3_ROTATED = [rotate_left(0x79CC4519 if j < 16 else 0x7A879D8A, j) for j in range(64)]


def sm3_compress(state, block):
    w = [int.from_bytes(block[i:i + 4], "big") for i in range(0, 64, 4)]
    for j in range(16, 68):
        x = w[j - 16] ^ w[j - 9] ^ rotate_left(w[j - 3], 15)
        w.append(x ^ rotate_left(x, 15) ^ rotate_left(x, 23) ^ rotate_left(w[j - 13], 7) ^ w[j - 6])
    a, b, c, d, e, f, g, h = state
    for j in range(64):
        a12 = (a << 12 | a >> 20) & M32
        s = a12 + e + SM3_ROTATED[j] & M32
        ss1 = (s << 7 | s >> 25) & M32
        if j < 16:
            ff, gg = a ^ b ^ c, e ^ f ^ g
        else:
            ff, gg = a & b | a & c | b & c, e & f | ~e & g
        tt1 = ff + d + (ss1 ^ a12) + (w[j] ^ w[j + 4]) & M32
        tt2 = gg + h + ss1 + w[j] & M32
        a, b, c, d = tt1, a, (b << 9 | b >> 23) & M32, c
        p0 = tt2 ^ (tt2 << 9 | tt2 >> 23) & M32 ^ (tt2 << 17 | tt2 >> 15) & M32
        e, f, g, h = p0, e, (f << 19 | f >> 13) & M32, g
    return tuple(x ^ y for x, y in zip((a, b, c, d, e, f, g, h), state))


# ---- SHA-2, FIPS 180-4 -------------------------------------------------------------------------
def primes(count):
    found, n = [], 2
    while len(found) < count:
        if all(n % p for p in found):
            found.append(n)
        n += 1
    return found


def cube_root(n):
    low, high = 0, 1 << (n.bit_length() // 3 + 1)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if middle ** 3 <= n else (low, middle - 1)
    return low


def root_fractions(which, bits, root):
    """The first bits of the fractional parts of the square (2) or cube (3) roots."""
    take = isqrt if root == 2 else cube_root
    return [take(p << root * bits) & (1 << bits) - 1 for p in which]


K512 = root_fractions(primes(80), 64, 3)
K256 = root_fractions(primes(64), 32, 3)
SHA256_INITIAL = root_fractions(primes(8), 32, 2)
SHA512_INITIAL = root_fractions(primes(8), 64, 2)
SHA384_INITIAL = root_fractions(primes(16)[8:], 64, 2)
SHA224_INITIAL = [v & M32 for v in SHA384_INITIAL]


def sha2_compress(bits, constants, big0, big1, small0, small1):
    """The compression function for words of 32 or 64 bits; small shifts end with a plain shift."""
    mask, size = (1 << bits) - 1, bits // 8

    def mix(x, a, b, c):
        return (x >> a | x << bits - a) ^ (x >> b | x << bits - b) ^ (x >> c | x << bits - c)

    def spread(x, a, b, shift):
        return ((x >> a | x << bits - a) ^ (x >> b | x << bits - b)) & mask ^ x >> shift

    def compress(state, block):
        w = [int.from_bytes(block[i:i + size], "big") for i in range(0, 16 * size, size)]
        for t in range(16, len(constants)):
            made = spread(w[t - 2], *small1) + w[t - 7] + spread(w[t - 15], *small0) + w[t - 16]
            w.append(made & mask)
        a, b, c, d, e, f, g, h = state
        for k, word in zip(constants, w):
            t1 = h + (mix(e, *big1) & mask) + (e & f ^ ~e & g) + k + word
            t2 = (mix(a, *big0) & mask) + (a & b ^ a & c ^ b & c)
            a, b, c, d, e, f, g, h = t1 + t2 & mask, a, b, c, d + t1 & mask, e, f, g
        return tuple(x + y & mask for x, y in zip((a, b, c, d, e, f, g, h), state))
    return compress


SHA256_COMPRESS = sha2_compress(32, K256, (2, 13, 22), (6, 11, 25), (7, 18, 3), (17, 19, 10))
SHA512_COMPRESS = sha2_compress(64, K512, (28, 34, 39), (14, 18, 41), (1, 8, 7), (19, 61, 6))


def sha512_truncated_initial(name):
    """FIPS 180-4, 5.3.6: SHA-512 with a changed initial value, of the function's own name."""
    start = [v ^ 0xA5A5A5A5A5A5A5A5 for v in SHA512_INITIAL]
    made = Merkle(start, SHA512_COMPRESS, 128, 16, 8, 64).update(name).digest()
    return [int.from_bytes(made[i:i + 8], "big") for i in range(0, 64, 8)]


SHA2 = {
    "sha-224": (SHA224_INITIAL, SHA256_COMPRESS, 64, 8, 4, 28),
    "sha-256": (SHA256_INITIAL, SHA256_COMPRESS, 64, 8, 4, 32),
    "sha-384": (SHA384_INITIAL, SHA512_COMPRESS, 128, 16, 8, 48),
    "sha-512": (SHA512_INITIAL, SHA512_COMPRESS, 128, 16, 8, 64),
    "sha-512/224": (sha512_truncated_initial(b"SHA-512/224"), SHA512_COMPRESS, 128, 16, 8, 28),
    "sha-512/256": (sha512_truncated_initial(b"SHA-512/256"), SHA512_COMPRESS, 128, 16, 8, 32),
}


# ---- Keccak and SHA-3, FIPS 202 ----------------------------------------------------------------
def keccak_tables():
    """Rotation of each lane and the lane it moves to (rho and pi), and the constants of iota."""
    moves, x, y = [], 1, 0
    for t in range(24):
        moves.append((x + 5 * y, (t + 1) * (t + 2) // 2 % 64, y + 5 * ((2 * x + 3 * y) % 5)))
        x, y = y, (2 * x + 3 * y) % 5
    constants, register = [], 1
    for _ in range(24):
        value = 0
        for j in range(7):
            value |= (register & 1) << (1 << j) - 1
            register = register << 1 ^ (0x171 if register & 0x80 else 0)
        constants.append(value)
    return moves, constants


KECCAK_MOVES, KECCAK_CONSTANTS = keccak_tables()


def keccak_permute(a):
    for constant in KECCAK_CONSTANTS:
        c = [a[x] ^ a[x + 5] ^ a[x + 10] ^ a[x + 15] ^ a[x + 20] for x in range(5)]
        d = [c[x - 1] ^ (c[(x + 1) % 5] << 1 | c[(x + 1) % 5] >> 63) & M64 for x in range(5)]
        b = [a[0] ^ d[0]] * 25
        for source, turn, target in KECCAK_MOVES:
            v = a[source] ^ d[source % 5]
            b[target] = (v << turn | v >> 64 - turn) & M64
        a = [b[i] ^ ~b[i - i % 5 + (i + 1) % 5] & b[i - i % 5 + (i + 2) % 5] for i in range(25)]
        a[0] ^= constant
    return [v & M64 for v in a]


class Sponge:
    """`first` is the first padding byte: 0x06 with the suffix 01 of SHA-3, 0x01 without one."""

    def __init__(self, size, first):
        self.rate, self.size, self.first = 200 - 2 * size, size, first
        self.lanes, self.pending = [0] * 25, b""

    def absorb(self, block):
        for i in range(0, self.rate, 8):
            self.lanes[i // 8] ^= int.from_bytes(block[i:i + 8], "little")
        self.lanes = keccak_permute(self.lanes)

    def update(self, data):
        data = self.pending + data
        whole = len(data) - len(data) % self.rate
        for start in range(0, whole, self.rate):
            self.absorb(data[start:start + self.rate])
        self.pending = data[whole:]
        return self

    def digest(self):
        """Ends the object: the padding is absorbed into it."""
        last = bytearray(self.pending.ljust(self.rate, b"\0"))
        last[len(self.pending)] ^= self.first
        last[-1] ^= 0x80
        self.absorb(bytes(last))
        return b"".join(v.to_bytes(8, "little") for v in self.lanes)[:self.size]


SPONGES = {"sha3-224": (28, 6), "sha3-256": (32, 6), "sha3-384": (48, 6), "sha3-512": (64, 6),
           "keccak-256": (32, 1)}


def new(algorithm):
    if algorithm == "sm3":
        return Merkle(SM3_INITIAL, sm3_compress, 64, 8, 4, 32)
    if algorithm in SHA2:
        return Merkle(*SHA2[algorithm])
    return Sponge(*SPONGES[algorithm])


def digest(algorithm, message):
    return new(algorithm).update(message).digest()
