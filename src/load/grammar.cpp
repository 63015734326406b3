// SPDX-License-Identifier: Apache-2.0
#include "load/grammar.hpp"

#include <algorithm>
#include <charconv>

namespace touchstone {
namespace {

constexpr std::string_view DIGITS = "0123456789";
constexpr std::string_view LOWER = "abcdefghijklmnopqrstuvwxyz";
constexpr std::string_view UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr std::size_t LONGEST_CASE_ID = 80;
constexpr std::int64_t LONGEST_DURATION_MS = 86'400'000;

bool any(std::string_view set, char character) {
  return set.find(character) != std::string_view::npos;
}

bool lower_or_digit(char character) {
  return any(LOWER, character) || any(DIGITS, character);
}

bool only(std::string_view text, std::string_view allowed) {
  return text.find_first_not_of(allowed) == std::string_view::npos;
}

bool is_hex_of(std::string_view text, std::string_view digits) {
  return text.starts_with("0x") && text.size() % 2 == 0 && only(text.substr(2), digits);
}

}  // namespace

bool is_kebab(std::string_view text) {
  return !text.empty() && lower_or_digit(text.front()) &&
         std::all_of(text.begin(), text.end(),
                     [](char one) { return lower_or_digit(one) || one == '-' || one == '.'; });
}

bool is_case_id(std::string_view text) {
  return !text.empty() && text.size() <= LONGEST_CASE_ID &&
         std::all_of(text.begin(), text.end(), [](char one) {
           return lower_or_digit(one) || any(UPPER, one) || any("._-", one);
         });
}

bool is_requirement_id(std::string_view text) {
  const std::size_t dash = text.find('-');
  if (dash == std::string_view::npos || dash == 0 || !any(UPPER, text.front())) {
    return false;
  }
  const std::string_view prefix = text.substr(0, dash);
  const std::string_view number = text.substr(dash + 1);
  return std::all_of(prefix.begin(), prefix.end(),
                     [](char one) { return any(UPPER, one) || any(DIGITS, one); }) &&
         number.size() >= 2 && only(number, DIGITS);
}

bool is_operation_name(std::string_view text) {
  std::size_t words = 0;
  while (true) {
    const std::size_t dot = text.find('.');
    const std::string_view word = text.substr(0, dot);
    if (word.empty() || !any(LOWER, word.front()) || !is_kebab(word)) {
      return false;
    }
    ++words;
    if (dot == std::string_view::npos) {
      return words >= 2;
    }
    text.remove_prefix(dot + 1);
  }
}

bool is_name(std::string_view text) {
  return !text.empty() && (any(LOWER, text.front()) || any(UPPER, text.front())) &&
         std::all_of(text.begin(), text.end(), [](char one) {
           return lower_or_digit(one) || any(UPPER, one) || any("_-", one);
         });
}

bool is_date(std::string_view text) {
  constexpr std::string_view SHAPE = "0000-00-00";
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) {
    return false;
  }
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (SHAPE[i] == '-' ? text[i] != '-' : !any(DIGITS, text[i])) {
      return false;
    }
  }
  const std::string_view month = text.size() > 4 ? text.substr(5, 2) : "01";
  const std::string_view day = text.size() > 7 ? text.substr(8, 2) : "01";
  return month >= "01" && month <= "12" && day >= "01" && day <= "31";
}

bool is_bytes(std::string_view text) {
  return is_hex_of(text, "0123456789abcdef");
}

bool is_hex(std::string_view text) {
  return is_hex_of(text, "0123456789abcdefABCDEF");
}

bool is_big_integer(std::string_view text) {
  if (text.starts_with('-')) {
    text.remove_prefix(1);
    return text != "0" && is_big_integer(text) && !text.starts_with('-');
  }
  return !text.empty() && only(text, DIGITS) && (text.size() == 1 || text.front() != '0');
}

bool is_quantity(std::string_view text) {
  if (!text.starts_with("0x") || text.size() == 2) {
    return false;
  }
  text.remove_prefix(2);
  return only(text, "0123456789abcdefABCDEF") && (text.size() == 1 || text.front() != '0');
}

bool is_pointer(std::string_view text) {
  if (!text.empty() && text.front() != '/') {
    return false;
  }
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '~' && (i + 1 == text.size() || !any("01", text[i + 1]))) {
      return false;
    }
  }
  return true;
}

std::optional<std::string> read_form(const Node& node, bool (*has_form)(std::string_view),
                                     std::string_view form) {
  auto text = read_text(node);
  if (text && !has_form(*text)) {
    node.fail("bad-form", {{"text", *text}, {"form", std::string(form)}});
    return std::nullopt;
  }
  return text;
}

std::optional<Duration> read_duration(const Node& node) {
  const auto text = read_text(node);
  if (!text) {
    return std::nullopt;
  }
  std::int64_t count = 0;
  const char* const end = text->data() + text->size();
  const auto [stop, code] = std::from_chars(text->data(), end, count);
  const std::string_view unit(stop, static_cast<std::size_t>(end - stop));
  const std::int64_t factor = unit == "ms" ? 1 : unit == "s" ? 1000 : unit == "m" ? 60'000 : 0;
  if (code != std::errc{} || factor == 0 || count <= 0 || text->front() == '0' ||
      count > LONGEST_DURATION_MS / factor) {
    node.fail("bad-duration", {{"text", *text}});
    return std::nullopt;
  }
  return Duration(count * factor);
}

std::optional<Duration> read_duration(const Fields& fields, std::string_view key, bool needed) {
  const auto node = needed ? fields.need(key) : fields.find(key);
  return node ? read_duration(*node) : std::nullopt;
}

std::optional<std::int64_t> read_integer(const Node& node, std::int64_t least, std::int64_t most) {
  if (!require_kind(node, Kind::number)) {
    return std::nullopt;
  }
  const auto integer = node.value().integer();
  if (!integer || *integer < least || *integer > most) {
    node.fail("bad-integer", {{"text", node.value().number()->lexeme},
                              {"least", std::to_string(least)},
                              {"most", std::to_string(most)}});
    return std::nullopt;
  }
  return integer;
}

}  // namespace touchstone
