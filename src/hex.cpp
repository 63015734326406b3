// SPDX-License-Identifier: Apache-2.0
#include "hex.hpp"

namespace touchstone {

namespace {

constexpr unsigned NOT_A_DIGIT = 0x100;

constexpr unsigned digit_value(char character) {
  const unsigned code = static_cast<unsigned char>(character);
  const unsigned decimal = code - '0';
  const unsigned letter = code - 'a';
  return decimal < 10 ? decimal : letter < 6 ? letter + 10 : NOT_A_DIGIT;
}

void append_digits(std::string& text, BytesView bytes) {
  constexpr std::string_view DIGITS = "0123456789abcdef";
  const std::size_t start = text.size();
  text.resize(start + 2 * bytes.size());
  char* out = text.data() + start;
  for (const std::uint8_t byte : bytes) {
    *out++ = DIGITS[byte >> 4];
    *out++ = DIGITS[byte & 15];
  }
}

}  // namespace

std::optional<Bytes> bytes_of(std::string_view text) {
  if (!text.starts_with("0x") || text.size() % 2 != 0) {
    return std::nullopt;
  }
  text.remove_prefix(2);
  Bytes bytes(text.size() / 2);
  // One test after the loop instead of one in each turn lets the compiler use vectors.
  unsigned seen = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const unsigned value = digit_value(text[2 * i]) << 4 | digit_value(text[2 * i + 1]);
    seen |= value;
    bytes[i] = static_cast<std::uint8_t>(value);
  }
  if (seen >= NOT_A_DIGIT) {
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
