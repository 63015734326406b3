// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "call.hpp"
#include "case.hpp"
#include "catalogue.hpp"
#include "description.hpp"
#include "instance.hpp"
#include "verdict.hpp"

namespace touchstone {

/// What all instances of a run share and what no instance changes.
struct JudgeContext {
  const Catalogue* catalogue = nullptr;
  const Description* target = nullptr;
  /// Answer and oracle come from the same implementation.
  bool self_judging = false;
  /// Named by `--standard`, a profile or a campaign: what is claimed but absent is a fail.
  bool standard_named = false;
  /// Features that a profile claims, whatever the target says, or nullptr.
  const std::set<std::string, std::less<>>* claimed = nullptr;
  /// The target can send unasked.
  bool duplex = false;
  Value ixit{};  ///< object
  /// By case file path: what its probes bound.
  std::map<std::string, Value> probes{};
  Duration default_timeout{10'000};
};

/// Ask the target under test.
struct AskTarget {
  Call call{};
  Duration timeout{};
  bool idempotent = false;
};
/// Ask the oracle. `cacheable`: nothing in it came from the target.
struct AskOracle {
  Call call{};
  Duration timeout{};
  bool cacheable = false;
};
/// Wait for one unsolicited message, at most `at_most`. The answer is a result, or a timeout.
struct AwaitMessage {
  Duration at_most{};
};
/// Do nothing for that long (`eventually`). The answer is ignored.
struct Pause {
  Duration length{};
};
/// The case is over; `CaseMachine::result` has its checks.
struct Finished {};

using Action = std::variant<AskTarget, AskOracle, AwaitMessage, Pause, Finished>;

class CaseMachine;

/// Runs the `probes` of a file once, as a case `STANDARD/probes` whose checks are what went wrong.
/// Driven like a case.
CaseMachine probe_machine(const CaseFile& file, const JudgeContext& context);
/// The same for the probes of rules: `bindings` holds the document.
CaseMachine probe_machine(const CaseFile& file, const Steps& probes, const Value* bindings,
                          const JudgeContext& context);
/// What a finished probe machine bound, as an object.
Value take_bindings(CaseMachine& machine);

/// The judge: a pure interpreter of one instance. Whoever drives it performs each action and hands
/// in the answer with the time since the start; nothing in here does I/O or looks at a clock.
/// format.md §3 and §4.
class CaseMachine {
 public:
  CaseMachine(Instance instance, const JudgeContext& context);
  ~CaseMachine();
  CaseMachine(CaseMachine&&) noexcept;
  CaseMachine& operator=(CaseMachine&&) noexcept;

  Action start();
  Action next(Answer answer, Duration since_start);
  /// Valid after `Finished`.
  CaseResult take_result();

 private:
  struct State;
  explicit CaseMachine(std::unique_ptr<State> state);
  friend CaseMachine probe_machine(const CaseFile& file, const Steps& probes, const Value* bindings,
                                   const JudgeContext& context);
  friend Value take_bindings(CaseMachine& machine);

  std::unique_ptr<State> state_;
};

}  // namespace touchstone
