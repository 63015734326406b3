// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "spec.hpp"
#include "value.hpp"
#include "verdict.hpp"

namespace touchstone {

/// What all checks of one requirement come to. format.md §4 roll-up.
enum class Status : std::uint8_t {
  pass,
  fail,
  inconclusive,
  untested,
  not_applicable,
  not_selected,
  not_testable
};
std::string_view status_name(Status status);

/// Conforming is the best, non-conforming the worst.
enum class Conclusion : std::uint8_t { conforming, partial, indeterminate, non_conforming };
std::string_view conclusion_name(Conclusion conclusion);

struct RequirementOutcome {
  std::string id{};
  Level level = Level::shall;
  bool confirmed = true;
  Status status = Status::untested;
  std::array<std::uint64_t, 5> verdicts{};  ///< applicable checks, by `Verdict`
  std::uint64_t blocked = 0;
  std::uint64_t without_control = 0;  ///< passes that count as inconclusive
  std::uint64_t set_aside = 0;        ///< not applicable, self-judged, nothing to judge, …
  std::uint64_t not_applicable = 0;
  std::map<std::string, std::uint64_t> causes{};   ///< message id of what is no pass
  std::map<std::string, std::uint64_t> choices{};  ///< of `either`
  std::map<std::string, std::uint64_t> grades{};
};

struct StandardOutcome {
  std::string id{};
  std::string edition{};
  Conclusion conclusion = Conclusion::indeterminate;
  std::vector<RequirementOutcome> requirements{};

  /// Requirements whose level is binding (or is not) and whose status is this.
  std::size_t count(bool binding, Status status) const;
};

/// A check that did not pass, with the case it stands in and what was answered there.
struct Finding {
  std::string case_id{};
  Check check{};
  Array evidence{};
};

struct Outcome {
  Conclusion conclusion = Conclusion::indeterminate;
  std::vector<StandardOutcome> standards{};
  std::uint64_t cases = 0;
  std::array<std::uint64_t, 5> verdicts{};  ///< of applicable checks
  std::map<std::string, std::uint64_t>
      set_aside{};  ///< checks by applicability other than applicable
  std::map<std::string, std::uint64_t>
      causes{};             ///< of checks that are inconclusive, error or blocked
  std::uint64_t flaky = 0;  ///< cases with more than one attempt
  bool complete = false;    ///< the log has its footer
};

/// Rolls the lines of a log up, in any order of lines. Holds requirements and pending controls, not
/// cases.
class Rollup {
 public:
  /// `header` is the header of the results.
  explicit Rollup(const Value& header);
  void add(const CaseResult& result);
  /// Passes that had no positive control in the whole run, as findings `no-positive-control`.
  std::vector<Finding> uncontrolled() const;
  Outcome finish(bool complete) const;

 private:
  struct Place {
    std::size_t standard = 0;
    std::size_t requirement = 0;
  };
  struct Pending {
    std::string case_id{};
    std::string requirement{};
    std::string step{};
    std::vector<std::string> keys{};
  };

  void add_check(const CaseResult& result, const Check& check);
  void settle(const CaseResult& result);
  bool settled(const std::vector<std::string>& keys) const;
  bool controlled(const Pending& pending) const;

  Outcome outcome_{};
  bool filtered_ = false;
  std::map<std::string, Place, std::less<>> places_{};
  std::set<std::string, std::less<>> accepted_{};
  std::set<std::string, std::less<>> control_cases_{};
  std::set<std::string, std::less<>> broken_controls_{};
  std::vector<Pending> pending_{};
};

/// Exit code of format.md §4 for a run that has this outcome, known deviations apart.
int exit_code(const Outcome& outcome, bool strict);

}  // namespace touchstone
