// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "case.hpp"
#include "load/scope.hpp"
#include "load/surroundings.hpp"

namespace touchstone {

/// Reads `rules: {probes, sdk, fixtures, rules}`; `shared` is the file's own `fixtures`, if any.
/// format.md §3 "rules".
Rules read_rules(const Node& node, const std::optional<Node>& shared, CaseFileContext& file);

}  // namespace touchstone
