// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "case.hpp"
#include "load/surroundings.hpp"

namespace touchstone {

/// Reads a map of fixtures into `fixtures`: each is a document, or an earlier one with a patch,
/// which is applied.
void read_fixtures(const std::optional<Node>& node, CaseFileContext& file,
                   std::vector<Fixture>& fixtures);

/// Reads `accepts` or `rejects` of a rule: fixture names, `{id, of, patch}`, `{id, raw}`. Every
/// patch is tried.
std::vector<RuleEntry> read_entries(const Fields& fields, std::string_view key,
                                    const std::vector<Fixture>& fixtures);

}  // namespace touchstone
