#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes vectors/ethereum/rlp.yaml from our own codec. Deterministic.
Usage: rlp_vectors.py [FOLDER, default vectors/ethereum]"""
import os
import sys

import rlp_items as items
import rlp_refusals as refusals
from yaml_cases import CaseFile

PARTS = (
    items.codec_cases,
    items.huge_cases,
    refusals.canonical_cases,
    refusals.cut_cases,
    refusals.bounds_cases,
    items.nesting_cases,
    items.round_trip,
)

if __name__ == "__main__":
    ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
    FOLDER = sys.argv[1] if len(sys.argv) > 1 else os.path.join(ROOT, "vectors", "ethereum")
    FILE = CaseFile(
        "rlp",
        {"name": "Touchstone authors", "licence": "CC0-1.0"},
        [
            "Cases for RLP.",
            "Made by tests/generators/rlp_vectors.py; do not edit by hand.",
            "Each refused input has one fault: the same decoder without that one check accepts it, except",
            "where nothing is left to decode. A class instead of a reason stands where two faults of one",
            "class cannot be had apart, as in 0xb800.",
        ],
    )
    for part in PARTS:
        part(FILE)
    FILE.write(os.path.join(FOLDER, "rlp.yaml"))
