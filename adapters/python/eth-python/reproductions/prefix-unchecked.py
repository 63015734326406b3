# SPDX-License-Identifier: Apache-2.0
# eth-utils 6.0.0: to_canonical_address takes addresses without 0x, and with 0X.
import sys

import eth_utils

address = "de709f2102306220921060314715629080e2fb77"
taken = 0
for text in (address, "0X" + address):
    try:
        value = eth_utils.to_canonical_address(text)
    except ValueError as error:
        print(f"{text}: refused, {error}")
        continue
    print(f"{text}: read as {value.hex()}; right is a refusal")
    taken += 1
sys.exit(1 if taken else 0)
