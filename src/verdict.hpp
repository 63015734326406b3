// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "value.hpp"

namespace touchstone {

/// TTCN-3 order: the worse one is the greater one. `error` is only ours or the environment's.
enum class Verdict : std::uint8_t { none, pass, inconclusive, fail, error };
std::string_view verdict_name(Verdict verdict);
std::optional<Verdict> verdict_from(std::string_view name);

/// Apart from verdicts. design.md §2.
enum class Applicability : std::uint8_t {
  applicable,
  not_applicable,
  not_selected,
  unsupported,
  blocked,
  self_judged,
  nothing_to_judge
};
std::string_view applicability_name(Applicability applicability);
std::optional<Applicability> applicability_from(std::string_view name);

/// Why a value did not match: a message id with arguments, never prose. `expected` and `actual` are
/// absent where there is nothing to show.
struct Mismatch {
  std::string message{};
  Object arguments{};
  std::string pointer{};
  std::optional<Value> expected{};
  std::optional<Value> actual{};
  std::string step{};  ///< in a loop or a procedure: the step that found it
};

/// One requirement judged at one step: the unit of verdict.
struct Check {
  std::string requirement{};
  std::string step{};  ///< path such as `steps/0` or `preamble/1`
  Applicability applicability = Applicability::applicable;
  Verdict verdict = Verdict::none;
  std::string message{};  ///< why it is not a pass: message id of the first mismatch, or a cause
  std::string grade{};    ///< of a rejection that passed: reason, class, rejected
  std::string choice{};   ///< of an `either`: which alternative held
  std::vector<Mismatch> mismatches{};  ///< the first 20
  std::size_t mismatch_count = 0;
  std::vector<std::string> fingerprints{};  ///< sorted, over all mismatches
  /// A rejection passed here: it counts only if something accepted under one of these keys.
  std::vector<std::string> needs_control{};
};

/// One attempt at one instance of a case.
struct CaseResult {
  std::string id{};
  unsigned attempt = 1;
  Applicability applicability = Applicability::applicable;
  std::string why{};  ///< of an applicability other than applicable
  std::vector<Check> checks{};
  /// Keys `operation[discriminator=value,…]` of calls that were accepted as expected.
  std::vector<std::string> controls{};
  /// `{step, request, answer}` of each call to the target, in order.
  Array evidence{};

  /// The worst verdict of its applicable checks.
  Verdict verdict() const;
};

}  // namespace touchstone
