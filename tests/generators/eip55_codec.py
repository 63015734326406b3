# SPDX-License-Identifier: Apache-2.0
"""Keccak-256 and the checksum of EIP-55, written from their descriptions."""


def keccak_f(lanes):
    rotate = lambda v, n: (v << n | v >> (64 - n)) & (1 << 64) - 1
    constant = 1
    for _ in range(24):
        column = [
            lanes[x] ^ lanes[x + 5] ^ lanes[x + 10] ^ lanes[x + 15] ^ lanes[x + 20]
            for x in range(5)
        ]
        for x in range(5):
            change = column[x - 1] ^ rotate(column[(x + 1) % 5], 1)
            for y in range(0, 25, 5):
                lanes[x + y] ^= change
        x, y, current = 1, 0, lanes[1]
        for step in range(24):
            x, y = y, (2 * x + 3 * y) % 5
            at = x + 5 * y
            current, lanes[at] = lanes[at], rotate(current, (step + 1) * (step + 2) // 2 % 64)
        for y in range(0, 25, 5):
            row = lanes[y : y + 5]
            for x in range(5):
                lanes[y + x] = row[x] ^ ~row[(x + 1) % 5] & row[(x + 2) % 5]
        for bit in range(7):
            if constant & 1:
                lanes[0] ^= 1 << (1 << bit) - 1
            constant = constant << 1 ^ (0x171 if constant & 128 else 0)


def keccak_256(message):
    padded = bytearray(message + b"\1" + bytes(-(len(message) + 1) % 136))
    padded[-1] ^= 128
    lanes = [0] * 25
    for start in range(0, len(padded), 136):
        for i in range(17):
            lanes[i] ^= int.from_bytes(padded[start + 8 * i : start + 8 * i + 8], "little")
        keccak_f(lanes)
    return b"".join(lane.to_bytes(8, "little") for lane in lanes[:4])


def apply(digits, digest, least=8):
    """Capitals where the digit of the digest, in hex, is `least` or more."""
    return "".join(c.upper() if int(d, 16) >= least else c for c, d in zip(digits, digest))


def mixed(digits):
    return apply(digits, keccak_256(digits.encode()).hex())
