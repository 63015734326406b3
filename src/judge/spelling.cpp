// SPDX-License-Identifier: Apache-2.0
#include "judge/spelling.hpp"

#include <algorithm>
#include <charconv>

#include "number.hpp"

namespace touchstone::judge {
namespace {

constexpr std::size_t LONGEST_DECIMAL = 80;

bool is_digit(char character) {
  return character >= '0' && character <= '9';
}
bool is_lower_hex(char character) {
  return is_digit(character) || (character >= 'a' && character <= 'f');
}
char lower(char character) {
  return character >= 'A' && character <= 'F' ? static_cast<char>(character - 'A' + 'a')
                                              : character;
}

/// Lower-case digits behind `0x`, or nothing if there is anything else.
std::optional<std::string> any_hex(std::string_view text) {
  if (!text.starts_with("0x")) {
    return std::nullopt;
  }
  std::string digits(text.substr(2));
  std::transform(digits.begin(), digits.end(), digits.begin(), lower);
  return std::all_of(digits.begin(), digits.end(), is_lower_hex) ? std::optional(std::move(digits))
                                                                 : std::nullopt;
}

std::string without_leading_zeros(std::string digits) {
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));
  return digits;
}

/// Divides by 16 again and again; `decimal` has digits only.
std::string to_hex(std::string decimal) {
  std::string reversed;
  while (!decimal.empty()) {
    int rest = 0;
    for (char& digit : decimal) {
      const int now = rest * 10 + (digit - '0');
      digit = static_cast<char>('0' + now / 16);
      rest = now % 16;
    }
    reversed += "0123456789abcdef"[rest];
    decimal.erase(0, decimal.find_first_not_of('0'));
  }
  return {reversed.rbegin(), reversed.rend()};
}

bool is_plain_integer(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit) &&
         (text.size() == 1 || text.front() != '0');
}

bool is_big_integer(std::string_view text) {
  if (text.starts_with('-')) {
    text.remove_prefix(1);
    return is_plain_integer(text) && text != "0";
  }
  return is_plain_integer(text);
}

bool is_safe_integer(std::string_view lexeme) {
  constexpr std::int64_t LIMIT = std::int64_t{1} << 53;
  std::int64_t number = 0;
  const char* end = lexeme.data() + lexeme.size();
  const auto [stop, code] = std::from_chars(lexeme.data(), end, number);
  if (code == std::errc{} && stop == end) {
    return number > -LIMIT && number < LIMIT;
  }
  if (!is_integral(lexeme)) {
    return false;
  }
  // Spelt with a fraction or an exponent: `digits@exponent`. 2^53 has 16 digits.
  const std::string key = number_key(lexeme);
  const std::size_t at = key.find('@');
  int exponent = 0;
  std::from_chars(key.data() + at + 1, key.data() + key.size(), exponent);
  return at + static_cast<std::size_t>(exponent) < 16;
}

Fit text_fit(const Value& value, bool (*spelt)(std::string_view)) {
  const std::string* text = value.text();
  if (text == nullptr) {
    return Fit::wrong;
  }
  return spelt(*text) ? Fit::fits : Fit::misspelt;
}

}  // namespace

bool is_bytes(std::string_view text) {
  return text.starts_with("0x") && text.size() % 2 == 0 &&
         std::all_of(text.begin() + 2, text.end(), is_lower_hex);
}

std::optional<std::string> hex_digits_of(std::string_view text) {
  return text.size() % 2 == 0 ? any_hex(text) : std::nullopt;
}

std::optional<std::string> quantity_of(const Value& value, bool minimal) {
  if (const Number* number = value.number()) {
    if (!is_plain_integer(number->lexeme) || number->lexeme.size() > LONGEST_DECIMAL) {
      return std::nullopt;
    }
    return to_hex(number->lexeme);
  }
  auto digits = value.text() == nullptr ? std::nullopt : any_hex(*value.text());
  if (!digits || digits->empty() || (minimal && digits->size() > 1 && digits->front() == '0')) {
    return std::nullopt;
  }
  return without_leading_zeros(std::move(*digits));
}

std::string quantity_text(std::uint64_t number) {
  char digits[16];
  const auto end = std::to_chars(digits, digits + sizeof digits, number, 16).ptr;
  return "0x" + std::string(digits, end);
}

Fit fit_of(const Value& value, ValueType type) {
  const auto kind = [&](Kind wanted) { return value.kind() == wanted ? Fit::fits : Fit::wrong; };
  switch (type) {
    case ValueType::boolean:
      return kind(Kind::boolean);
    case ValueType::integer:
      return value.number() != nullptr && is_safe_integer(value.number()->lexeme) ? Fit::fits
                                                                                  : Fit::wrong;
    case ValueType::big_integer:
      return text_fit(value, is_big_integer);
    case ValueType::bytes:
      return text_fit(value, is_bytes);
    case ValueType::text:
      return kind(Kind::string);
    case ValueType::json:
      return Fit::fits;
  }
  return Fit::fits;
}

std::string_view value_type_name(ValueType type) {
  constexpr std::string_view NAMES[] = {"boolean", "integer", "big-integer",
                                        "bytes",   "text",    "json"};
  return NAMES[static_cast<std::size_t>(type)];
}

}  // namespace touchstone::judge
