// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "case.hpp"

namespace touchstone {

/// The SDK cases of a file's rules: for each rule one body `standard/rule/accepts` and one
/// `standard/rule/rejects`, with a row for each entry that `sdk` can carry. Entries that hold in
/// different editions stand in bodies of their own, such as `standard/rule/accepts-1.0`.
/// `predicate`: the operation of `sdk` is one. format.md §3 "rules".
std::vector<Case> rule_cases(const CaseFile& file, bool predicate);

}  // namespace touchstone
