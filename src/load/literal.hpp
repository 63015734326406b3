// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "load/surroundings.hpp"

namespace touchstone {

/// Checks that a literal has the form of `type`, format.md §1; `values`, if there are any, list
/// what a text may be. `parameter` names it in messages.
void check_literal(const Node& node, ValueType type, const std::string& parameter,
                   const std::vector<std::string>& values);

/// Checks a value that may hold references, `$literal` and list makers, but no matchers.
void check_value(const Node& node, const Surroundings& around, ValueType type = ValueType::json,
                 const std::string& parameter = {}, const std::vector<std::string>& values = {});

/// Checks the `params` of a call of an operation: known, complete, and of the declared types.
void check_params(const Node& node, const Surroundings& around, const Operation& operation);
/// The same for a procedure: all its parameters may be left out.
void check_procedure_params(const Node& node, const Surroundings& around,
                            const Procedure& procedure);

/// True for `{$absent: true}`.
bool is_absent(const Node& node);

}  // namespace touchstone
