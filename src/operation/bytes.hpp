// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "call.hpp"

namespace touchstone {

/// `bytes.repeat {bytes, count: integer} -> bytes`. More than 64 MiB are refused as
/// `limit-exceeded`, a negative count as `out-of-range`.
Answer bytes_repeat(const Value& params);
/// `bytes.concatenate {parts: list of bytes} -> bytes`
Answer bytes_concatenate(const Value& params);

}  // namespace touchstone
