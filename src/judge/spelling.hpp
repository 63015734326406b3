// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "spec.hpp"
#include "value.hpp"

namespace touchstone::judge {

/// Bytes in the one spelling an adapter may use: `0x` and an even number of lower-case hex digits.
bool is_bytes(std::string_view text);

/// The digits of `0x` and an even number of hex digits of any case, in lower case.
std::optional<std::string> hex_digits_of(std::string_view text);

/// The hex digits of an integer, lower case and without leading zeros (`0` for zero): of a text
/// `0x…`, where `minimal` forbids leading zeros, or of a JSON number that is no negative integer
/// and has at most 80 digits.
std::optional<std::string> quantity_of(const Value& value, bool minimal);

/// `0x…` of a number.
std::string quantity_text(std::uint64_t number);

/// How a value fits a declared type. Bytes and big integers that are text in another spelling are
/// misspelt. format.md §1.
enum class Fit : std::uint8_t { fits, misspelt, wrong };
Fit fit_of(const Value& value, ValueType type);
std::string_view value_type_name(ValueType type);

}  // namespace touchstone::judge
