// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "judge/reference.hpp"
#include "value.hpp"

namespace touchstone::judge {

/// More elements than this are an error, whoever asks for them; a loop has its own, lower bound.
constexpr std::size_t LIST_LIMIT = 1'000'000;

/// `$range`, `$zip`, `$windows` or `$select`.
bool is_list_maker(std::string_view word);

/// Makes the list that `word` describes; false: the fault is in `resolver`. An unequal length of
/// `$zip` and an operand of a wrong kind are mismatches.
bool make_list(const Word& word, Resolver& resolver, Value& out);

}  // namespace touchstone::judge
