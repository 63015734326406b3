// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "judge/match.hpp"
#include "spec.hpp"
#include "value.hpp"

namespace touchstone::judge {

/// What of a result has not the type that the operation declares: `wrong-type`, or `garbled` where
/// only the spelling is wrong. What is not declared is left to the expectation. format.md §1.
Differences check_result(const Operation& operation, const Value& result);

/// The same of parameters that hold values of the target: always `wrong-type`, at `/params/NAME`.
Differences check_params(const Operation& operation, const Value& params, const Value& written,
                         const Environment& environment);

}  // namespace touchstone::judge
