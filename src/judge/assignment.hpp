// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "value.hpp"

namespace touchstone::judge {

/// Whether each of `wanted` things can have one of `given` things for itself: a maximum matching in
/// a bipartite graph, not first come first served. `fits(i, j)` is asked at most once for a pair.
bool can_assign(std::size_t wanted, std::size_t given,
                const std::function<bool(std::size_t, std::size_t)>& fits);

/// A text that two values share exactly if they are equal (`operator==`): comparing many values
/// with each other then takes sorting instead of every pair.
std::string equality_key(const Value& value);

}  // namespace touchstone::judge
