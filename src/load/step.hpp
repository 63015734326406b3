// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "load/scope.hpp"

namespace touchstone {

/// What a list of steps may hold, by where it stands.
struct StepPlace {
  bool judged = false;       ///< steps may have `checks`
  bool in_loop = false;      ///< the body of a for-each
  bool on_mismatch = false;  ///< postamble
  bool skip = false;         ///< `on-rejected: skip` has something to skip: a turn, or a rule
  bool rejects = false;      ///< a procedure maps rejections to reasons
};

/// Reads a list of steps in order, binding what they bind. format.md §3.
Steps read_steps(const Node& node, Scope& scope, const StepPlace& place);

/// Reads one step.
Step read_step(const Node& node, Scope& scope, const StepPlace& place);

/// Reads `checks`: requirement ids, or references to the row.
std::vector<Template> read_checks(const Node& node, Scope& scope);

/// Reads the call of a case in the one-step short form, or of `sdk`: its keys are in `fields`.
Step read_call(const Fields& fields, Scope& scope);

}  // namespace touchstone
