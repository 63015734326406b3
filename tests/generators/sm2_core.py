# SPDX-License-Identifier: Apache-2.0
"""SM3, the SM2 curve and SM2 signatures in plain Python: slow, exact, without dependencies.

Points are pairs of integers, None is the point at infinity. Names follow GB/T 32918.
"""
import hashlib

P = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFF
A = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFC
B = 0x28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93
N = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123
G = (0x32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7,
     0xBC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0)
SM3_START = (0x7380166F, 0x4914B2B9, 0x172442D7, 0xDA8A0600,
             0xA96F30BC, 0x163138AA, 0xE38DEE4D, 0xB0FB0E4E)
WORD = 0xFFFFFFFF


# ---- SM3 ----------------------------------------------------------------------------------

def rotate(word, count):
    count %= 32
    return (word << count | word >> (32 - count)) & WORD if count else word


def expand(block):
    words = [int.from_bytes(block[4 * j:4 * j + 4], "big") for j in range(16)]
    for j in range(16, 68):
        x = words[j - 16] ^ words[j - 9] ^ rotate(words[j - 3], 15)
        permuted = x ^ rotate(x, 15) ^ rotate(x, 23)
        words.append(permuted ^ rotate(words[j - 13], 7) ^ words[j - 6])
    return words


def compress(state, block):
    words = expand(block)
    a, b, c, d, e, f, g, h = state
    for j in range(64):
        constant = 0x79CC4519 if j < 16 else 0x7A879D8A
        ss1 = rotate((rotate(a, 12) + e + rotate(constant, j)) & WORD, 7)
        ss2 = ss1 ^ rotate(a, 12)
        ff = a ^ b ^ c if j < 16 else a & b | a & c | b & c
        gg = e ^ f ^ g if j < 16 else e & f | ~e & WORD & g
        tt1 = (ff + d + ss2 + (words[j] ^ words[j + 4])) & WORD
        tt2 = (gg + h + ss1 + words[j]) & WORD
        d, c, b, a = c, rotate(b, 9), a, tt1
        h, g, f, e = g, rotate(f, 19), e, tt2 ^ rotate(tt2, 9) ^ rotate(tt2, 17)
    return [x ^ y for x, y in zip(state, (a, b, c, d, e, f, g, h))]


def sm3(message):
    bits = len(message) * 8
    padded = message + b"\x80" + b"\0" * ((55 - len(message)) % 64) + bits.to_bytes(8, "big")
    state = SM3_START
    for offset in range(0, len(padded), 64):
        state = compress(state, padded[offset:offset + 64])
    return b"".join(word.to_bytes(4, "big") for word in state)


# ---- points -------------------------------------------------------------------------------

def add(p, q):
    """The sum by chord and tangent. It does not use b, so it also works off the curve."""
    if p is None or q is None:
        return q if p is None else p
    if p[0] == q[0]:
        if (p[1] + q[1]) % P == 0:
            return None
        slope = (3 * p[0] * p[0] + A) * pow(2 * p[1], -1, P) % P
    else:
        slope = (q[1] - p[1]) * pow(q[0] - p[0], -1, P) % P
    x = (slope * slope - p[0] - q[0]) % P
    return x, (slope * (p[0] - x) - p[1]) % P


DOUBLINGS = {}


def multiply(k, p=G):
    """[k]p; the doublings of a point are kept, since few points come often."""
    doublings, total = DOUBLINGS.setdefault(p, [p]), None
    for i in range(k.bit_length()):
        if i == len(doublings):
            doublings.append(add(doublings[-1], doublings[-1]))
        if k >> i & 1:
            total = add(total, doublings[i])
    return total


def negative(p):
    return p[0], -p[1] % P


def right_side(x):
    return (x * x * x + A * x + B) % P


def on_curve(p):
    return (p[1] * p[1] - right_side(p[0])) % P == 0


