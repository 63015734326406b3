#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes vectors/gb/gbt-32918.2.yaml. Deterministic: the same program gives the same bytes.
Usage: sm2_vectors.py [FILE]"""
import os
import sys

import sm2_digests
import sm2_encodings
import sm2_equation
import sm2_identity
import sm2_keys
import sm2_messages
import sm2_signing
from sm2_cases import Sm2Cases

NOTE = [
    "Cases for GB/T 32918.2-2016, SM2 digital signature.",
    "Made by tests/generators/sm2_vectors.py; do not edit by hand. check_sm2.py beside it computes",
    "every expected value again with another library.",
    "A refused input has one fault: a verifier without the one check, or with the one wrong rule",
    "that the row names, accepts it. `out-of-range` cannot have that and says why; some encodings",
    "in `der-refused` and `der-header-flipped` are broken so that nothing is left to accept.",
]
SOURCE = {"name": "Touchstone authors; the example of GB/T 32918.5-2017, annex A, recomputed",
          "licence": "CC0-1.0"}


def main():
    root = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
    path = sys.argv[1] if len(sys.argv) > 1 else os.path.join(root, "vectors/gb/gbt-32918.2.yaml")
    file = Sm2Cases("gbt-32918.2", SOURCE, NOTE)
    for section in (sm2_identity, sm2_signing, sm2_messages, sm2_keys, sm2_equation,
                    sm2_digests, sm2_encodings):
        section.add_cases(file)
    file.write(path)


if __name__ == "__main__":
    main()
