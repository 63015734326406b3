// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace touchstone {

/// True if `text` is a number by the JSON grammar (RFC 8259 §6): no sign `+`, no leading zero.
bool is_json_number(std::string_view text);

/// Equal decimal value: 0 = 0.0 = -0, 1 = 1.0 = 10e-1. An exponent beyond ±4096 compares as text,
/// so that no input costs more than its length. Both must be JSON numbers. format.md §1.
bool same_number(std::string_view left, std::string_view right);

}  // namespace touchstone
