// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "judge/interpreter.hpp"
#include "judge/types.hpp"

namespace touchstone::judge {
namespace {

bool contains(const std::vector<std::string_view>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

ReasonClaim claim_of(const Description* target, std::string_view operation) {
  if (target == nullptr) {
    return ReasonClaim::none;
  }
  const auto found = target->operations.find(operation);
  return found == target->operations.end() ? ReasonClaim::none : found->second.reasons;
}

Difference outcome_difference(std::string_view message, const Answer& answer) {
  Difference difference = difference_of({std::string(message)});
  difference.actual = answer_kind_name(answer.outcome);
  if (!answer.value.is_null()) {
    difference.mismatch.actual = abridged(answer.value);
  }
  return difference;
}

}  // namespace

void Interpreter::hear_target(const Answer& answer) {
  const Step& step = current();
  if (answer.outcome == AnswerKind::timeout || answer.outcome == AnswerKind::crashed) {
    return target_failed(answer);
  }
  if (innermost(FrameKind::trigger) != nullptr && answer.outcome != AnswerKind::result) {
    return differs({outcome_difference("trigger-failed", answer)});
  }
  if (answer.outcome == AnswerKind::unsupported) {
    return target_lacks(answer.value);
  }
  if (answer.outcome == AnswerKind::garbled && has_item_) {
    return carrier_failed(outcome_difference("carrier-fault", answer));
  }
  const Operation* operation = context_->catalogue->operation(step.operation);
  const ReasonClaim claim = claim_of(context_->target, step.operation);
  // The answer is the target's own, whatever it was asked with.
  top().params = Origin{{step.operation}, {}, false};
  if (answer.outcome == AnswerKind::rejected && !step.rejects.empty()) {
    Answer mapped = answer;
    const bool found = map_rejection(step, mapped);
    return judge_call(step, mapped, operation, ReasonClaim::reason, found);
  }
  judge_call(step, answer, operation, claim, false);
}

/// Gives a rejection the reason of the first row that describes it, or none.
bool Interpreter::map_rejection(const Step& step, Answer& answer) const {
  Object stated;
  for (const Member& member : *answer.value.object()) {
    if (member.name != "reason") {
      stated.push_back(member);
    }
  }
  for (const auto& [reason, when] : step.rejects) {
    if (describes(when, answer.value, environment_)) {
      stated.push_back({"reason", reason});
      answer.value = std::move(stated);
      return true;
    }
  }
  answer.value = std::move(stated);
  return false;
}

/// Of the target, or of a procedure: `mapped` if a table gave the rejection its reason.
void Interpreter::judge_call(const Step& step, const Answer& answer, const Operation* operation,
                             ReasonClaim claim, bool mapped) {
  const Judgement judgement =
      judge_answer(step.expect.record, answer, {environment_, reasons_, operation, claim});
  if (judgement.fault) {
    return meet(*judgement.fault);
  }
  const bool rejection = is_rejection(answer, operation);
  if (!judgement.matched && rejection && has_item_ && !mapped) {
    return carrier_failed(outcome_difference("carrier-fault", answer));
  }
  if (!judgement.matched && rejection && innermost(FrameKind::procedure) != nullptr) {
    return reject_procedure(answer);
  }
  const Origin origin = top().params;
  if (judges_itself(step, origin)) {
    return self_judged();
  }
  if (!judgement.matched) {
    return differs(judgement.differences);
  }
  note_judgement(step, judgement);
  const bool stated = answer.outcome == AnswerKind::rejected;
  if (save(step, stated ? rejection_of(answer) : answer.value, origin)) {
    passed();
  }
}

void Interpreter::note_judgement(const Step& step, const Judgement& judgement) {
  const Range range = charged_range();
  if (!judgement.choice.empty()) {
    ledger_.choose(range, judgement.choice);
  }
  auto& controls = result_.controls;
  const std::string& key = top().control;
  if (judgement.accepted && std::find(controls.begin(), controls.end(), key) == controls.end()) {
    controls.push_back(key);
  }
  if (!judgement.refused) {
    return;
  }
  ledger_.grade(range, judgement.grade.empty() ? "rejected" : judgement.grade);
  if (instance_.body->control && !instance_.body->control->any_method) {
    return;  // the file names other controls
  }
  // What a supporting step was refused may be what later checks rest on.
  range.empty() ? ledger_.need_control_of_open(control_of(step))
                : ledger_.need_control(range, control_of(step));
}

std::string Interpreter::control_of(const Step& step) const {
  return instance_.body->control ? step.operation + "[*]" : frames_.back().control;
}

/// The answer that is judged and what it is compared with come from one implementation.
bool Interpreter::judges_itself(const Step& step, const Origin& subject) const {
  if (!context_->self_judging || charged_range().empty()) {
    return false;
  }
  Origin origin = origin_of(step.expect.record, environment_);
  origin.add(subject);
  return origin.judged ||
         std::any_of(origin.oracle.begin(), origin.oracle.end(),
                     [&](std::string_view name) { return contains(origin.target, name); });
}

void Interpreter::hear_oracle(const Answer& answer) {
  const Step& step = current();
  const Operation* operation = context_->catalogue->operation(step.operation);
  if (answer.outcome == AnswerKind::unsupported) {
    return block("oracle-lacks-operation",
                 {difference_of({"oracle-lacks-operation", {{"operation", step.operation}}})});
  }
  const bool answered =
      answer.outcome == AnswerKind::result || answer.outcome == AnswerKind::rejected;
  const bool well_typed = answer.outcome != AnswerKind::result || operation == nullptr ||
                          check_result(*operation, answer.value).empty();
  if (!answered || !well_typed) {
    return doubt(Verdict::error, "oracle-failed", {outcome_difference("oracle-failed", answer)});
  }
  if (step.skip_on_rejected && is_rejection(answer, operation)) {
    return skip_turn();
  }
  judge_computed(step, answer, operation);
}

void Interpreter::judge_computed(const Step& step, const Answer& answer,
                                 const Operation* operation) {
  const Judgement judgement = judge_answer(step.expect.record, answer,
                                           {environment_, reasons_, operation, ReasonClaim::none});
  if (judgement.fault) {
    return meet(*judgement.fault);
  }
  const bool about_target = top().params.from_target();
  if (context_->self_judging && !charged_range().empty() && !step.blame_oracle &&
      (about_target || origin_of(step.expect.record, environment_).from_target())) {
    return self_judged();
  }
  if (!judgement.matched) {
    return oracle_differs(step, answer, judgement);
  }
  if (!judgement.choice.empty()) {
    ledger_.choose(charged_range(), judgement.choice);
  }
  Origin origin = top().params;
  origin.judged = origin.judged || about_target;
  origin.oracle.push_back(step.operation);
  const bool stated = answer.outcome == AnswerKind::rejected;
  if (save(step, stated ? rejection_of(answer) : answer.value, origin)) {
    passed();
  }
}

/// Whom the mismatch of a compute step blames: the target if something of it was computed on or
/// compared with, else the oracle.
void Interpreter::oracle_differs(const Step& step, const Answer& answer,
                                 const Judgement& judgement) {
  const bool about_target =
      top().params.from_target() || origin_of(step.expect.record, environment_).from_target();
  if (step.blame_oracle || !about_target) {
    return oracle_is_wrong(judgement.differences);
  }
  if (answer.outcome == AnswerKind::rejected &&
      reasons_.is_a(stated_reason(answer.value), "unsupported-variant")) {
    return doubt(Verdict::inconclusive, "unknown-variant", judgement.differences);
  }
  differs(judgement.differences);
}

void Interpreter::record(std::string path, Answer answer) {
  Object fields{{"outcome", answer_kind_name(answer.outcome)}};
  fields.push_back({"value", std::move(answer.value)});
  if (!answer.wire.is_null()) {
    fields.push_back({"wire", std::move(answer.wire)});
  }
  if (answer.transient) {
    fields.push_back({"transient", true});
  }
  if (!answer.diagnostics.empty()) {
    fields.push_back({"diagnostics", std::move(answer.diagnostics)});
  }
  result_.evidence.push_back(Object{{"step", std::move(path)},
                                    {"request", std::exchange(request_, {})},
                                    {"answer", std::move(fields)}});
}

}  // namespace touchstone::judge
