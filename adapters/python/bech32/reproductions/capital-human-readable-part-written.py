# SPDX-License-Identifier: Apache-2.0
# bech32 1.2.0: bech32_encode leaves capital letters in the human-readable part, so that the string
# is in mixed case. Right is all lower case, or a refusal.
import sys

import bech32

text = bech32.bech32_encode("TEST", [3, 10, 17])
print(f"bech32_encode wrote {text}, read as {bech32.bech32_decode(text)}; right is test1...")
sys.exit(0 if text == text.lower() else 1)
