// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "load/node.hpp"
#include "load/surroundings.hpp"
#include "spec.hpp"

namespace touchstone {

/// Reads one profile: `id`, `title`, `standards: [{standard, edition, features, requirements}]` and
/// `levels: {ID: LEVEL}`. Patterns of requirements use `*` for any characters. A level may only be
/// made stricter. format.md §2 has the words.
Profile read_profile(const Node& root, const Declared& declared);

}  // namespace touchstone
