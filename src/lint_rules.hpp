// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalogue.hpp"
#include "error.hpp"
#include "judge/document.hpp"

namespace touchstone {

/// Proves that the document rules of every standard do what their files say, in every edition: what
/// a rule accepts is acquitted by all rules, what it rejects is convicted by that rule and by no
/// other. With `removals` also that every part of a rule matters: the rules are judged again
/// without each step, `when`, `where`, path alternative and member, and some entry must notice.
/// Features are taken as claimed. format.md §3 "rules".
Diagnostics lint_rules(const Catalogue& catalogue, const AskTheOracle& oracle, bool removals);

}  // namespace touchstone
