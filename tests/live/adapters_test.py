#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Asks each installed adapter for known answers through a pipe, and runs the reproductions.

tests/live/adapters_test.py [LANGUAGE/SDK…]; adapters/install.sh installs. Status 1 if something
failed, 77 if nothing was installed.
"""
import json
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(os.environ.get("TOUCHSTONE_ADAPTERS", ROOT / "build" / "adapters"))
N = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123
ABC, EMPTY, ID = "0x616263", "0x", "0x31323334353637383132333435363738"
SM3_ABC = "0x66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
SM3_EMPTY = "0x1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b"
KECCAK_ABC = "0x4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45"
KECCAK_EMPTY = "0xc5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470"
SHA_256_ABC = "0xba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
SHA3_256_ABC = "0x3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532"
SHA_512_ABC = ("0xddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
               "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f")

# The published example of SM2 signatures.
PRIVATE = "0x3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8"
PUBLIC = ("0x0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020"
          "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13")
MESSAGE = "0x" + b"message digest".hex()
DIGEST = "0xf0b43e94ba45accaace692ed534382eb17e6ab5a19ce7b31f4486fdfc0d28640"
NONCE = "0x59276e27d506861a16680f3ad9c02dccef3cc1fa3cdbe4ce6d54b80deac1bc21"
R = "f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3"
S = "b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa"
RAW, DER = f"0x{R}{S}", f"0x3046022100{R}022100{S}"

V0 = "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4"
V0_PROGRAM = "0x751e76e8199196d454941c45d1b3a323f1433bd6"
V1 = "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0"
V1_OLD = "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd"
V1_PROGRAM = "0x79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798"
EIP_55 = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"

REJECTED = {"code": -32001}


def result(value):
    return {"result": value}


def rejected(reason):
    return {"code": -32001, "reason": reason}


def unsupported(what):
    return {"code": -32002, "what": what}


def hash_rows(algorithms, streaming):
    for name, known in algorithms.items():
        for message, digest in known.items():
            yield "hash.digest", {"algorithm": name, "message": message}, result(digest)
        if streaming:
            chunks = {"algorithm": name, "chunks": ["0x61", EMPTY, "0x6263"]}
            yield "hash.digest-chunks", chunks, result(known[ABC])
            once = {"algorithm": name, "chunk": ABC, "count": 1}
            yield "hash.digest-repeated", once, result(known[ABC])
    operations = ["hash.digest"] + ["hash.digest-chunks", "hash.digest-repeated"] * streaming
    for operation in operations:
        yield operation, {"algorithm": "md5"}, unsupported("algorithm")


def bech32_rows(variant, text, wrong, reasons):
    told = rejected if reasons else lambda _: REJECTED
    lower = text.lower()
    yield "bech32.decode", {"variant": variant, "text": text}, result({"hrp": "a", "data": EMPTY})
    yield "bech32.encode", {"variant": variant, "hrp": "a", "data": EMPTY}, result(lower)
    for bad, reason in ((wrong, "invalid-checksum"), ("A" + lower[1:], "mixed-case"),
                        ("a1\u2028" + lower[3:], "invalid-data-character")):
        yield "bech32.decode", {"variant": variant, "text": bad}, told(reason)
    beyond = {"variant": variant, "hrp": "a", "data": "0x20"}
    yield "bech32.encode", beyond, told("data-value-out-of-range")
    yield "bech32.decode", {"variant": "base58", "text": text}, unsupported("variant")


def segwit_rows(told):
    yield ("segwit-address.decode", {"hrp": "bc", "address": V0},
           result({"version": 0, "program": V0_PROGRAM}))
    yield ("segwit-address.encode", {"hrp": "bc", "version": 0, "program": V0_PROGRAM},
           result(V0.lower()))
    yield "segwit-address.decode", {"hrp": "bc", "address": V0[:-1] + "5"}, told("invalid-checksum")
    yield "segwit-address.decode", {"hrp": "tb", "address": V0}, REJECTED


def segwit_v1_rows(told):
    yield ("segwit-address.decode", {"hrp": "bc", "address": V1},
           result({"version": 1, "program": V1_PROGRAM}))
    yield ("segwit-address.encode", {"hrp": "bc", "version": 1, "program": V1_PROGRAM}, result(V1))
    yield "segwit-address.decode", {"hrp": "bc", "address": V1_OLD}, told("invalid-checksum")


def rlp_rows():
    for item, encoded in ((["0x636174", "0x646f67"], "0xc88363617483646f67"),
                          ("0x0400", "0x820400"), (EMPTY, "0x80"),
                          ([[], [[]], [[], [[]]]], "0xc7c0c1c0c3c0c1c0")):
        yield "rlp.encode", {"item": item}, result(encoded)
        yield "rlp.decode", {"encoded": encoded}, result(item)
    yield "rlp.decode", {"encoded": "0x8100"}, rejected("non-canonical-single-byte")
    yield "rlp.decode", {"encoded": "0xb80100"}, REJECTED
    yield "rlp.decode", {"encoded": "0xb9003800"}, rejected("length-leading-zero")
    yield "rlp.decode", {"encoded": "0x8080"}, rejected("trailing-data")
    yield "rlp.decode", {"encoded": "0x83"}, REJECTED
    yield "rlp.encode", {"item": "cat"}, {"code": None}
    yield "rlp.encode", {"item": ["0x" + "61" * 100_000]}, \
        result("0xfa0186a4ba0186a0" + "61" * 100_000)


def eip_55_rows():
    yield "ethereum-address.checksum", {"address": EIP_55.lower()}, result(EIP_55)
    yield "ethereum-address.checksum", {"address": EIP_55.lower()[:-2]}, REJECTED
    for text in (EIP_55, EIP_55.lower(), "0x" + EIP_55[2:].upper()):
        yield "ethereum-address.parse", {"text": text}, result(EIP_55.lower())
    for text in (EIP_55[:-1] + "D", EIP_55[:-1], "0x" + "g" * 40):
        yield "ethereum-address.parse", {"text": text}, REJECTED


def sm2_rows():
    for form, signature in (("raw", RAW), ("der", DER)):
        common = {"algorithm": "sm2-sm3", "signature-format": form}
        for identified in ({"signer-id": ID}, {}):
            signed = common | identified | {"public-key": PUBLIC, "message": MESSAGE}
            yield "signature.verify", signed | {"signature": signature}, result(True)
            yield "signature.verify", signed | {"signature": signature, "message": ABC}, "refused"
            private = common | identified | {"private-key": PRIVATE, "message": MESSAGE}
            yield "signature.sign", private, ("verifies", signed)
        given = common | {"public-key": PUBLIC, "signature": signature}
        yield "signature.verify-digest", given | {"digest": DIGEST}, result(True)
        yield "signature.verify-digest", given | {"digest": PRIVATE}, "refused"
        infinity = common | {"private-key": f"0x{N:064x}", "message": MESSAGE}
        yield "signature.sign", infinity, REJECTED
    for operation in ("signature.sign", "signature.verify", "signature.verify-digest"):
        yield operation, common | {"algorithm": "ed25519"}, unsupported("algorithm")
        yield operation, common | {"signature-format": "jws"}, unsupported("signature-format")


def nonce_rows():
    for form, signature in (("raw", RAW), ("der", DER)):
        common = {"algorithm": "sm2-sm3", "signature-format": form, "private-key": PRIVATE}
        message, digest = common | {"message": MESSAGE}, common | {"digest": DIGEST}
        made = result({"signature": signature})
        beyond = {"nonce": f"0x{N:064x}"}
        yield "signature.sign-with-nonce", message | {"nonce": NONCE}, made
        yield "signature.sign-with-nonce", message | beyond, REJECTED
        yield "signature.sign-digest-with-nonce", digest | {"nonce": NONCE}, made
        yield "signature.sign-digest-with-nonce", digest | beyond, REJECTED
    yield "signature.verify", {**common, "signer-id": ABC}, unsupported("signer-id")
    for first in ("02", "06", "09"):
        key = {"public-key": "0x" + first + PUBLIC[4:] if first != "09" else "0x" + PUBLIC[4:]}
        what = "public-key" if first == "09" else "feature"
        yield ("signature.verify", common | key | {"message": MESSAGE, "signature": RAW},
               unsupported(what))


def none(_):
    return REJECTED


SM3 = {"sm3": {ABC: SM3_ABC, EMPTY: SM3_EMPTY}}
KECCAK = {"keccak-256": {ABC: KECCAK_ABC, EMPTY: KECCAK_EMPTY}}
FIPS = {"sha-256": {ABC: SHA_256_ABC}, "sha-512": {ABC: SHA_512_ABC},
        "sha3-256": {ABC: SHA3_256_ABC}}
ROWS = {
    "javascript/noble": [
        *hash_rows(KECCAK | FIPS, True), *bech32_rows("bech32", "A12UEL5L", "a12uel5p", True),
        *bech32_rows("bech32m", "A1LQFN3A", "a1lqfn3q", True), *segwit_rows(rejected),
        *segwit_v1_rows(rejected), *rlp_rows(), *eip_55_rows(),
        ("segwit-address.decode", {"hrp": "bc", "address": "BC1SW50QGDZ25J"},
         unsupported("witness-program")),
        ("segwit-address.encode", {"hrp": "bc", "version": 16, "program": "0x751e"},
         unsupported("witness-version")),
        ("segwit-address.encode", {"hrp": "bc", "version": 0, "program": "0x751e"},
         rejected("program-wrong-length-for-version"))],
    "javascript/sm-crypto": [
        *hash_rows(SM3, False), *sm2_rows(),
        ("signature.verify",
         {"algorithm": "sm2-sm3", "signature-format": "raw", "message": ABC, "signer-id": "0xff"},
         unsupported("signer-id"))],
    "python/eth-python": [*hash_rows(KECCAK, True), *rlp_rows(), *eip_55_rows(),
                          ("rlp.decode", {"encoded": "0x8341"}, rejected("truncated"))],
    "python/bip-utils": [
        *segwit_rows(rejected), *segwit_v1_rows(rejected),
        ("segwit-address.encode", {"hrp": "bc", "version": 32, "program": "0x751e"}, REJECTED)],
    "python/bech32": [
        *bech32_rows("bech32", "A12UEL5L", "a12uel5p", False), *segwit_rows(none),
        ("bech32.decode", {"variant": "bech32m", "text": "A1LQFN3A"}, unsupported("variant")),
        ("segwit-address.encode", {"hrp": "bc", "version": 0, "program": "0x751e"}, REJECTED),
        # What it is known for: BIP-350 is not heard of.
        ("segwit-address.decode", {"hrp": "bc", "address": V1}, REJECTED),
        ("segwit-address.decode", {"hrp": "bc", "address": V1_OLD},
         result({"version": 1, "program": V1_PROGRAM}))],
    "python/gmssl": [*hash_rows(SM3, False), *sm2_rows(), *nonce_rows()],
}


class Adapter:
    def __init__(self, name):
        self.process = subprocess.Popen(
            [ROOT / "adapters" / "run.sh", name], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def ask(self, requests):
        """Sends all, then reads all: answers must be lines, one for each request, by id."""
        lines = [json.dumps({"jsonrpc": "2.0", "id": n, "method": method, "params": params},
                            ensure_ascii=False) for n, (method, params) in enumerate(requests)]
        output, _ = self.process.communicate(("\n".join(lines) + "\n").encode(), timeout=300)
        answers = [json.loads(line) for line in output.split(b"\n") if line]
        by_id = {answer["id"]: answer for answer in answers}
        assert len(answers) == len(requests) == len(by_id), "one answer for each request"
        assert all(answer["jsonrpc"] == "2.0" for answer in answers)
        return [by_id[n] for n in range(len(requests))]


def agrees(answer, expected):
    """None, or what was expected."""
    error = answer.get("error", {})
    data = error.get("data", {})
    if expected == "refused":  # a predicate may say so by false
        return answer.get("result") is False or error.get("code") == -32001
    if "result" in expected:
        return answer.get("result") == expected["result"]
    if expected["code"] is None:  # the request is at fault, not the SDK
        return error.get("code") in (-32602, -32603)
    if error.get("code") != expected["code"] or not isinstance(error.get("message"), str):
        return False
    if "what" in expected:
        return data.get("what") == expected["what"] and "value" in data
    return "reason" not in expected or data.get("reason") == expected["reason"]


class Tally:
    passed = failed = skipped = 0

    def check(self, right, name, seen=""):
        self.passed += bool(right)
        self.failed += not right
        if not right:
            print(f"FAIL {name}: {str(seen)[:300]}")


def test_adapter(name, tally):
    rows = ROWS[name]
    requests = [("touchstone.describe", {"protocols": [1]}), ("no.such-operation", {})]
    requests += [(operation, params) for operation, params, _ in rows]
    description, unknown, *answers = Adapter(name).ask(requests)
    described = description["result"]
    tally.check(described["protocol"] == 1 and described["maxOutstanding"] > 1, f"{name} describe")
    tally.check(set(described["operations"]) == {row[0] for row in rows},
                f"{name} describes what it answers", sorted(described["operations"]))
    tally.check(unknown["error"]["code"] == -32601, f"{name} unknown operation", unknown)
    for (operation, params, expected), answer in zip(rows, answers):
        if isinstance(expected, tuple):
            signature = answer["result"]["signature"]
            expected, (answer,) = result(True), Adapter(name).ask(
                [("signature.verify", expected[1] | {"signature": signature})])
        tally.check(agrees(answer, expected), f"{name} {operation} {str(params)[:200]}",
                    f"expected {str(expected)[:100]}, came {answer}")


def test_reproduction(name, file, tally):
    """The fault is there: it says what would be right, exits 1, and not because it broke."""
    run = subprocess.run([ROOT / "adapters" / "run.sh", name, f"reproductions/{file.name}"],
                         capture_output=True, text=True, timeout=120)
    right = run.returncode == 1 and not run.stderr and "; right" in run.stdout
    tally.check(right, f"{name} {file.name}", f"exit {run.returncode}: {run.stdout}{run.stderr}")


def main():
    tally = Tally()
    for name in sys.argv[1:] or ROWS:
        if not (BUILD / name / "installed").is_file():
            print(f"{name} blocked (not installed: adapters/install.sh {name})")
            tally.skipped += 1
            continue
        test_adapter(name, tally)
        for file in sorted((ROOT / "adapters" / name / "reproductions").iterdir()):
            test_reproduction(name, file, tally)
    print(f"{tally.passed} passed, {tally.failed} failed, {tally.skipped} skipped")
    return 1 if tally.failed else 0 if tally.passed else 77


if __name__ == "__main__":
    sys.exit(main())
