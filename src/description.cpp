// SPDX-License-Identifier: Apache-2.0
#include "description.hpp"

#include <algorithm>

namespace touchstone {
namespace {

bool listed(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

std::optional<Description::Lack> Description::lack(std::string_view operation,
                                                   const Value& params) const {
  if (!closed) {
    return std::nullopt;
  }
  const auto found = operations.find(operation);
  if (found == operations.end()) {
    return Lack{"operation", std::string(operation)};
  }
  for (const auto& [discriminator, values] : found->second.discriminators) {
    const Value* asked = params.find(discriminator);
    const std::string* text = asked == nullptr ? nullptr : asked->text();
    if (text != nullptr && !listed(values, *text)) {
      return Lack{discriminator, *text};
    }
  }
  return std::nullopt;
}

bool Description::supports(std::string_view operation, const Value& params) const {
  return !lack(operation, params);
}

bool Description::shares_implementation_with(const Description& other) const {
  if (name == other.name || listed(derived_from, other.name) || listed(other.derived_from, name)) {
    return true;
  }
  return std::any_of(derived_from.begin(), derived_from.end(), [&](const std::string& ancestor) {
    return listed(other.derived_from, ancestor);
  });
}

}  // namespace touchstone
