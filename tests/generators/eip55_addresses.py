# SPDX-License-Identifier: Apache-2.0
"""Addresses of the properties that the cases of EIP-55 need: published, searched and built."""
import hashlib

from eip55_codec import keccak_256, mixed

PUBLISHED = {
    "caps-1": "52908400098527886E0F7030069857D2E4169EE7",
    "caps-2": "8617E340B3D01FA5F11F306F4090FD50E238070D",
    "small-1": "de709f2102306220921060314715629080e2fb77",
    "small-2": "27b1fdb04752bbc536007a920d24acb045561c26",
    "mixed-1": "5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
    "mixed-2": "fB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
    "mixed-3": "dbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
    "mixed-4": "D1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb",
}


def borders(digits):
    """The digest digits 7 and 8 that meet a letter, as pairs of letter and digit."""
    digest = keccak_256(digits.encode()).hex()
    return [(c, d) for c, d in zip(digits, digest) if c.isalpha() and d in "78"]


def candidates():
    number = 0
    while True:
        digits = hashlib.sha256(b"address %d" % number).hexdigest()[:40]
        if digits[0] != "0":
            yield digits
        number += 1


def first(test):
    return next(d for d in candidates() if test(d))


def is_mixed(text):
    return text != text.lower() and text != text.upper()


CLEAR = [d for d, _ in zip((d for d in candidates() if not borders(d)), range(400))]


def at_position(place, upper):
    return next(d for d in CLEAR if d[place].isalpha() and mixed(d)[place].isupper() == upper)


def positions():
    for place in range(40):
        for name, upper in (("upper", True), ("lower", False)):
            yield f"place-{place:02}-{name}", at_position(place, upper)


def thresholds():
    for letter in "abcdef":
        for digit in "78":
            yield f"{letter}-over-{digit}", first(lambda d: borders(d) == [(letter, digit)])


def with_zeros(count):
    """An address that begins with `count` zero digits."""
    made = ("0" * count + d[count:] for d in candidates())
    return next(d for d in made if not borders(d) and is_mixed(mixed(d)))


def shapes():
    yield "zero", "0" * 40
    yield "one", "0" * 39 + "1"
    for count in (1, 2, 10):
        yield f"leading-zero-bytes-{count}", with_zeros(2 * count)
    yield "leading-zero-digit", with_zeros(1)
    yield "digits-only", "1234567890" * 4


SHAPES = list(shapes())
