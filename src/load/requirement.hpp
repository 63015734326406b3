// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "load/node.hpp"
#include "spec.hpp"

namespace touchstone {

/// The kinds of items that `applies-to` may name.
const std::vector<std::string_view>& item_kinds();

/// Reads `applies-to`; every word must be an item kind.
std::vector<std::string> read_item_kinds(const Fields& fields);

/// Reads one entry of `requirements`. The editions and features of `standard` must be there
/// already.
Requirement read_requirement(const Node& node, const Standard& standard);

/// Reads `since`, `until` or one of `editions`: the id of an edition, or an error.
std::string read_edition_id(const Node& node, const Standard& standard);

/// Reads `since` and `until`, which must not contradict each other.
void read_validity(const Fields& fields, const Standard& standard, std::string& since,
                   std::string& until);

}  // namespace touchstone
