# SPDX-License-Identifier: Apache-2.0
# bech32 1.2.0: bech32_encode takes a human-readable part that is empty or has characters outside
# 33 to 126. What it writes is refused by its own decoder.
import sys

import bech32

written = 0
for part in ("", "b c", "b\x7fc", "b\u00e9c"):
    try:
        text = bech32.bech32_encode(part, [3, 10, 17])
    except Exception as error:
        print(f"{part!r}: refused, {error!r}")
        continue
    print(f"{part!r}: wrote {text!r}, read as {bech32.bech32_decode(text)}; right is a refusal")
    written += 1
sys.exit(1 if written else 0)
