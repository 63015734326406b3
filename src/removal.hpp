// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

#include "case.hpp"
#include "error.hpp"

namespace touchstone {

/// Takes each part out of the steps of a rule in turn: each step, each `when`, each `where` and
/// path alternative of a `$select`, each member that is compared. Calls `visit` while it is out,
/// with where it stood, and puts it back. format.md §3 "rules".
void each_removal(Steps& steps, const std::function<void(const Where&)>& visit);

}  // namespace touchstone
