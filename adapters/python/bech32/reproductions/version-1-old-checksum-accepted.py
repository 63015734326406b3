# SPDX-License-Identifier: Apache-2.0
# bech32 1.2.0: an address of witness version 1 with the checksum of BIP-173 is taken. BIP-350 asks
# for the one of Bech32m from version 1 on.
import sys

import bech32

address = "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd"
version, program = bech32.decode("bc", address)
print(f"{address}: decode returned version {version}; right is (None, None)")
sys.exit(0 if version is None else 1)
