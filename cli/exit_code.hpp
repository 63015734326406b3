// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "error.hpp"

namespace touchstone {

/// Exit codes of format.md §4; which one wins where several apply stands there too.
enum class ExitCode : int {
  ok = 0,      ///< nothing wrong
  failed = 1,  ///< a shall failed, or deviations differ from what was recorded
  indeterminate = 2,
  bad_input = 3,     ///< usage, spec or vector error
  preflight = 4,     ///< campaign or preflight error
  unreachable = 5,   ///< target unreachable, nothing ran
  not_verified = 6,  ///< verification of a signature or digest failed
  internal = 70,     ///< our bug
  interrupted = 130
};

/// What an error of `open_target` means: a target that no kind of target knows is a usage error.
inline ExitCode exit_of_opening(const Error& error) {
  return error.id == "unknown-target" ? ExitCode::bad_input : ExitCode::unreachable;
}

}  // namespace touchstone
