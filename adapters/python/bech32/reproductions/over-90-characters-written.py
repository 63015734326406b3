# SPDX-License-Identifier: Apache-2.0
# bech32 1.2.0: bech32_encode writes strings of more than 90 characters.
import sys

import bech32

text = bech32.bech32_encode("h", [0] * 83)
print(f"bech32_encode wrote {text}, {len(text)} characters; right is a refusal")
sys.exit(1 if len(text) > 90 else 0)
