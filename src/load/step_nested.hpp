// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "load/step.hpp"

namespace touchstone {

/// Reads the steps that hold other steps: `for-each`, whose names end with it but for `collect`.
void read_loop(const Fields& fields, Scope& scope, const StepPlace& place, Step& step);
/// `receive` with its trigger. `outer` has the keys of the step.
void read_receive(const Fields& outer, Scope& scope, Step& step);

}  // namespace touchstone
