// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "load/surroundings.hpp"

namespace touchstone {

/// All `$` names: matchers, references, list makers. Sorted.
const std::vector<std::string>& matcher_names();
bool is_matcher_name(std::string_view name);

/// Where a matcher stands: only a member's value can be absent.
enum class MatcherPlace { value, member };

/// Checks a matcher against the table of format.md §3. With a type, scalar literals must have it.
void check_matcher(const Node& node, const Surroundings& around,
                   MatcherPlace place = MatcherPlace::value,
                   std::optional<ValueType> type = std::nullopt);

/// Checks what `result` of an operation is compared with: members that the operation does not have
/// can never match.
void check_result_matcher(const Node& node, const Surroundings& around, const Operation& operation);

}  // namespace touchstone
