// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "deviation.hpp"
#include "error.hpp"
#include "located.hpp"

namespace touchstone {

/// The entries of a deviations file. Every fault is added to `errors` with its place in `file`; an
/// entry with one is left out.
std::vector<Deviation> read_deviations(const Located& document, const std::string& file,
                                       Diagnostics& errors);

}  // namespace touchstone
