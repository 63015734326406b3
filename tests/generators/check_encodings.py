#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Computes every expected value of the encoding standards again, with libraries of other people
(encodings-requirements.txt), and compares. The libraries see parameters only. A value that none of
them can compute is listed; for a shall or shall-not that counts as a difference.
Usage: check_encodings.py [ROOT OF THE DATA]; exit 1 on a difference."""
import itertools
import os
import sys
import threading

import bip_utils
import eth_utils
import rlp
import yaml
from embit import bech32

FILES = ("bitcoin/bip-173", "bitcoin/bip-350", "ethereum/rlp", "ethereum/eip-55")
REJECTED = {"rejected": {}}
VARIANT = {"bech32": bech32.Encoding.BECH32, "bech32m": bech32.Encoding.BECH32M}


def octets(text):
    return bytes.fromhex(text[2:])


def hexed(data):
    return "0x" + bytes(data).hex()


def refusing(*errors):
    """A library refuses by raising one of `errors` or by returning None."""

    def wrap(function):
        def call(params):
            try:
                value = function(params)
            except errors:
                return REJECTED
            return REJECTED if value is None else {"result": value}

        return call

    return wrap


@refusing()
def embit_decode(params):
    encoding, hrp, data = bech32.bech32_decode(params["text"])
    if encoding != VARIANT[params["variant"]]:
        return None
    return {"hrp": hrp, "data": hexed(data)}


@refusing(IndexError)
def embit_encode(params):
    """embit writes anything; what it does not read back as it was given, it does not encode."""
    encoding, data = VARIANT[params["variant"]], list(octets(params["data"]))
    text = bech32.bech32_encode(encoding, params["hrp"], data)
    return text if bech32.bech32_decode(text) == (encoding, params["hrp"], data) else None


@refusing()
def embit_address(params):
    version, program = bech32.decode(params["hrp"], params["address"])
    return None if version is None else {"version": version, "program": hexed(program)}


@refusing(ValueError, bip_utils.Bech32ChecksumError)
def bip_utils_address(params):
    version, program = bip_utils.SegwitBech32Decoder.Decode(params["hrp"], params["address"])
    return {"version": version, "program": hexed(program)}


@refusing(IndexError)
def embit_make_address(params):
    return bech32.encode(params["hrp"], params["version"], octets(params["program"]))


def to_item(value):
    return [to_item(v) for v in value] if isinstance(value, list) else octets(value)


def from_item(item):
    return [from_item(i) for i in item] if isinstance(item, (list, tuple)) else hexed(item)


@refusing(rlp.exceptions.DecodingError)
def rlp_decode(params):
    return from_item(rlp.decode(octets(params["encoded"])))


@refusing(rlp.exceptions.EncodingError)
def rlp_encode(params):
    return hexed(rlp.encode(to_item(params["item"]), infer_serializer=False))


@refusing(ValueError)
def eth_utils_checksum(params):
    return eth_utils.to_checksum_address(octets(params["address"]))


@refusing(ValueError)
def eth_utils_read(params):
    text = params["text"]
    if eth_utils.is_checksum_formatted_address(text) and not eth_utils.is_checksum_address(text):
        return None
    return hexed(eth_utils.to_canonical_address(text)) if eth_utils.is_address(text) else None


def eth_utils_parse(params):
    """The prefix is optional for eth-utils: what it reads without one says nothing."""
    answer = eth_utils_read(params)
    return answer if params["text"].startswith("0x") or answer == REJECTED else None


LIBRARIES = {
    "bech32.decode": [embit_decode],
    "bech32.encode": [embit_encode],
    "segwit-address.decode": [embit_address, bip_utils_address],
    "segwit-address.encode": [embit_make_address],
    "rlp.decode": [rlp_decode],
    "rlp.encode": [rlp_encode],
    "ethereum-address.checksum": [eth_utils_checksum],
    "ethereum-address.parse": [eth_utils_parse],
}
ORACLE = {
    "bytes.repeat": lambda p: hexed(octets(p["bytes"]) * p["count"]),
    "bytes.concatenate": lambda p: hexed(b"".join(map(octets, p["parts"]))),
}


def resolve(value, names):
    if isinstance(value, dict) and set(value) == {"$get"}:
        name, *path = value["$get"].split("/")
        found = names[name]
        for token in path:
            found = found[token]
        return found
    if isinstance(value, dict):
        return {k: resolve(v, names) for k, v in value.items()}
    return [resolve(v, names) for v in value] if isinstance(value, list) else value


def bind(step, value, names):
    save = step.get("save", {})
    for name, pointer in ({save: ""} if isinstance(save, str) else save).items():
        names[name] = value if not pointer else value[pointer[1:]]


def instances(case):
    steps = case.get("preamble", []) + case.get("steps", [])
    if not steps:
        steps = [{k: case[k] for k in ("call", "params", "checks", "expect")}]
    table = case.get("rows", {"columns": ["id"], "data": [["only"]]})
    for row in table["data"]:
        yield dict(zip(table["columns"], row, strict=True)), steps


def ask(case):
    """Each call of a case with what the libraries answer: row, step, checks, answers, expectation.
    Later steps go on with the first library's answer."""
    for row, steps in instances(case):
        names = {"row": row}
        for number, step in enumerate(steps):
            params = resolve(step["params"], names)
            if "compute" in step:
                bind(step, ORACLE[step["compute"]](params), names)
                continue
            answers = [library(params) for library in LIBRARIES[step["call"]]]
            expected = resolve(step.get("expect", {"result": {"$any": True}}), names)
            yield row["id"], number, resolve(step.get("checks", []), names), answers, expected
            if "save" in step:
                bind(step, answers[0]["result"], names)


