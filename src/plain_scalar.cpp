// SPDX-License-Identifier: Apache-2.0
#include "plain_scalar.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "number.hpp"

namespace touchstone {
namespace {

constexpr std::array<std::string_view, 4> NULLS = {"", "Null", "NULL", "~"};
constexpr std::array<std::string_view, 20> BOOLEANS = {
    "y",  "Y",  "yes", "Yes", "YES", "n",   "N",    "no",   "No",    "NO",
    "on", "On", "ON",  "off", "Off", "OFF", "True", "TRUE", "False", "FALSE"};
constexpr std::array<std::string_view, 6> NOT_FINITE = {".inf", ".Inf", ".INF",
                                                        ".nan", ".NaN", ".NAN"};

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& words, std::string_view text) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

bool all_of(std::string_view text, std::string_view allowed) {
  return !text.empty() && text.find_first_not_of(allowed) == std::string_view::npos;
}

constexpr std::string_view DIGITS = "0123456789";

/// Takes the leading characters of `allowed` off `text`.
std::string_view take(std::string_view& text, std::string_view allowed) {
  const std::size_t end = std::min(text.find_first_not_of(allowed), text.size());
  const std::string_view taken = text.substr(0, end);
  text.remove_prefix(end);
  return taken;
}

bool take_one(std::string_view& text, std::string_view allowed) {
  if (text.empty() || allowed.find(text.front()) == std::string_view::npos) {
    return false;
  }
  text.remove_prefix(1);
  return true;
}

/// Base 60: `190:20:30`, `12:30.5`.
bool is_sexagesimal(std::string_view text) {
  if (take(text, "0123456789_").empty() || text.empty()) {
    return false;
  }
  while (take_one(text, ":")) {
    const std::string_view group = take(text, DIGITS);
    if (group.empty() || group.size() > 2 || (group.size() == 2 && group[0] > '5')) {
      return false;
    }
  }
  return text.empty() || (text.front() == '.' &&
                          text.find_first_not_of("0123456789_", 1) == std::string_view::npos);
}

/// Integers and floats of YAML 1.1 and of the core schema of 1.2, beyond the JSON ones.
bool is_yaml_number(std::string_view text) {
  if (text == ".nan" || text == ".NaN" || text == ".NAN") {
    return true;
  }
  take_one(text, "+-");
  if (text.empty() || is_one_of(NOT_FINITE, text)) {
    return !text.empty();
  }
  if (text.size() > 2 && text[0] == '0') {
    const std::string_view rest = text.substr(2);
    if ((text[1] == 'x' && all_of(rest, "0123456789abcdefABCDEF_")) ||
        (text[1] == 'o' && all_of(rest, "01234567_")) || (text[1] == 'b' && all_of(rest, "01_"))) {
      return true;
    }
  }
  if (is_sexagesimal(text)) {
    return true;
  }
  const std::string_view whole = take(text, "0123456789_");
  if (!whole.empty() && whole.front() == '_') {
    return false;
  }
  std::string_view fraction;
  if (take_one(text, ".")) {
    fraction = take(text, "0123456789_");
  }
  const bool digits = !whole.empty() || (!fraction.empty() && fraction.front() != '_');
  if (digits && take_one(text, "eE")) {
    take_one(text, "+-");
    return !take(text, DIGITS).empty() && text.empty();
  }
  return digits && text.empty();
}

bool take_digits(std::string_view& text, std::size_t least, std::size_t most) {
  const std::size_t count = take(text, DIGITS).size();
  return count >= least && count <= most;
}

/// `2026-01-02`, `2026-1-2 03:04:05.6 +08:00` and what lies between (YAML 1.1, timestamp).
bool is_timestamp(std::string_view text) {
  if (!take_digits(text, 4, 4) || !take_one(text, "-") || !take_digits(text, 1, 2) ||
      !take_one(text, "-") || !take_digits(text, 1, 2)) {
    return false;
  }
  if (text.empty()) {
    return true;
  }
  if (!take_one(text, "Tt") && take(text, " \t").empty()) {
    return false;
  }
  return take_digits(text, 1, 2) && take_one(text, ":") && take_digits(text, 2, 2) &&
         take_one(text, ":") && take_digits(text, 2, 2) &&
         (text.empty() || all_of(text, "0123456789.:+-Z \t"));
}

}  // namespace

PlainScalar read_plain_scalar(std::string_view text) {
  if (text == "null") {
    return {};
  }
  if (text == "true" || text == "false") {
    return {Value(text == "true"), {}};
  }
  if (is_json_number(text)) {
    return {Value(Number{std::string(text)}), {}};
  }
  if (text.empty()) {
    return {{}, "yaml-no-value"};
  }
  if (is_one_of(NULLS, text)) {
    return {{}, "ambiguous-null"};
  }
  if (is_one_of(BOOLEANS, text)) {
    return {{}, "ambiguous-boolean"};
  }
  if (is_timestamp(text)) {
    return {{}, "ambiguous-time"};
  }
  if (is_yaml_number(text)) {
    return {{}, "ambiguous-number"};
  }
  return {Value(text), {}};
}

}  // namespace touchstone
