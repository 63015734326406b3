# SPDX-License-Identifier: Apache-2.0
"""How a row and a case of bech32.encode and bech32.decode are made. Requirement numbers 01 to 20
have the same meaning in BIP-173 and BIP-350."""
from bech32_codec import CONSTANT, Refused, decode, encode, join
from yaml_cases import get

# All that a human-readable part may hold, but capitals, and 1, which is a matter of its own.
PRINTABLE = "".join(chr(c) for c in range(33, 127) if not 65 <= c <= 90 and c != 49)
NOTHING_LEFT = {"missing-separator"}


def payload(count, seed=3):
    """Values 0 to 26 only: 27 and 28 (m, u) are kept for the alphabet's own rows."""
    return [(i * 7 + seed) % 27 for i in range(count)]


def octets(values):
    return "0x" + bytes(values).hex()


class Strings:
    def __init__(self, file, prefix, variant):
        self.file, self.prefix, self.variant = file, prefix, variant
        self.constant = CONSTANT[variant]
        self.name = variant.capitalize()

    def requirement(self, number):
        return f"{self.prefix}-{number:02}"

    def accepted(self, id, number, hrp, data, text=None):
        text = text or join(hrp, data, self.variant)
        assert decode(text, self.variant) == (hrp, list(data)), id
        shown = {"$anyOf": [hrp, hrp.upper()]} if text != text.lower() else hrp
        return [
            id,
            self.requirement(number),
            text,
            {"result": {"hrp": shown, "data": octets(data)}},
        ]

    def refused(self, id, number, text, reason, foreign=None):
        """`foreign`: the value that a lookup without a check gives the foreign character."""
        assert reason_of(decode, text, self.variant) == reason, (id, text)
        proof = foreign is not None or reason != "invalid-data-character"
        if proof and reason not in NOTHING_LEFT:
            decode(text, self.variant, reason, foreign or 0)
        return [id, self.requirement(number), text, {"rejected": {"reason": reason}}]

    def decode_case(self, id, en, zh, rows):
        self.file.case(
            id,
            en,
            zh,
            {
                "call": "bech32.decode",
                "params": {"variant": self.variant, "text": get("row/text")},
                "checks": [get("row/requirement")],
                "expect": get("row/expect"),
            },
            ["id", "requirement", "text", "expect"],
            rows,
        )

    def encode_case(self, id, en, zh, rows):
        self.file.case(
            id,
            en,
            zh,
            {
                "call": "bech32.encode",
                "params": {"variant": self.variant, "hrp": get("row/hrp"), "data": get("row/data")},
                "checks": [get("row/requirement")],
                "expect": get("row/expect"),
            },
            ["id", "requirement", "hrp", "data", "expect"],
            rows,
        )

    def made(self, id, number, hrp, data):
        text = encode(hrp, data, self.variant)
        return [id, self.requirement(number), hrp, octets(data), {"result": text}]

    def not_made(self, id, number, hrp, data, reason):
        assert reason_of(encode, hrp, data, self.variant) == reason, id
        encode(hrp, data, self.variant, reason)
        return [id, self.requirement(number), hrp, octets(data), {"rejected": {"reason": reason}}]


def reason_of(function, *arguments):
    try:
        function(*arguments)
    except Refused as refusal:
        return str(refusal)
    return None
