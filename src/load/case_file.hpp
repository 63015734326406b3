// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "case.hpp"
#include "load/case_body.hpp"
#include "load/surroundings.hpp"

namespace touchstone {

/// Reads a file of `vectors/`, format.md §3. What can only be seen across files, such as two cases
/// of one id, is left to the catalogue. Sets `needs_bad_file` if it refers to a file with errors.
CaseFile read_case_file(const Node& root, const Declared& declared,
                        std::vector<ControlReference>& controls, bool& needs_bad_file);

/// Checks `detect` of a standard: a call without references.
void check_detect(const Node& node, const Declared& declared, const Standard& standard);

}  // namespace touchstone
