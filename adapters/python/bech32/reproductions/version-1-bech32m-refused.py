# SPDX-License-Identifier: Apache-2.0
# bech32 1.2.0: a valid address of witness version 1 (BIP-350) is refused.
import sys

import bech32

address = "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0"
version, program = bech32.decode("bc", address)
print(f"{address}: decode returned version {version}; right is 1")
sys.exit(0 if version == 1 else 1)