def matches(expected, actual):
    if isinstance(expected, dict):
        if "$any" in expected:
            return True
        if "$anyOf" in expected:
            return any(matches(e, actual) for e in expected["$anyOf"])
        if "$length" in expected:
            return isinstance(actual, list) and len(actual) == expected["$length"]
        same = isinstance(actual, dict) and set(actual) == set(expected)
        return same and all(matches(v, actual[k]) for k, v in expected.items())
    return type(expected) is type(actual) and expected == actual


def agrees(expected, answer):
    if "either" in expected:
        return any(agrees(e, answer) for e in expected["either"])
    if "rejected" in expected:
        return answer == REJECTED
    return "result" in answer and matches(expected["result"], answer["result"])


def levels(root, name):
    with open(os.path.join(root, "specs", name + ".yaml"), encoding="utf-8") as file:
        return {r["id"]: r["level"] for r in yaml.safe_load(file)["requirements"]}


def check(root, name):
    """The number of calls compared, and a line for each difference and each call left open."""
    level = levels(root, name)
    with open(os.path.join(root, "vectors", name + ".yaml"), encoding="utf-8") as file:
        document = yaml.load(file, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    compared, wrong, unanswered = 0, [], []
    for case in document["cases"]:
        for row, step, checks, answers, expected in ask(case):
            where = f"{document['standard']}/{case['id']}/{row} step {step} {','.join(checks)}"
            given = [a for a in answers if a is not None]
            compared += bool(given)
            if not given:
                binding = any(level[c] in ("shall", "shall-not") for c in checks)
                (wrong if binding else unanswered).append(f"not computed: {where}")
            wrong += [
                f"differs: {where}: {str(a)[:200]} instead of {str(expected)[:200]}"
                for a in given
                if not agrees(expected, a)
            ]
    return compared, wrong, unanswered


def main():
    here = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
    root = sys.argv[1] if len(sys.argv) > 1 else here
    results = [(name, *check(root, name)) for name in FILES]
    for name, compared, wrong, unanswered in results:
        print(
            f"{name}: {compared} computed again, {len(wrong)} differences, {len(unanswered)} open"
        )
        print("".join(f"  {line}\n" for line in wrong + unanswered), end="")
    failed = len(list(itertools.chain.from_iterable(r[2] for r in results)))
    print(f"{sum(r[1] for r in results)} passed, {failed} failed")
    STATUS.append(1 if failed else 0)


STATUS = []
if __name__ == "__main__":
    sys.setrecursionlimit(100000)  # rlp recurses once a list
    threading.stack_size(512 << 20)
    thread = threading.Thread(target=main)
    thread.start()
    thread.join()
    sys.exit(STATUS[0] if STATUS else 1)
