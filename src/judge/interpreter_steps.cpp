// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "control.hpp"
#include "judge/interpreter.hpp"
#include "judge/types.hpp"

namespace touchstone::judge {
namespace {

/// Loops are bounded one by one; loops in loops over what a target sent are bounded by this.
constexpr std::size_t MOST_STEPS = 5'000'000;

}  // namespace

void Interpreter::begin() {
  if (++steps_begun_ > MOST_STEPS) {
    ledger_.charge_open(Verdict::error, "case-too-long", {}, top().step_path());
    phase_ = Phase::over;
    return;
  }
  Frame& frame = top();
  const Step& step = frame.step();
  if (frame.reception != nullptr) {
    return go_on_receiving(step);
  }
  if (!frame.began) {
    frame.began = now_;
    if (step.when && !when_holds(*step.when)) {
      return;
    }
  }
  switch (step.kind) {
    case StepKind::call:
      return ask_target(step);
    case StepKind::compute:
      return ask_oracle(step);
    case StepKind::check:
      return check(step);
    case StepKind::let:
      return let(step);
    case StepKind::receive:
      return open_reception(step);
    case StepKind::for_each:
      return open_loop(step);
    case StepKind::procedure:
      return open_procedure(step);
  }
}

/// False: the step has ended without being run.
bool Interpreter::when_holds(const When& when) {
  Resolver resolver(environment_);
  Value store;
  const Value* value = resolver.resolve(when.value, store);
  if (value == nullptr) {
    const bool absent = resolver.fault()->kind == Fault::Kind::mismatch ||
                        resolver.fault()->kind == Fault::Kind::no_fact;
    absent ? skip() : meet(*resolver.fault());
    return false;
  }
  Matcher matcher(environment_, nullptr);
  const bool matched = matcher.match(when.matches.value, value);
  if (matcher.fault()) {
    meet(*matcher.fault());
    return false;
  }
  if (!matched) {
    skip();
  }
  return matched;
}

/// Resolves the parameters of the current step; false: the step has ended.
bool Interpreter::take_params(const Step& step, const Operation* operation, Value& params) {
  Resolver resolver(environment_);
  Value store;
  const Value* resolved = resolver.resolve(step.params, store);
  if (resolved == nullptr) {
    meet(*resolver.fault());
    return false;
  }
  if (resolved != &store) {
    store = *resolved;
  }
  params = std::move(store);
  if (params.is_null()) {
    params = Object{};
  }
  top().params = origin_of(step.params, environment_);
  if (operation == nullptr || !top().params.from_target()) {
    return true;
  }
  Differences wrong = check_params(*operation, params, step.params.value, environment_);
  if (!wrong.empty()) {
    differs(std::move(wrong));
    return false;
  }
  return true;
}

void Interpreter::ask_target(const Step& step) {
  const Operation* operation = context_->catalogue->operation(step.operation);
  Value params;
  if (!take_params(step, operation, params)) {
    return;
  }
  top().control = operation == nullptr ? step.operation : control_key(*operation, params);
  const bool idempotent = operation != nullptr && operation->idempotent;
  request_ = Object{{"operation", step.operation}, {"params", params}};
  act(AskTarget{{step.operation, std::move(params)}, timeout_of(step), idempotent},
      Awaited::target);
}

void Interpreter::ask_oracle(const Step& step) {
  Value params;
  if (!take_params(step, context_->catalogue->operation(step.operation), params)) {
    return;
  }
  const bool cacheable = !top().params.from_target();
  act(AskOracle{{step.operation, std::move(params)}, timeout_of(step), cacheable}, Awaited::oracle);
}

Duration Interpreter::timeout_of(const Step& step) const {
  return step.timeout.value_or(instance_.body->timeout.value_or(context_->default_timeout));
}

void Interpreter::check(const Step& step) {
  Resolver resolver(environment_);
  Value store;
  const Value* subject = resolver.resolve(step.subject, store);
  if (subject == nullptr) {
    return meet(*resolver.fault());
  }
  Differences differences;
  Matcher matcher(environment_, &differences);
  const bool matched = matcher.match(step.expect.record.value, subject);
  const Origin origin = origin_of(step.subject, environment_);
  if (matcher.fault()) {
    return meet(*matcher.fault());
  }
  if (judges_itself(step, origin)) {
    return self_judged();
  }
  if (!matched) {
    return differs(std::move(differences));
  }
  if (step.save.empty()) {
    return passed();
  }
  const Value saved = *subject;
  if (save(step, saved, origin)) {
    passed();
  }
}

void Interpreter::let(const Step& step) {
  Resolver resolver(environment_);
  Value store;
  const Value* value = resolver.resolve(step.subject, store);
  if (value == nullptr) {
    return meet(*resolver.fault());
  }
  if (value != &store) {
    store = *value;
  }
  environment_.bind(step.name, std::move(store), origin_of(step.subject, environment_));
  complete();
}

bool Interpreter::save(const Step& step, const Value& value, const Origin& origin) {
  for (const Saved& saved : step.save) {
    const Value* part = follow(value, saved.pointer);
    if (part == nullptr) {
      std::string pointer;
      for (const std::string& token : saved.pointer) {
        pointer = pointer_join(pointer, token);
      }
      differs({difference_of({"missing-member", {{"name", saved.name}}, std::move(pointer)})});
      return false;
    }
    environment_.bind(saved.name, *part, origin);
  }
  return true;
}

}  // namespace touchstone::judge
