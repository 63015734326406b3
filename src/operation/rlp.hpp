// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "call.hpp"

namespace touchstone {

/// Recursive Length Prefix, Yellow Paper appendix B. An item is the text of bytes or a list of
/// items. Lists nested deeper than 256 are refused as `limit-exceeded`, since no JSON reader at the
/// other end of an answer would take them.

/// `rlp.decode {encoded: bytes} -> item`. Reasons: `empty-input`, `length-leading-zero`,
/// `non-minimal-length`, `non-canonical-single-byte`, `trailing-data`; where bytes are missing,
/// `truncated` if the input ends there and `item-overruns-list` if only the list around does.
Answer rlp_decode(const Value& params);

/// `rlp.encode {item} -> bytes`. Anything but bytes and lists is refused as `wrong-type`.
Answer rlp_encode(const Value& params);

}  // namespace touchstone
