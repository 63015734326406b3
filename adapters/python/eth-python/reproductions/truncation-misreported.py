# SPDX-License-Identifier: Apache-2.0
# rlp 5.0.0: an input that ends too early is refused, but the error says something else.
import sys

import rlp

misreported = 0
for text, what in (("83", "three bytes announced, none there"),
                   ("b901", "two bytes of length announced, one there")):
    try:
        print(f"{text}: {rlp.decode(bytes.fromhex(text))!r}")
    except rlp.exceptions.DecodingError as error:
        print(f"{text}, {what}: {error}; right is that bytes are missing")
        misreported += any(word in str(error) for word in ("superfluous", "used for short"))
sys.exit(1 if misreported else 0)
