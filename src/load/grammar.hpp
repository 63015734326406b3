// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "case.hpp"
#include "load/node.hpp"

namespace touchstone {

/// `[a-z0-9]` first, then also `.` and `-`: standards, features, reasons, bodies.
bool is_kebab(std::string_view text);
/// `[A-Za-z0-9._-]{1,80}`: cases, rows, rules, fixtures. format.md §3.
bool is_case_id(std::string_view text);
/// A prefix of capitals and digits, `-`, at least two digits.
bool is_requirement_id(std::string_view text);
/// `noun.verb` in kebab-case.
bool is_operation_name(std::string_view text);
/// What `save`, `let`, loops, columns, axes and IXIT facts may be called.
bool is_name(std::string_view text);
/// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
bool is_date(std::string_view text);
/// `0x` and an even number of lower-case hex digits.
bool is_bytes(std::string_view text);
/// A decimal integer without leading zeros.
bool is_big_integer(std::string_view text);
/// `0x` and an even number of hex digits in any case.
bool is_hex(std::string_view text);
/// An integer as a node writes it: `0x` and hex digits without leading zeros.
bool is_quantity(std::string_view text);
/// RFC 6901, with the leading `/` or empty.
bool is_pointer(std::string_view text);

/// A text that has the wanted form, or nullopt after `bad-form {text, form}`.
std::optional<std::string> read_form(const Node& node, bool (*has_form)(std::string_view),
                                     std::string_view form);
/// `500ms`, `10s`, `2m`; at most a day. format.md §1.
std::optional<Duration> read_duration(const Node& node);
/// The same of the member `key`, which may be left out unless it is `needed`.
std::optional<Duration> read_duration(const Fields& fields, std::string_view key,
                                      bool needed = false);
/// An integer from `least` to `most`.
std::optional<std::int64_t> read_integer(const Node& node, std::int64_t least, std::int64_t most);

/// The forms as messages show them.
constexpr std::string_view KEBAB_FORM = "a-z 0-9 . -";
constexpr std::string_view CASE_ID_FORM = "[A-Za-z0-9._-]{1,80}";
constexpr std::string_view NAME_FORM = "[A-Za-z][A-Za-z0-9_-]*";

}  // namespace touchstone
