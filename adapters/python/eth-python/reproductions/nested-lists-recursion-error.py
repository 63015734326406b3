# SPDX-License-Identifier: Apache-2.0
# rlp 5.0.0: lists nested about 1000 deep end in a RecursionError when decoded, about 330 deep when
# encoded. That is no RLPException, so who catches the errors of the library does not catch it.
import sys

import rlp


def encoding(depth):
    encoded = b""
    for _ in range(depth):
        size = len(encoded)
        length = size.to_bytes((size.bit_length() + 7) // 8, "big")
        encoded = (bytes([0xC0 + size]) if size < 56 else
                   bytes([0xF7 + len(length)]) + length) + encoded
    return encoded


def item(depth):
    return [item(depth - 1)] if depth > 1 else []


def first_failure(call, make):
    for depth in range(100, 1500):
        try:
            value = make(depth)
        except RecursionError:  # of this file
            return None
        try:
            call(value)
        except RecursionError:
            return depth
        except rlp.exceptions.RLPException:
            return None
    return None


failed = 0
for call, make in ((rlp.decode, encoding), (rlp.encode, item)):
    depth = first_failure(call, make)
    print(f"{call.__name__}: RecursionError from depth {depth}; right is a result or an RLPException")
    failed += depth is not None
sys.exit(1 if failed else 0)
