#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes vectors/bitcoin/bip-173.yaml and bip-350.yaml from our own codec. Deterministic.
Usage: bech32_vectors.py [FOLDER, default vectors/bitcoin]"""
import os
import sys

import bech32_address_faults as faults
import bech32_addresses as addresses
import bech32_checksums as sums
import bech32_strings as form
from bech32_address_cases import Addresses
from bech32_cases import Strings
from yaml_cases import CaseFile

NOTE = [
    "Made by tests/generators/bech32_vectors.py; do not edit by hand.",
    "Each refused text has one fault: the same decoder without that one check accepts it, except",
    "where a row has nothing left to decode. tests/generators/check_encodings.py computes every",
    "value again with another library.",
]

PARTS = (
    form.alphabet,
    form.foreign_characters,
    form.lengths,
    form.hrps,
    form.separators,
    sums.checksums,
    sums.cases_of_letters,
    sums.data_values,
    sums.round_trip,
)

ADDRESS_PARTS = (
    addresses.networks,
    addresses.version_0,
    addresses.later_versions,
    addresses.program_lengths,
    faults.paddings,
    faults.no_data,
    faults.syntax,
    addresses.round_trip,
)


def write(folder, standard, prefix, variant):
    source = {"name": "Touchstone authors", "licence": "CC0-1.0"}
    file = CaseFile(standard, source, [f"Cases for {standard.upper()}."] + NOTE)
    strings = Strings(file, prefix, variant)
    for part in PARTS:
        part(strings)
    maker = Addresses(file, prefix, standard)
    for part in ADDRESS_PARTS:
        part(maker)
    file.write(os.path.join(folder, standard + ".yaml"))


if __name__ == "__main__":
    ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
    FOLDER = sys.argv[1] if len(sys.argv) > 1 else os.path.join(ROOT, "vectors", "bitcoin")
    write(FOLDER, "bip-173", "B32", "bech32")
    write(FOLDER, "bip-350", "B32M", "bech32m")
