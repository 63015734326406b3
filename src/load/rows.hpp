// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "case.hpp"
#include "load/node.hpp"

namespace touchstone {

/// Rows as the engine keeps them, and the nodes of their cells for the checks of a loader.
struct ReadRows {
  Rows rows{};
  std::vector<std::vector<Node>> cells{};
};

/// Reads `rows: {columns, data}`. Rows that are at fault are left out.
ReadRows read_rows(const Node& node);

}  // namespace touchstone
