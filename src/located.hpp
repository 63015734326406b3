// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "value.hpp"

namespace touchstone {

/// A position in a file, counted from 1.
struct Mark {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

/// Positions in the shape of a `Value`: of the node, of its key in the object that holds it (or of
/// the node again), and of its members or elements in their order.
struct Marks {
  Mark self{};
  Mark key{};
  std::vector<Marks> children{};
};

/// A value as read from a file, with where everything stood.
struct Located {
  Value value{};
  Marks marks{};
};

}  // namespace touchstone
