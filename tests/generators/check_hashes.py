#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Computes every digest of the shipped hash vectors again, with libraries only.

Usage: check_hashes.py [FOLDER, default the project's vectors/]
Libraries: OpenSSL through hashlib, and libbotan-2 and pycryptodome where they are installed; all
that know an algorithm must agree. First every digest is computed from the inputs, then the expected
ones are read. Prints what could not be computed and what differs; the exit code is 1 if there is
either. Takes half a minute, most of it for the messages of 512 MiB.
"""
import ctypes
import ctypes.util
import hashlib
import sys
from pathlib import Path

import yaml

STANDARDS = ("gb/gbt-32905", "nist/fips-180-4", "nist/fips-202", "ethereum/keccak-256")
BOTAN_NAMES = {
    "sm3": "SM3", "sha-224": "SHA-224", "sha-256": "SHA-256", "sha-384": "SHA-384",
    "sha-512": "SHA-512", "sha-512/256": "SHA-512-256", "sha3-224": "SHA-3(224)",
    "sha3-256": "SHA-3(256)", "sha3-384": "SHA-3(384)", "sha3-512": "SHA-3(512)",
    "keccak-256": "Keccak-1600(256)"}


class Botan:
    """libbotan-2 through its C interface; None where the library or the algorithm is missing."""

    library = ctypes.util.find_library("botan-2")
    calls = ctypes.CDLL(library) if library else None

    @classmethod
    def new(cls, algorithm):
        name, handle = BOTAN_NAMES.get(algorithm), ctypes.c_void_p()
        if not cls.calls or not name:
            return None
        missing = cls.calls.botan_hash_init(ctypes.byref(handle), name.encode(), 0)
        return None if missing else cls(handle)

    def __init__(self, handle):
        self.handle = handle

    def update(self, data):
        self.require(self.calls.botan_hash_update(self.handle, data, ctypes.c_size_t(len(data))))

    def digest(self):
        size = ctypes.c_size_t()
        self.require(self.calls.botan_hash_output_length(self.handle, ctypes.byref(size)))
        value = ctypes.create_string_buffer(size.value)
        self.require(self.calls.botan_hash_final(self.handle, value))
        self.calls.botan_hash_destroy(self.handle)
        return value.raw

    @staticmethod
    def require(code):
        if code:
            raise RuntimeError(f"Botan answers {code}")


def openssl(algorithm):
    name = algorithm.replace("sha-", "sha").replace("sha3-", "sha3_").replace("/", "_")
    return hashlib.new(name) if name in hashlib.algorithms_available else None


def pycryptodome(algorithm):
    try:
        from Crypto.Hash import SHA512, keccak
    except ImportError:
        return None
    if algorithm == "keccak-256":
        return keccak.new(digest_bits=256)
    if algorithm.startswith("sha-512/"):
        return SHA512.new(truncate=algorithm[-3:])
    return None


PROVIDERS = {"openssl": openssl, "botan": Botan.new, "pycryptodome": pycryptodome}


def digest(algorithm, chunk, count, used):
    """The digest that all libraries agree on, or a text that says why there is none."""
    values = {}
    for name, provider in PROVIDERS.items():
        state = provider(algorithm)
        if state:
            for part in chunk if isinstance(chunk, list) else [chunk] * count:
                state.update(part)
            values[name] = state.digest()
    used.setdefault(algorithm, set()).update(values)
    if len(set(values.values())) > 1:
        return "the libraries disagree: " + str({name: v.hex() for name, v in values.items()})
    return next(iter(values.values()), f"no library has {algorithm}")


def raw(hexed):
    return bytes.fromhex(hexed.removeprefix("0x"))


def resolve(value, names):
    """Replaces references by what they name; text stays text."""
    if isinstance(value, dict):
        if set(value) == {"$get"}:
            found = names
            for part in value["$get"].split("/"):
                found = found[part]
            return found
        return {key: resolve(member, names) for key, member in value.items()}
    return [resolve(member, names) for member in value] if isinstance(value, list) else value


def instances(cases):
    """Yields id, operation, parameters and expectation of each row; repeats are kept as pairs."""
    for case in cases:
        step = case["steps"][0] if "steps" in case else case
        columns = case["rows"]["columns"]
        for row in case["rows"]["data"]:
            names = {"row": dict(zip(columns, row, strict=True))}
            for made in case.get("preamble", []):
                assert made["compute"] == "bytes.repeat", made
                names[made["save"]] = resolve(made["params"], names)
            params, expect = resolve(step["params"], names), resolve(step["expect"], names)
            yield f"{case['id']}/{row[0]}", step["call"], params, expect


def expand(value):
    """Bytes of hex text or of what bytes.repeat makes."""
    return raw(value) if isinstance(value, str) else raw(value["bytes"]) * int(value["count"])


def compute(operation, params, used):
    if operation == "hash.digest":
        return digest(params["algorithm"], expand(params["message"]), 1, used)
    if operation == "hash.digest-chunks":
        return digest(params["algorithm"], [raw(c) for c in params["chunks"]], 1, used)
    if operation == "hash.digest-repeated":
        return digest(params["algorithm"], expand(params["chunk"]), int(params["count"]), used)
    return f"operation {operation} is not known here"


def main(arguments):
    folder = Path(arguments[0]) if arguments else Path(__file__).resolve().parents[2] / "vectors"
    used, faults, count = {}, [], 0
    for standard in STANDARDS:
        text = (folder / (standard + ".yaml")).read_text(encoding="utf-8")
        cases = yaml.load(text, yaml.BaseLoader)["cases"]
        computed = {id: compute(call, params, used) for id, call, params, _ in instances(cases)}
        for id, _, _, expect in instances(cases):
            value = computed[id]
            count += 1
            if isinstance(value, str):
                faults.append(f"{standard}/{id}: not computed: {value}")
            elif expect != {"result": "0x" + value.hex()}:
                faults.append(f"{standard}/{id}: expected {expect}, computed 0x{value.hex()}")
    for fault in faults:
        print(fault)
    print(f"{count} digests, {len(faults)} faults")
    for algorithm, names in used.items():
        print(f"  {algorithm}: {', '.join(sorted(names))}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
