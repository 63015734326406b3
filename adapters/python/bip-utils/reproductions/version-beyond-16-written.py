# SPDX-License-Identifier: Apache-2.0
# bip-utils 2.12.3: SegwitBech32Encoder writes witness versions beyond 16.
import sys

from bip_utils import SegwitBech32Encoder

written = 0
for version in (17, 31):
    try:
        address = SegwitBech32Encoder.Encode("bc", version, bytes(32))
    except ValueError as error:
        print(f"version {version}: refused, {error}")
        continue
    print(f"version {version}: wrote {address}; right is a refusal")
    written += 1
sys.exit(1 if written else 0)
