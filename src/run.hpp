// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "error.hpp"
#include "judge/machine.hpp"
#include "outcome.hpp"
#include "plan.hpp"
#include "results.hpp"
#include "target/target.hpp"

namespace touchstone {

/// How a run goes about it; what is tried stands in the plan.
struct RunOptions {
  std::size_t jobs = 0;  ///< sessions on the target; 0: as many as are useful
  Duration timeout{10'000};
  std::filesystem::path output{};
  bool resume = false;
  /// Set from outside to end the run early (Ctrl-C); what is in flight is not logged.
  const std::atomic<bool>* stop = nullptr;
  /// Called in plan order for each line that is logged, by one thread at a time.
  std::function<void(const ResultLine&)> progress{};
};

/// What a run came to.
struct RunSummary {
  Outcome outcome{};
  std::uint64_t resumed = 0;  ///< lines that an earlier run had already written
  bool stopped = false;
};

/// Everything that the instances of one run refer to.
struct RunSubject {
  const Catalogue* catalogue = nullptr;
  const Plan* plan = nullptr;
  Target* target = nullptr;
  Target* oracle = nullptr;
  Bindings probes{};
  Value ixit{Object{}};
};

/// Tries every instance of the plan on the target and writes the log: `header`, one line a case in
/// plan order, a footer. Errors: `cannot-write`, `resume-differs`, what opening a session says.
Result<RunSummary> run(const RunSubject& subject, const Value& header, const RunOptions& options);

}  // namespace touchstone
