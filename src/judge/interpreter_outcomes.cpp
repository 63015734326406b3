// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "judge/interpreter.hpp"

namespace touchstone::judge {
namespace {

/// Says where a difference was found, unless a step further in has said it.
void stamp(Differences& differences, const std::string& path) {
  for (Difference& difference : differences) {
    if (difference.mismatch.step.empty()) {
      difference.mismatch.step = path;
    }
  }
}

}  // namespace

void Interpreter::complete() {
  Frame& frame = top();
  ++frame.index;
  frame.began.reset();
  frame.reception.reset();
}

void Interpreter::passed() {
  top().judged = true;
  ledger_.close(own_range());
  complete();
}

/// The step found something that does not match.
void Interpreter::differs(Differences differences) {
  stamp(differences, top().step_path());
  while (!retries()) {
    if (leave_trigger()) {
      return doubt(Verdict::inconclusive, "trigger-failed", differences);
    }
    if (leave_procedure()) {
      continue;
    }
    if (phase_ == Phase::postamble) {
      return postamble_differs(differences);
    }
    top().judged = true;
    const Range range = charged_range();
    if (range.empty()) {
      return abort(differences);
    }
    ledger_.charge(range, Verdict::fail, differences.front().mismatch.message, differences,
                   top().step_path());
    ledger_.close(own_range());
    return complete();
  }
}

/// `eventually`: asks again later, as often as it fits into the time given.
bool Interpreter::retries() {
  const Frame& frame = top();
  const Step& step = frame.step();
  if (!step.eventually || now_ + step.eventually->every > *frame.began + step.eventually->within) {
    return false;
  }
  act(Pause{step.eventually->every}, Awaited::nothing);
  return true;
}

/// The step has no answer that a mismatch could be drawn from.
void Interpreter::doubt(Verdict verdict, std::string_view cause, const Differences& differences) {
  const std::string path = top().step_path();
  while (leave_procedure()) {
  }
  if (phase_ == Phase::postamble) {
    return postamble_breaks(Verdict::error, "postamble-failed", differences);
  }
  const Range range = charged_range();
  if (range.empty()) {
    open_for_probe();
    ledger_.charge_open(verdict, cause, differences, path);
    return pop_all();
  }
  top().judged = true;
  ledger_.charge(range, verdict, cause, differences, path);
  ledger_.close(own_range());
  complete();
}

/// Where no check of its own takes it, the oracle cannot be relied on for any check of the case.
void Interpreter::oracle_is_wrong(const Differences& differences) {
  if (charged_range().empty() && phase_ != Phase::postamble) {
    open_for_probe();
    ledger_.charge(ledger_.all(), Verdict::error, "oracle-wrong", differences, top().step_path());
    ledger_.close(ledger_.all());
    return pop_all();
  }
  doubt(Verdict::error, "oracle-wrong", differences);
}

void Interpreter::block(std::string_view cause, const Differences& differences) {
  while (!frames_.empty() && leave_procedure()) {
  }
  if (phase_ == Phase::postamble) {
    return complete();
  }
  const Range range = frames_.empty() ? Range{} : charged_range();
  if (!range.empty()) {
    top().judged = true;
    ledger_.set_aside(range, Applicability::blocked, cause, differences);
    ledger_.close(own_range());
    return complete();
  }
  open_for_probe();
  ledger_.set_open_aside(Applicability::blocked, cause, differences);
  fate_ = Applicability::blocked;
  why_ = cause;
  pop_all();
}

/// `when` does not hold: the step is not run.
void Interpreter::skip() {
  ledger_.set_aside(own_range(), Applicability::nothing_to_judge, "nothing-to-judge", {});
  complete();
}

/// `on-rejected: skip`: another rule judges that value.
void Interpreter::skip_turn() {
  if (innermost(FrameKind::loop) != nullptr) {
    return end_turn(false);
  }
  ledger_.set_open_aside(Applicability::nothing_to_judge, "nothing-to-judge", {});
  pop_all();
}

void Interpreter::self_judged() {
  top().judged = true;
  ledger_.mark_self_judged(charged_range());
  ledger_.close(own_range());
  complete();
}

void Interpreter::meet(const Fault& fault) {
  Differences differences{difference_of(fault.mismatch)};
  switch (fault.kind) {
    case Fault::Kind::mismatch:
      return differs(std::move(differences));
    case Fault::Kind::unsaved:
      return not_saved(differences.front());
    case Fault::Kind::no_fact:
    case Fault::Kind::no_schema:
      return block(fault.mismatch.message, differences);
    case Fault::Kind::limit:
      return doubt(Verdict::error, fault.mismatch.message, differences);
  }
}

/// A name that an earlier step would have saved: `step-failed`, unless the loop knows better why.
void Interpreter::not_saved(const Difference& difference) {
  if (phase_ == Phase::postamble) {
    return complete();  // the body ended before it
  }
  while (leave_procedure()) {
  }
  const Range own = own_range();
  const Range owner = top().owner;
  if (own.empty() && !owner.empty()) {
    top().judged = true;
    if (!ledger_.charged(owner)) {
      ledger_.charge(owner, Verdict::inconclusive, "step-failed", {difference}, top().step_path());
    }
    return end_turn(true);
  }
  if (own.empty()) {
    return abort({difference});
  }
  ledger_.charge(own, Verdict::inconclusive, "step-failed", {difference}, top().step_path());
  ledger_.close(own);
  complete();
}

/// A supporting step did not do what the rest leans on.
void Interpreter::abort(const Differences& differences) {
  const std::string path = top().step_path();
  if (probing_) {
    open_for_probe();
    ledger_.charge_open(Verdict::inconclusive, "probe-failed", differences, path);
    return pop_all();
  }
  const bool early = phase_ == Phase::preamble;
  ledger_.charge_open(Verdict::inconclusive, early ? "preamble-failed" : "step-failed", differences,
                      path);
  pop_all();
}

/// Probes have no checks of their own: one takes what goes wrong, so that it cannot go unseen.
void Interpreter::open_for_probe() {
  if (probing_ && ledger_.size() == 0) {
    ledger_.open({}, frames_.empty() ? std::string("steps") : top().step_path(), Standing::claimed,
                 false);
  }
}

void Interpreter::postamble_differs(const Differences& differences) {
  const std::string& excuse = current().on_mismatch;
  if (!excuse.empty()) {
    ledger_.excuse(excuse);
    return complete();
  }
  postamble_breaks(Verdict::error, "postamble-failed", differences);
}

/// No answer that could excuse anything. It spoils what has passed; what has failed stays failed.
void Interpreter::postamble_breaks(Verdict verdict, std::string_view cause,
                                   const Differences& differences) {
  ledger_.spoil(verdict, cause, differences, top().step_path());
  pop_all();
}

/// A crash or a hang meets every check that is still open, wherever it happened.
void Interpreter::target_failed(const Answer& answer) {
  const bool crashed = answer.outcome == AnswerKind::crashed;
  std::string cause = crashed ? "iut-crashed" : "iut-hung";
  if (answer.transient) {
    cause += "-once";
  }
  Difference difference = difference_of({cause, {{"operation", current().operation}}});
  difference.actual = answer_kind_name(answer.outcome);
  if (has_item_) {
    return carrier_failed(difference);
  }
  if (phase_ == Phase::postamble) {
    return postamble_breaks(Verdict::error, "postamble-failed", {difference});
  }
  open_for_probe();
  ledger_.charge_open(answer.transient ? Verdict::inconclusive : Verdict::fail, cause, {difference},
                      top().step_path());
  phase_ = Phase::over;
}

/// Not the item that is judged but what carries it.
void Interpreter::carrier_failed(const Difference& difference) {
  if (phase_ == Phase::postamble) {
    return postamble_breaks(Verdict::inconclusive, "carrier-fault", {difference});
  }
  open_for_probe();
  ledger_.charge_open(Verdict::inconclusive, "carrier-fault", {difference}, top().step_path());
  phase_ = Phase::over;
}

/// What the target says it does not support: its conformance statement decides what that means.
void Interpreter::target_lacks(const Value& lack) {
  Difference difference = difference_of({"unsupported"});
  difference.actual = "unsupported";
  if (const Object* members = lack.object()) {
    difference.mismatch.arguments = *members;
  }
  if (phase_ == Phase::postamble) {
    return postamble_breaks(Verdict::error, "postamble-failed", {difference});
  }
  open_for_probe();
  fate_ = Applicability::unsupported;
  why_ = "unsupported";
  ledger_.unsupported(context_->standard_named, {difference},
                      frames_.empty() ? std::string() : top().step_path());
  phase_ = Phase::over;
}

/// A loop or a receive that has judged nothing: what that means is the case's to say.
void Interpreter::nothing_was_judged() {
  const Range own = own_range();
  switch (instance_.body->empty) {
    case Empty::nothing_to_judge:
      ledger_.set_aside(own, Applicability::nothing_to_judge, "nothing-to-judge", {});
      break;
    case Empty::pass:
      break;
    case Empty::fail:
      ledger_.charge(own, Verdict::fail, "nothing-found", {difference_of({"nothing-found"})},
                     top().step_path());
      break;
  }
  ledger_.close(own);
}

}  // namespace touchstone::judge
