// SPDX-License-Identifier: Apache-2.0
#include "number.hpp"

#include <charconv>
#include <cstdint>
#include <optional>
#include <string>

namespace touchstone {
namespace {

constexpr std::int64_t LARGEST_EXPONENT = 4096;

std::size_t skip_digits(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] >= '0' && text[at] <= '9') {
    ++at;
  }
  return at;
}

/// digits × 10^exponent with no zero at either end; zero has no digits.
struct Decimal {
  bool negative = false;
  std::string digits{};
  std::int64_t exponent = 0;

  bool operator==(const Decimal&) const = default;
};

std::optional<Decimal> decimal(std::string_view text) {
  Decimal result;
  if (text.front() == '-') {
    result.negative = true;
    text.remove_prefix(1);
  }
  const std::size_t mark = text.find_first_of("eE");
  if (mark != std::string_view::npos) {
    std::string_view power = text.substr(mark + 1);
    if (power.front() == '+') {
      power.remove_prefix(1);
    }
    const auto parsed = std::from_chars(power.data(), power.data() + power.size(), result.exponent);
    if (parsed.ec != std::errc{} || result.exponent > LARGEST_EXPONENT ||
        result.exponent < -LARGEST_EXPONENT) {
      return std::nullopt;
    }
    text = text.substr(0, mark);
  }
  const std::size_t point = text.find('.');
  result.digits = std::string(text.substr(0, point));
  if (point != std::string_view::npos) {
    result.digits += text.substr(point + 1);
    result.exponent -= static_cast<std::int64_t>(text.size() - point - 1);
  }
  result.digits.erase(0, result.digits.find_first_not_of('0'));
  while (!result.digits.empty() && result.digits.back() == '0') {
    result.digits.pop_back();
    ++result.exponent;
  }
  return result.digits.empty() ? Decimal{} : result;
}

}  // namespace

bool is_json_number(std::string_view text) {
  std::size_t at = !text.empty() && text.front() == '-' ? 1 : 0;
  const std::size_t whole = skip_digits(text, at);
  if (whole == at || (text[at] == '0' && whole > at + 1)) {
    return false;
  }
  at = whole;
  if (at < text.size() && text[at] == '.') {
    const std::size_t end = skip_digits(text, at + 1);
    if (end == at + 1) {
      return false;
    }
    at = end;
  }
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    ++at;
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) {
      ++at;
    }
    const std::size_t end = skip_digits(text, at);
    if (end == at) {
      return false;
    }
    at = end;
  }
  return at == text.size();
}

bool same_number(std::string_view left, std::string_view right) {
  if (left == right) {
    return true;
  }
  const auto a = decimal(left);
  const auto b = decimal(right);
  return a && b && *a == *b;
}

std::string number_key(std::string_view text) {
  const auto value = decimal(text);
  if (!value) {
    return std::string(text);
  }
  return (value->negative ? "-" : "") + value->digits + '@' + std::to_string(value->exponent);
}

bool is_integral(std::string_view text) {
  const auto value = decimal(text);
  return value && value->exponent >= 0;
}

}  // namespace touchstone
