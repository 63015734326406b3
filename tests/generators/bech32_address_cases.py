# SPDX-License-Identifier: Apache-2.0
"""How a row and a case of segwit-address.encode and segwit-address.decode are made. BIP-173 is asked
about version 0 only: BIP-350 gave versions 1 to 16 another checksum."""
from bech32_cases import reason_of
from bech32_codec import address_decode, address_encode, address_join
from yaml_cases import get

KEY_HASH = bytes.fromhex("751e76e8199196d454941c45d1b3a323f1433bd6")
SCRIPT_HASH = bytes.fromhex("1863143c14c5166804bd19203356da136c985678cd4d27a1b8c6329604903262")
X_OF_G = bytes.fromhex("79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798")
PUBLISHED = {
    "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4": ("bc", 0, KEY_HASH),
    "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0": ("bc", 1, X_OF_G),
}
for address, parts in PUBLISHED.items():
    assert address_join(*parts) == address
NO_PROOF = {"empty-data", "missing-separator"}


def program(count, seed=41):
    return bytes((i * 73 + seed) % 256 for i in range(count))


class Addresses:
    def __init__(self, file, prefix, standard):
        self.file, self.prefix = file, prefix
        self.old = standard == "bip-173"
        self.version = 0 if self.old else 1
        self.base = KEY_HASH if self.old else X_OF_G
        self.address = address_join("bc", self.version, self.base)

    def requirement(self, number):
        return f"{self.prefix}-{number:02}"

    def accepted(self, id, number, hrp, address):
        version, found = address_decode(hrp, address)
        result = {"version": version, "program": "0x" + found.hex()}
        return [id, self.requirement(number), hrp, address, {"result": result}]

    def refused(self, id, number, hrp, address, reason, foreign=None):
        assert reason_of(address_decode, hrp, address) == reason, (id, address)
        proof = foreign is not None or reason != "invalid-data-character"
        if proof and reason not in NO_PROOF:
            address_decode(hrp, address, reason, foreign or 0)
        return [id, self.requirement(number), hrp, address, {"rejected": {"reason": reason}}]

    def decode_case(self, id, en, zh, rows):
        self.file.case(
            id,
            en,
            zh,
            {
                "call": "segwit-address.decode",
                "params": {"hrp": get("row/hrp"), "address": get("row/address")},
                "checks": [get("row/requirement")],
                "expect": get("row/expect"),
            },
            ["id", "requirement", "hrp", "address", "expect"],
            rows,
        )

    def encode_case(self, id, en, zh, rows):
        self.file.case(
            id,
            en,
            zh,
            {
                "call": "segwit-address.encode",
                "params": {
                    "hrp": get("row/hrp"),
                    "version": get("row/version"),
                    "program": get("row/program"),
                },
                "checks": [get("row/requirement")],
                "expect": get("row/expect"),
            },
            ["id", "requirement", "hrp", "version", "program", "expect"],
            rows,
        )

    def made(self, id, number, hrp, version, data):
        text = address_encode(hrp, version, data)
        return [id, self.requirement(number), hrp, version, "0x" + data.hex(), {"result": text}]

    def not_made(self, id, number, version, data, reason):
        assert reason_of(address_encode, "bc", version, data) == reason, id
        address_encode("bc", version, data, reason)
        return [
            id,
            self.requirement(number),
            "bc",
            version,
            "0x" + data.hex(),
            {"rejected": {"reason": reason}},
        ]
