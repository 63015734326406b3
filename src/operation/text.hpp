// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "call.hpp"

namespace touchstone {

/// `text.concatenate {parts: list of text} -> text`
Answer text_concatenate(const Value& params);
/// `text.encode {text} -> bytes`: the UTF-8 of the text.
Answer text_encode(const Value& params);
/// `text.repeat {text, count: integer} -> text`. More than 64 MiB are refused as `limit-exceeded`,
/// a negative count as `out-of-range`.
Answer text_repeat(const Value& params);

}  // namespace touchstone
