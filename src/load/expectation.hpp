// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "load/surroundings.hpp"

namespace touchstone {

/// Checks `expect` of a call or compute: `{result, rejected, wire}`, or `{either: […]}`.
/// `operation` is nullptr where it is a procedure or unknown.
void check_expectation(const Node& node, const Surroundings& around, const Operation* operation);

/// Checks `{code, message, data}` of a rejection as `rejects` and `absent-when` write it.
void check_rejection_filter(const Node& node, const Surroundings& around);

/// Checks that the standard of the file has this reason, and that `operation`, if it lists reasons,
/// lists it.
void check_reason(const Node& node, const Surroundings& around, const Operation* operation);

/// The same for a requirement of `checks`.
void check_requirement(const Node& node, const Surroundings& around);

/// The same for a feature.
void check_feature(const Node& node, const Surroundings& around);

}  // namespace touchstone
