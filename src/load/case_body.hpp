// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "case.hpp"
#include "load/scope.hpp"
#include "load/surroundings.hpp"

namespace touchstone {

/// A `control` that names cases; whether they exist is known when all files are read.
struct ControlReference {
  std::string id{};  ///< `standard/case` or `standard/case/row`, without `[…]`
  std::string written{};
  Node node;
};

/// Reads one entry of `cases`. `probed` are the names that the file's probes bind.
Case read_case(const Node& node, CaseFileContext& file, const std::vector<std::string>& probed,
               std::vector<ControlReference>& controls);

/// Reads `editions`, `since` and `until` of a case or rule.
void read_editions_of(const Fields& fields, CaseFileContext& file,
                      std::vector<std::string>& editions, std::string& since, std::string& until);

/// `pass` or `fail` of `empty`.
Empty read_empty(const Fields& fields, Empty fallback);

}  // namespace touchstone
