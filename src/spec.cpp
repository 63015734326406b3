// SPDX-License-Identifier: Apache-2.0
#include "spec.hpp"

#include <algorithm>
#include <array>

namespace touchstone {
namespace {

constexpr std::array<std::string_view, 5> LEVELS = {"shall", "shall-not", "should", "should-not",
                                                    "may"};
constexpr std::array<std::string_view, 6> VALUE_TYPES = {"boolean", "integer", "big-integer",
                                                         "bytes",   "text",    "json"};

template <class Enum, std::size_t N>
std::optional<Enum> enum_from(const std::array<std::string_view, N>& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) {
    return std::nullopt;
  }
  return static_cast<Enum>(found - names.begin());
}

template <class Item>
const Item* find_by_id(const std::vector<Item>& items, std::string_view id) {
  const auto found =
      std::find_if(items.begin(), items.end(), [id](const Item& item) { return item.id == id; });
  return found == items.end() ? nullptr : &*found;
}

}  // namespace

std::string_view level_name(Level level) {
  return LEVELS[static_cast<std::size_t>(level)];
}

std::optional<Level> level_from(std::string_view name) {
  return enum_from<Level>(LEVELS, name);
}

std::optional<ValueType> value_type_from(std::string_view name) {
  return enum_from<ValueType>(VALUE_TYPES, name);
}

const Requirement* Standard::requirement(std::string_view wanted) const {
  return find_by_id(requirements, wanted);
}

const Feature* Standard::feature(std::string_view wanted) const {
  return find_by_id(features, wanted);
}

const Reason* Standard::reason(std::string_view wanted) const {
  return find_by_id(reasons, wanted);
}

const Edition* Standard::edition(std::string_view wanted) const {
  return find_by_id(editions, wanted);
}

bool Standard::holds_in(std::string_view wanted, const std::vector<std::string>& listed,
                        std::string_view since, std::string_view until) const {
  if (!listed.empty() && std::find(listed.begin(), listed.end(), wanted) == listed.end()) {
    return false;
  }
  // Editions stand oldest first, so their places compare.
  const Edition* at = edition(wanted);
  const Edition* first = since.empty() ? nullptr : edition(since);
  const Edition* end = until.empty() ? nullptr : edition(until);
  return (first == nullptr || at >= first) && (end == nullptr || at < end);
}

const Parameter* Operation::parameter(std::string_view wanted) const {
  const auto found = std::find_if(params.begin(), params.end(),
                                  [wanted](const Parameter& one) { return one.name == wanted; });
  return found == params.end() ? nullptr : &*found;
}

const std::vector<std::string_view>& reason_classes() {
  static const std::vector<std::string_view> CLASSES = {"authentication-failed",
                                                        "bad-checksum",
                                                        "bad-length",
                                                        "invalid-key",
                                                        "invalid-signature",
                                                        "limit-exceeded",
                                                        "malformed",
                                                        "non-canonical",
                                                        "not-found",
                                                        "out-of-range",
                                                        "type-mismatch",
                                                        "unsupported-variant"};
  return CLASSES;
}

}  // namespace touchstone
