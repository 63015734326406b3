// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string_view>

#include "error.hpp"
#include "target/child.hpp"
#include "target/target.hpp"

namespace touchstone {

/// What an adapter process is given, apart from the time of each request.
struct ProcessLimits {
  /// From its start until it has described itself.
  Duration describe{30'000};
  /// Of an end without a fault.
  Patience end{};
  /// Of one that hangs: its input is closed and it is told to terminate at once.
  Patience hung{Duration{0}, Duration{500}};
};

/// `process:COMMAND`: an adapter on standard input and output. `rest` is split by shell quoting
/// rules and run without a shell; each session is a process of its own.
/// Errors: those of `split_words`, `target-unreachable` {target, reason}, and where it does not
/// describe itself: `describe-timeout` {seconds}, `describe-crashed` {status, diagnostics},
/// `describe-garbled` {why, text}, `describe-refused` {code, message}, `describe-shape`,
/// `describe-version`; a later process that describes itself differently: `describe-changed`.
Result<std::unique_ptr<Target>> connect_process(std::string_view rest);
Result<std::unique_ptr<Target>> connect_process(std::string_view rest, const ProcessLimits& limits);

}  // namespace touchstone
