// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "load/node.hpp"
#include "spec.hpp"

namespace touchstone {

/// Reads one standard, format.md §2. What could be read is returned even where the file has errors,
/// so that the files which refer to it are not blamed for names that it does declare. `detect` is
/// only copied: it is checked when the operations are known.
Standard read_standard(const Node& root);

}  // namespace touchstone
