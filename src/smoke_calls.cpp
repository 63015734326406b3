// SPDX-License-Identifier: Apache-2.0
#include "smoke_calls.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>
#include <variant>

#include "judge/machine.hpp"
#include "plan.hpp"
#include "target/target.hpp"

namespace touchstone {
namespace {

constexpr std::size_t ACCEPTED = 1;
constexpr std::size_t REJECTED = 4;
/// Of one body; its rows are alike.
constexpr int INSTANCES = 64;

/// Does what a case computes before it asks.
class Oracle {
 public:
  Oracle() {
    if (auto target = open_target("local")) {
      target_ = std::move(*target);
      if (auto session = target_->open()) {
        session_ = std::move(*session);
      }
    }
  }

  std::optional<Answer> answer(const AskOracle& ask) {
    if (!session_) {
      return std::nullopt;
    }
    session_->send({0, ask.call, ask.timeout, true});
    std::vector<Reply> replies = session_->wait(ask.timeout);
    return replies.empty() ? std::nullopt : std::optional(std::move(replies.front().answer));
  }

 private:
  std::unique_ptr<Target> target_{};
  std::unique_ptr<Session> session_{};
};

/// The first call of an instance to the target, after what it computes; nothing if it waits first.
std::optional<Call> first_call(const Instance& instance, const JudgeContext& context,
                               Oracle& oracle) {
  CaseMachine machine(instance, context);
  Action action = machine.start();
  while (const auto* compute = std::get_if<AskOracle>(&action)) {
    std::optional<Answer> answer = oracle.answer(*compute);
    if (!answer) {
      return std::nullopt;
    }
    action = machine.next(std::move(*answer), Duration{0});
  }
  const auto* ask = std::get_if<AskTarget>(&action);
  return ask == nullptr ? std::nullopt : std::optional(ask->call);
}

/// `{$get: row/NAME}` is the cell, anything else itself.
const Value& cell(const Value& value, const Case& body, std::size_t row) {
  const Value* reference = value.find("$get");
  if (!body.rows || reference == nullptr || reference->text() == nullptr ||
      !reference->text()->starts_with("row/")) {
    return value;
  }
  const auto& columns = body.rows->columns;
  const auto found = std::find(columns.begin(), columns.end(), reference->text()->substr(4));
  return found == columns.end()
             ? value
             : body.rows->data[row][static_cast<std::size_t>(found - columns.begin())];
}

bool expects_rejection(const Step& step, const Case& body, std::size_t row) {
  const Value& record = cell(step.expect.record.value, body, row);
  const Value* result = record.find("result");
  return record.find("rejected") != nullptr ||
         (result != nullptr && cell(*result, body, row) == Value(false));
}

/// The first step of a case that calls something.
const Step* calling_step(const Case& body) {
  for (const Steps* steps : {&body.preamble, &body.steps}) {
    for (const Step& step : *steps) {
      if (step.kind == StepKind::call) {
        return &step;
      }
    }
  }
  return nullptr;
}

class Sampler {
 public:
  Sampler(const Catalogue& catalogue, const Description& description)
      : catalogue_(catalogue), description_(description) {
    context_.catalogue = &catalogue;
    context_.target = &description;
    context_.ixit = Object{};
    for (const auto& entry : description.operations) {
      samples_.try_emplace(entry.first);
    }
  }

  std::map<std::string, SampleCalls, std::less<>> sample() {
    for (const auto& file : catalogue_.files) {
      for (const Case& body : file->cases) {
        sample(*file, body);
      }
    }
    return std::move(samples_);
  }

 private:
  void sample(const CaseFile& file, const Case& body) {
    const Step* step = calling_step(body);
    const auto found = step == nullptr ? samples_.end() : samples_.find(step->operation);
    if (found == samples_.end()) {
      return;
    }
    Plan plan;
    plan.entries.push_back({&file, &body, 0, {}});
    const Bindings no_probes;
    const Value no_ixit;
    InstanceCursor cursor(plan, no_probes, no_ixit);
    for (int turn = 0; turn < INSTANCES; ++turn) {
      const auto planned = cursor.next();
      if (!planned || planned->probe_failed) {
        return;
      }
      add(planned->instance, *step, found->second);
    }
  }

  void add(const Instance& instance, const Step& step, SampleCalls& samples) {
    const bool rejection = expects_rejection(step, *instance.body, instance.row);
    auto& list = rejection ? samples.rejected : samples.accepted;
    if (list.size() >= (rejection ? REJECTED : ACCEPTED)) {
      return;
    }
    const std::optional<Call> call = first_call(instance, context_, oracle_);
    if (call && call->operation == step.operation &&
        description_.supports(call->operation, call->params)) {
      list.push_back({*call, instance.id});
    }
  }

  const Catalogue& catalogue_;
  const Description& description_;
  JudgeContext context_{};
  Oracle oracle_{};
  std::map<std::string, SampleCalls, std::less<>> samples_{};
};

}  // namespace

std::map<std::string, SampleCalls, std::less<>> sample_calls(const Catalogue& catalogue,
                                                             const Description& description) {
  return Sampler(catalogue, description).sample();
}

}  // namespace touchstone
