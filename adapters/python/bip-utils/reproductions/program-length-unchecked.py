# SPDX-License-Identifier: Apache-2.0
# bip-utils 2.12.3: SegwitBech32Encoder writes programs of any length; right are 2 to 40 bytes.
import sys

from bip_utils import SegwitBech32Encoder

written = 0
for length in (0, 1, 41):
    try:
        address = SegwitBech32Encoder.Encode("bc", 1, bytes(length))
    except ValueError as error:
        print(f"{length} bytes: refused, {error}")
        continue
    print(f"{length} bytes: wrote {address}; right is a refusal")
    written += 1
sys.exit(1 if written else 0)
