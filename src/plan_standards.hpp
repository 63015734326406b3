// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plan.hpp"

namespace touchstone {

/// Fills `plan.standards` with the standards that take part and the requirements that filters leave
/// in them, and `plan.left_out` with the others. Errors: unknown standard, edition, profile,
/// requirement.
void choose_standards(const Catalogue& catalogue, const Selection& selection,
                      const Description& target, Plan& plan, Diagnostics& errors);

}  // namespace touchstone
