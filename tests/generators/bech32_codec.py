# SPDX-License-Identifier: Apache-2.0
"""Bech32, Bech32m and segwit addresses, written from BIP-173 and BIP-350, with the reason of each
refusal. `without` names one reason whose check is left out: the vectors use it to prove that a
refused text has no second fault."""

ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
CONSTANT = {"bech32": 1, "bech32m": 0x2BC830A3}
GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)


class Refused(Exception):
    pass


def refuse(reason, condition, without):
    if condition and reason != without:
        raise Refused(reason)


def remainder(values):
    state = 1
    for value in values:
        top = state >> 25
        state = (state & 0x1FFFFFF) << 5 ^ value
        for bit in range(5):
            if top >> bit & 1:
                state ^= GENERATOR[bit]
    return state


def expand(hrp):
    return [ord(c) >> 5 for c in hrp] + [0] + [ord(c) & 31 for c in hrp]


def checksum(prefix_values, data, constant):
    rest = remainder(list(prefix_values) + list(data) + [0] * 6) ^ constant
    return [rest >> 5 * (5 - i) & 31 for i in range(6)]


def letters(values):
    return "".join(ALPHABET[v] for v in values)


def join(hrp, data, variant, checked_hrp=None):
    """No check at all: the text that the arithmetic gives. `checked_hrp` goes into the checksum."""
    values = expand(hrp if checked_hrp is None else checked_hrp)
    return hrp + "1" + letters(list(data) + checksum(values, data, CONSTANT[variant]))


def encode(hrp, data, variant, without=None):
    refuse("empty-hrp", not hrp, without)
    bad = any(not 33 <= ord(c) <= 126 for c in hrp)
    refuse("hrp-character-out-of-range", bad, without)
    refuse("data-value-out-of-range", any(v > 31 for v in data), without)
    refuse("too-long", len(hrp) + 1 + len(data) + 6 > 90, without)
    return join(hrp.lower(), [v & 31 for v in data], variant)


def split(text, without=None, foreign=0):
    """The two parts in lower case and as values. `foreign` stands for a character of no value,
    where its check is left out."""
    refuse("too-long", len(text) > 90, without)
    lower = any("a" <= c <= "z" for c in text)
    upper = any("A" <= c <= "Z" for c in text)
    refuse("mixed-case", lower and upper, without)
    refuse("missing-separator", "1" not in text, None)
    at = text.rindex("1")
    refuse("empty-hrp", at == 0, without)
    bad = any(not 33 <= ord(c) <= 126 for c in text[:at])
    refuse("hrp-character-out-of-range", bad, without)
    refuse("data-part-too-short", len(text) - at - 1 < 6, without)
    text = "".join(chr(ord(c) + 32) if "A" <= c <= "Z" else c for c in text)
    part = text[at + 1 :]
    refuse("invalid-data-character", any(c not in ALPHABET for c in part), without)
    return text[:at], [ALPHABET.index(c) if c in ALPHABET else foreign for c in part]


def decode(text, variant, without=None, foreign=0):
    hrp, values = split(text, without, foreign)
    wrong = remainder(expand(hrp) + values) != CONSTANT[variant]
    refuse("invalid-checksum", wrong, without)
    return hrp, values[:-6]


def to_values(program):
    """Bytes to 5-bit values, zeros at the end."""
    bits = "".join(f"{b:08b}" for b in program)
    bits += "0" * (-len(bits) % 5)
    return [int(bits[i : i + 5], 2) for i in range(0, len(bits), 5)]


def to_bytes(values, without=None):
    bits = "".join(f"{v:05b}" for v in values)
    whole = len(bits) // 8 * 8
    refuse("padding-too-long", len(bits) - whole > 4, without)
    refuse("padding-not-zero", "1" in bits[whole:], without)
    return bytes(int(bits[i : i + 8], 2) for i in range(0, whole, 8))


def check_program(version, program, without):
    refuse("witness-version-out-of-range", version > 16, without)
    refuse("program-wrong-length", not 2 <= len(program) <= 40, without)
    bad = version == 0 and len(program) not in (20, 32)
    refuse("program-wrong-length-for-version", bad, without)


def variant_of(version):
    return "bech32" if version == 0 else "bech32m"


def address_join(hrp, version, program, variant=None):
    return join(hrp, [version] + to_values(program), variant or variant_of(version))


def address_encode(hrp, version, program, without=None):
    check_program(version, program, without)
    return address_join(hrp, version & 31, program, variant_of(version))


def address_decode(hrp, address, without=None, foreign=0):
    found, values = split(address, without, foreign)
    rest = remainder(expand(found) + values)
    refuse("invalid-checksum", rest not in CONSTANT.values(), without)
    refuse("hrp-mismatch", found != hrp, without)
    refuse("empty-data", len(values) == 6, None)
    version = values[0]
    refuse("witness-version-out-of-range", version > 16, without)
    program = to_bytes(values[1:-6], without)
    check_program(version, program, without)
    wrong = rest in CONSTANT.values() and rest != CONSTANT[variant_of(version)]
    refuse("wrong-checksum-variant", wrong, without)
    return version, program
