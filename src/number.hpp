// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace touchstone {

/// True if `text` is a number by the JSON grammar (RFC 8259 §6): no sign `+`, no leading zero.
bool is_json_number(std::string_view text);

/// Equal decimal value: 0 = 0.0 = -0, 1 = 1.0 = 10e-1. An exponent beyond ±4096 compares as text,
/// so that no input costs more than its length. Both must be JSON numbers. format.md §1.
bool same_number(std::string_view left, std::string_view right);

/// A text that two JSON numbers share exactly if `same_number` holds.
std::string number_key(std::string_view text);

/// A JSON number whose exact value is an integer, however it is spelt: 1, 1.0, 10e-1. With an
/// exponent beyond ±4096 it is none.
bool is_integral(std::string_view text);

}  // namespace touchstone