def root(value):
    """A square root if there is one, else a root of -value: P = 3 mod 4."""
    return pow(value, (P + 1) // 4, P)


def point_at(x, odd=0):
    """The point with this x and this parity of y, or None."""
    y = root(right_side(x))
    if y * y % P != right_side(x):
        return None
    return x, y if y & 1 == odd else P - y


def cubic_power(base, exponent, c):
    """base^exponent modulo the cubic X^3 + A X + c; polynomials are triples, lowest first."""
    def product(f, g):
        t = [0] * 5
        for i in range(3):
            for j in range(3):
                t[i + j] += f[i] * g[j]
        for i in (4, 3):                      # X^3 = -A X - c
            t[i - 2] -= A * t[i]
            t[i - 3] -= c * t[i]
        return [v % P for v in t[:3]]
    result = [1, 0, 0]
    while exponent:
        if exponent & 1:
            result = product(result, base)
        base = product(base, base)
        exponent >>= 1
    return result


def point_with_y(y):
    """The point with this y if exactly one x belongs to it, else None."""
    c = (B - y * y) % P
    r0, r1, r2 = cubic_power([0, 1, 0], P, c)       # X^P - X is 0 at every root of the cubic
    r1 = (r1 - 1) % P
    if not r2:
        return None
    inverse = pow(r2, -1, P)
    b, a = r1 * inverse % P, r0 * inverse % P       # X^2 + b X + a; divide the cubic by it
    linear, constant = (A - a + b * b) % P, (c + a * b) % P
    if not linear:
        return None
    x = -constant * pow(linear, -1, P) % P
    return (x, y) if on_curve((x, y)) else None


def point_of_order_three(x):
    """A point (x, y) that has order 3 on the curve with another b on which it lies, or None."""
    other_b = (A * A - 3 * x**4 - 6 * A * x * x) * pow(12 * x, -1, P) % P
    square = (x**3 + A * x + other_b) % P
    y = root(square)
    return (x, y) if y and y * y % P == square else None


# ---- byte forms ---------------------------------------------------------------------------

def b32(value):
    return value.to_bytes(32, "big")


def coordinates(p):
    return b32(p[0]) + b32(p[1])


def uncompressed(p):
    return b"\4" + coordinates(p)


def compressed(p):
    return bytes([2 + (p[1] & 1)]) + b32(p[0])


def hybrid(p):
    return bytes([6 + (p[1] & 1)]) + coordinates(p)


def decode_point(data):
    """A point, or the reason why there is none."""
    if data == b"\0":
        return "public-key-at-infinity"
    if data[:1] in (b"\2", b"\3") and len(data) == 33:
        x = int.from_bytes(data[1:], "big")
        if x >= P:
            return "coordinate-out-of-range"
        return point_at(x, data[0] & 1) or "public-key-not-on-curve"
    if data[:1] in (b"\4", b"\6", b"\7") and len(data) == 65:
        x, y = int.from_bytes(data[1:33], "big"), int.from_bytes(data[33:], "big")
        if x >= P or y >= P:
            return "coordinate-out-of-range"
        if data[0] != 4 and y & 1 != data[0] & 1:
            return "public-key-malformed"
        return (x, y) if on_curve((x, y)) else "public-key-not-on-curve"
    return "public-key-malformed"


# ---- signatures ---------------------------------------------------------------------------

def identity_hash(p, identifier, entl=None, a=A, b=B, g=G, number=b32, hashed=sm3):
    """Z_A; the keywords put one wrong rule in the place of the right one."""
    entl = (len(identifier) * 8).to_bytes(2, "big") if entl is None else entl
    return hashed(entl + identifier + b"".join(map(number, (a, b, *g, *p))))


def digest(p, identifier, message):
    return int.from_bytes(sm3(identity_hash(p, identifier) + message), "big")


def sign_digest(d, e, k):
    """(r, s), or None where the standard draws another nonce."""
    r = (e + multiply(k)[0]) % N
    if r == 0 or r + k == N:
        return None
    s = pow(1 + d, -1, N) * (k - r * d) % N
    return (r, s) if s else None


def sign(d, identifier, message, k):
    return sign_digest(d, digest(multiply(d), identifier, message), k)


def verify_digest(p, e, r, s):
    """None if it verifies, else the reason."""
    if not 0 < r < N:
        return "r-out-of-range"
    if not 0 < s < N:
        return "s-out-of-range"
    t = (r + s) % N
    if t == 0:
        return "t-is-zero"
    total = add(multiply(s), multiply(t, p))
    return None if total and (e + total[0]) % N == r else "signature-mismatch"


def fitting_digest(p, r, s):
    """The e for which the equation holds modulo n, whatever the range of r and s."""
    total = add(multiply(s % N), multiply((r + s) % N, p))
    return (r - total[0]) % N


def scalar(label):
    """A number in [1, n-1], the same for the same label."""
    seed = hashlib.sha256(b"touchstone sm2 " + label.encode()).digest()
    return int.from_bytes(seed, "big") % (N - 1) + 1
