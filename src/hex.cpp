// SPDX-License-Identifier: Apache-2.0
#include "hex.hpp"

#include <utility>

namespace touchstone {

namespace {

// Bytes all through and no branch: so compilers make vectors of the loops, and long messages are
// not held up on their way to a hash function.

constexpr std::uint8_t digit_of(std::uint8_t value) {
  return static_cast<std::uint8_t>(value + '0' + (value > 9 ? 'a' - '0' - 10 : 0));
}

/// The value of a digit; of any other character, anything.
constexpr std::uint8_t value_of(std::uint8_t digit) {
  return static_cast<std::uint8_t>((digit & 15) + 9 * (digit >> 6 & 1));
}

/// 0 if `digit` is the digit of `value`.
constexpr std::uint8_t difference(std::uint8_t digit, std::uint8_t value) {
  return static_cast<std::uint8_t>((digit_of(value) ^ digit) | (value & 0xf0));
}

void append_digits(std::string& text, BytesView bytes) {
  const std::size_t start = text.size();
  text.resize(start + 2 * bytes.size());
  char* out = text.data() + start;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    out[2 * i] = static_cast<char>(digit_of(bytes[i] >> 4));
    out[2 * i + 1] = static_cast<char>(digit_of(bytes[i] & 15));
  }
}

}  // namespace

std::optional<Bytes> bytes_of(std::string_view text) {
  if (!text.starts_with("0x") || text.size() % 2 != 0) {
    return std::nullopt;
  }
  const BytesView digits = bytes_view(text.substr(2));
  std::optional<Bytes> bytes(std::in_place, digits.size() / 2);
  std::uint8_t* out = bytes->data();
  std::uint8_t wrong = 0;
  for (std::size_t i = 0; i < digits.size() / 2; ++i) {
    const std::uint8_t high = value_of(digits[2 * i]);
    const std::uint8_t low = value_of(digits[2 * i + 1]);
    wrong |= difference(digits[2 * i], high);
    wrong |= difference(digits[2 * i + 1], low);
    out[i] = static_cast<std::uint8_t>(high << 4 | low);
  }
  if (wrong != 0) {
    return std::nullopt;
  }
  return bytes;
}

std::string hex_digits(BytesView bytes) {
  std::string text;
  append_digits(text, bytes);
  return text;
}

std::string hex_text(BytesView bytes) {
  std::string text = "0x";
  append_digits(text, bytes);
  return text;
}

BytesView bytes_view(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

}  // namespace touchstone
