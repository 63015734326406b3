# SPDX-License-Identifier: Apache-2.0
# eth-utils 6.0.0: is_address, to_canonical_address and to_checksum_address take an address in mixed
# case whose checksum (EIP-55) is wrong. Only is_checksum_address looks at it.
import sys

import eth_utils

address = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD"  # the last letter is in the wrong case
taken = eth_utils.is_address(address)
print(f"is_address returned {taken}; right is False")
print(f"to_checksum_address wrote {eth_utils.to_checksum_address(address)}; right is a refusal")
print(f"is_checksum_address returned {eth_utils.is_checksum_address(address)}")
sys.exit(1 if taken else 0)
