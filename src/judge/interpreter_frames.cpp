// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "judge/interpreter.hpp"

namespace touchstone::judge {
namespace {

constexpr Duration TRIGGER_EVERY{1000};

/// Steps that the IXIT writes: `{call, params}` or a list of them, nothing else of the format.
Steps steps_of(const Value& written) {
  Steps steps;
  const Array single{written};
  for (const Value& each : written.array() == nullptr ? single : *written.array()) {
    const Value* operation = each.find("call");
    if (operation != nullptr && operation->text() != nullptr) {
      Step& step = steps.emplace_back();
      step.operation = *operation->text();
      const Value* params = each.find("params");
      step.params.value = params == nullptr ? Value(Object{}) : *params;
      step.expect.record.value = Object{};
    }
  }
  return steps;
}

Difference wrong_list(const Value& actual) {
  return difference_of({"wrong-type",
                        {{"expected", "array"}, {"actual", kind_name(actual.kind())}},
                        {},
                        Value("array"),
                        abridged(actual)});
}

}  // namespace

void Interpreter::pop_frame() {
  Frame& frame = top();
  if (frame.kind == FrameKind::procedure) {
    environment_.leave(frame.outer);
  }
  if (frame.kind != FrameKind::body) {
    environment_.release(frame.mark);
  }
  frames_.pop_back();
}

/// Ends the phase; a preamble that did not come to its end is followed by nothing.
void Interpreter::pop_all() {
  if (phase_ == Phase::preamble || phase_ == Phase::before) {
    phase_ = Phase::over;
  }
  while (!frames_.empty()) {
    pop_frame();
  }
}

Frame* Interpreter::innermost(FrameKind kind) {
  const auto found = std::find_if(frames_.rbegin(), frames_.rend(),
                                  [&](const Frame& frame) { return frame.kind == kind; });
  return found == frames_.rend() ? nullptr : &*found;
}

/// Back to the step that called the innermost procedure; false if there is none.
bool Interpreter::leave_procedure() {
  if (innermost(FrameKind::procedure) == nullptr) {
    return false;
  }
  while (top().kind != FrameKind::procedure) {
    pop_frame();
  }
  pop_frame();
  return true;
}

bool Interpreter::leave_trigger() {
  if (innermost(FrameKind::trigger) == nullptr) {
    return false;
  }
  while (top().kind != FrameKind::trigger) {
    pop_frame();
  }
  pop_frame();
  return true;
}

void Interpreter::open_loop(const Step& step) {
  auto loop = std::make_unique<Loop>();
  Resolver resolver(environment_);
  const Value* list = resolver.resolve(step.subject, loop->made);
  if (list == nullptr) {
    return meet(*resolver.fault());
  }
  if (list->array() == nullptr) {
    return differs({wrong_list(*list)});
  }
  if (list->array()->size() > step.limit) {
    return doubt(Verdict::error, "list-too-long",
                 {difference_of({"list-too-long", {{"limit", std::uint64_t{step.limit}}}})});
  }
  loop->items = *list->array();
  loop->origin = origin_of(step.subject, environment_);
  loop->collected.resize(step.collect.size());
  loop->origins.resize(step.collect.size());
  Frame frame;
  frame.kind = FrameKind::loop;
  frame.steps = &step.steps;
  frame.path = top().step_path() + "/steps";
  frame.owner = charged_range();
  frame.mark = environment_.mark();
  frame.loop = std::move(loop);
  frames_.push_back(std::move(frame));
  begin_turn();
}

void Interpreter::begin_turn() {
  Frame& frame = top();
  Loop& loop = *frame.loop;
  if (loop.turn == loop.items.size()) {
    return finish_loop();
  }
  const Step& step = frames_[frames_.size() - 2].step();
  frame.index = 0;
  frame.began.reset();
  frame.reception.reset();
  environment_.lend(step.name, loop.items[loop.turn], loop.origin);
}

/// Ends the turn of the innermost loop, wherever in it the case is.
void Interpreter::end_turn(bool collects) {
  while (top().kind != FrameKind::loop) {
    pop_frame();
  }
  Frame& frame = top();
  Loop& loop = *frame.loop;
  const Step& step = frames_[frames_.size() - 2].step();
  for (std::size_t at = 0; collects && at < step.collect.size(); ++at) {
    const Seen seen = environment_.look(step.collect[at].second);
    if (seen.sight == Sight::found) {
      loop.collected[at].push_back(*seen.value);
      loop.origins[at].add(seen.origin == nullptr ? Origin{} : *seen.origin);
    }
  }
  environment_.release(frame.mark);
  ++loop.turn;
  begin_turn();
}

void Interpreter::finish_loop() {
  const std::unique_ptr<Loop> loop = std::move(top().loop);
  const bool judged = top().judged;
  pop_frame();
  const Step& step = current();
  for (std::size_t at = 0; at < step.collect.size(); ++at) {
    environment_.bind(step.collect[at].first, std::move(loop->collected[at]),
                      std::move(loop->origins[at]));
  }
  top().judged = top().judged || judged;
  judged ? ledger_.close(own_range()) : nothing_was_judged();
  complete();
}

void Interpreter::open_procedure(const Step& step) {
  const auto found = instance_.file->procedures.find(step.operation);
  Value params;
  if (found == instance_.file->procedures.end() || !take_params(step, nullptr, params)) {
    return;
  }
  const Procedure& procedure = found->second;
  top().control = step.operation;
  Frame frame;
  frame.kind = FrameKind::procedure;
  frame.steps = &procedure.steps;
  frame.path = top().step_path() + '/' + step.operation;
  frame.owner = charged_range();
  frame.mark = environment_.mark();
  std::vector<Origin> origins;
  for (const std::string& name : procedure.params) {
    Origin& origin = origins.emplace_back();
    if (const Value* written = step.params.value.find(name)) {
      add_origins(*written, environment_, origin);
    }
  }
  frame.outer = environment_.enter(frame.mark, procedure.params);
  for (std::size_t at = 0; at < procedure.params.size(); ++at) {
    if (Value* given = params.find(procedure.params[at])) {
      environment_.bind(procedure.params[at], std::move(*given), std::move(origins[at]));
    }
  }
  frames_.push_back(std::move(frame));
}

/// The procedure came to its end: what it yields is the answer to the step that called it.
void Interpreter::close_procedure() {
  const auto& caller = frames_[frames_.size() - 2];
  const Procedure& procedure = instance_.file->procedures.find(caller.step().operation)->second;
  Resolver resolver(environment_);
  Value store;
  const Value* result = resolver.resolve(procedure.result, store);
  Answer answer;
  Origin origin;
  if (result != nullptr) {
    if (result != &store) {
      store = *result;
    }
    answer = Answer::result(std::move(store));
    origin = origin_of(procedure.result, environment_);
  }
  const bool judged = top().judged;
  pop_frame();
  top().judged = top().judged || judged;
  if (result == nullptr) {
    return meet(*resolver.fault());
  }
  top().params = std::move(origin);
  judge_call(current(), answer, nullptr, ReasonClaim::reason, true);
}

void Interpreter::reject_procedure(const Answer& answer) {
  const Origin origin = top().params;
  leave_procedure();
  top().params = origin;
  judge_call(current(), answer, nullptr, ReasonClaim::reason, true);
}

void Interpreter::open_reception(const Step& step) {
  auto reception = std::make_unique<Reception>();
  reception->deadline = now_ + step.receive->within;
  reception->next_trigger = now_;
  reception->trigger = trigger_of(step, *reception);
  top().reception = std::move(reception);
  go_on_receiving(step);
}

/// Written in the case, or in the IXIT, which may also give none.
const Steps* Interpreter::trigger_of(const Step& step, Reception& reception) {
  if (!step.steps.empty()) {
    return &step.steps;
  }
  Resolver resolver(environment_);
  Value store;
  const Value* written = step.receive->trigger.value.is_null()
                             ? nullptr
                             : resolver.resolve(step.receive->trigger, store);
  if (written != nullptr) {
    reception.own_trigger = steps_of(*written);
  }
  return reception.own_trigger.empty() ? nullptr : &reception.own_trigger;
}

void Interpreter::go_on_receiving(const Step& step) {
  Reception& reception = *top().reception;
  if (reception.messages.size() >= step.receive->count) {
    return finish_reception(step);
  }
  if (now_ >= reception.deadline) {
    Differences missing{difference_of({"too-few-messages",
                                       {{"expected", std::uint64_t{step.receive->count}},
                                        {"actual", std::uint64_t{reception.messages.size()}}}})};
    top().reception.reset();
    return step.receive->fail_on_timeout
               ? differs(std::move(missing))
               : doubt(Verdict::inconclusive, "too-few-messages", missing);
  }
  Duration wait = reception.deadline - now_;
  if (reception.trigger != nullptr) {
    if (now_ >= reception.next_trigger) {
      Frame frame;
      frame.kind = FrameKind::trigger;
      frame.steps = reception.trigger;
      frame.path = top().step_path() + "/trigger";
      frame.mark = environment_.mark();
      frames_.push_back(std::move(frame));
      return;
    }
    wait = std::min(wait, reception.next_trigger - now_);
  }
  act(AwaitMessage{wait}, Awaited::message);
}

/// The time until the next one counts from here: one that takes longer must not keep the case from
/// ever looking at what has come.
void Interpreter::close_trigger() {
  pop_frame();
  top().reception->next_trigger = now_ + TRIGGER_EVERY;
}

void Interpreter::hear_message(const Answer& answer) {
  if (answer.outcome == AnswerKind::crashed) {
    return target_failed(answer);
  }
  if (answer.outcome == AnswerKind::unsupported) {
    return block("needs-duplex", {difference_of({"needs-duplex"})});
  }
  if (answer.outcome != AnswerKind::result) {
    return;  // nothing came in this time
  }
  const Step& step = current();
  Matcher matcher(environment_, nullptr);
  const Value& where = step.receive->where.value;
  const bool matched = where.is_null() || matcher.match(where, &answer.value);
  if (matcher.fault()) {
    return meet(*matcher.fault());
  }
  if (matched) {
    top().reception->messages.push_back(answer.value);
  }
}

void Interpreter::finish_reception(const Step& step) {
  const Value messages = std::move(top().reception->messages);
  Origin origin;
  origin.target.emplace_back();
  if (!save(step, messages, origin)) {
    return;
  }
  if (step.receive->count == 0) {
    nothing_was_judged();
    return complete();
  }
  passed();
}

}  // namespace touchstone::judge
