// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "call.hpp"
#include "case.hpp"
#include "judge/match.hpp"
#include "judge/reasons.hpp"
#include "spec.hpp"

namespace touchstone::judge {

/// How an answer came about, as far as judging it depends on that.
struct AnswerSetting {
  const Environment& environment;
  Reasons reasons;
  /// The operation as declared, or nullptr: a procedure, whose answers have no declared type.
  const Operation* operation = nullptr;
  ReasonClaim claim = ReasonClaim::none;
};

/// What an answer is in the light of an expectation.
struct Judgement {
  bool matched = false;
  bool accepted = false;     ///< a result came where a result was expected
  bool refused = false;      ///< a rejection came where one was expected
  std::string_view grade{};  ///< of a rejection whose reason or class was expected
  std::string choice{};      ///< of an `either`: `as` of the alternative that holds
  Differences differences{};
  std::optional<Fault> fault{};
};

/// Compares an answer with a record `{result, rejected, wire}` or with `{either: […]}`. The answer
/// is a result, a rejection or garbled. A predicate's `false` is a rejection without reason.
Judgement judge_answer(const Template& expect, const Answer& answer, const AnswerSetting& setting);

/// A predicate that answered `false` has rejected.
bool is_rejection(const Answer& answer, const Operation* operation);
/// What a rejection says: `{reason?, code?, message?, data?}`.
const Value& rejection_of(const Answer& answer);
/// The text of its member, or "".
std::string_view stated_reason(const Value& rejection);
/// `rejected:` and the reason or code: the kind of a rejection in a fingerprint.
std::string rejection_kind(const Value& rejection);

/// Compares the written members of a `when` of a procedure's `rejects` with a rejection.
bool describes(const Template& when, const Value& rejection, const Environment& environment);

}  // namespace touchstone::judge
