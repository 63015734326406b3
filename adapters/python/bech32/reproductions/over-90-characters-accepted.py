# SPDX-License-Identifier: Apache-2.0
# bech32 1.2.0: bech32_decode takes strings of more than 90 characters (its check of the length is
# commented out).
import sys

import bech32

text = bech32.bech32_encode("h", [0] * 83)
part, data = bech32.bech32_decode(text)
print(f"{len(text)} characters: bech32_decode returned {part!r}; right is None")
sys.exit(0 if part is None else 1)
