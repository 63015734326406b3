// SPDX-License-Identifier: Apache-2.0
#include "operation/ethereum_address.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "operation/hash.hpp"
#include "operation/parameters.hpp"

namespace touchstone {

namespace {

constexpr std::size_t WIDTH = 20;

char upper_case(char c) {
  return c >= 'a' && c <= 'f' ? static_cast<char>(c - ('a' - 'A')) : c;
}

char lower_case_of(char c) {
  return c >= 'A' && c <= 'F' ? static_cast<char>(c + ('a' - 'A')) : c;
}

/// `digits` are lower-case; a letter becomes a capital where the digit of their hash at its place
/// is 8 or more.
std::string with_checksum(const std::string& digits) {
  const Bytes digest = hash_function(hash_algorithm("keccak-256")).digest(bytes_view(digits));
  std::string checked = digits;
  for (std::size_t i = 0; i < checked.size(); ++i) {
    const unsigned nibble = i % 2 == 0 ? digest[i / 2] >> 4 : digest[i / 2] & 15U;
    checked[i] = nibble >= 8 ? upper_case(checked[i]) : checked[i];
  }
  return checked;
}

/// Has both small and capital letters, and so a checksum.
bool mixed_case(const std::string& digits, const std::string& lower) {
  std::string upper = lower;
  std::transform(upper.begin(), upper.end(), upper.begin(), upper_case);
  return digits != lower && digits != upper;
}

}  // namespace

Answer ethereum_address_checksum(const Value& params) {
  Parameters read(params);
  const Bytes address = read.bytes("address");
  if (read.refused()) {
    return read.refusal();
  }
  if (address.size() != WIDTH) {
    return Answer::rejected("wrong-length");
  }
  return Answer::result("0x" + with_checksum(hex_digits(address)));
}

Answer ethereum_address_parse(const Value& params) {
  Parameters read(params);
  const std::string_view text = read.text("text");
  if (read.refused()) {
    return read.refusal();
  }
  if (!text.starts_with("0x")) {
    return Answer::rejected("invalid-prefix");
  }
  const std::string digits(text.substr(2));
  if (digits.size() != 2 * WIDTH) {
    return Answer::rejected("wrong-length");
  }
  std::string lower = digits;
  std::transform(lower.begin(), lower.end(), lower.begin(), lower_case_of);
  const std::optional<Bytes> address = bytes_of("0x" + lower);
  if (!address) {
    return Answer::rejected("invalid-character");
  }
  if (mixed_case(digits, lower) && digits != with_checksum(lower)) {
    return Answer::rejected("invalid-checksum");
  }
  return Answer::result(hex_text(*address));
}

}  // namespace touchstone
