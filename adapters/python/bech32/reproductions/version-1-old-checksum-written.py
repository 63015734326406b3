# SPDX-License-Identifier: Apache-2.0
# bech32 1.2.0: an address of witness version 1 is written with the checksum of BIP-173.
import sys

import bech32

program = bytes.fromhex("79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798")
right = "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0"
written = bech32.encode("bc", 1, program)
print(f"encode wrote {written}; right is {right}")
sys.exit(0 if written == right else 1)
