// SPDX-License-Identifier: Apache-2.0
#include "probe.hpp"

#include <chrono>
#include <thread>

namespace touchstone {
namespace {

/// One session on each side, used for one question after the other.
class Questioner {
 public:
  static Result<Questioner> open(Target& target, Target& oracle) {
    auto session = target.open();
    if (!session) {
      return session.error();
    }
    auto trusted = oracle.open();
    if (!trusted) {
      return trusted.error();
    }
    return Questioner(target.description(), std::move(*session), std::move(*trusted));
  }

  CaseResult drive(CaseMachine& machine) {
    const auto started = std::chrono::steady_clock::now();
    Action action = machine.start();
    while (!std::holds_alternative<Finished>(action)) {
      Answer answer = perform(action);
      action = machine.next(std::move(answer), std::chrono::duration_cast<Duration>(
                                                   std::chrono::steady_clock::now() - started));
    }
    return machine.take_result();
  }

 private:
  Questioner(const Description& description, std::unique_ptr<Session> session,
             std::unique_ptr<Session> oracle)
      : description_(&description), session_(std::move(session)), oracle_(std::move(oracle)) {}

  Answer perform(Action& action) {
    if (auto* question = std::get_if<AskTarget>(&action)) {
      if (const auto lack = description_->lack(question->call.operation, question->call.params)) {
        return Answer::unsupported(lack->what, lack->value);
      }
      return ask(*session_, std::move(question->call), question->timeout, question->idempotent);
    }
    if (auto* compute = std::get_if<AskOracle>(&action)) {
      return ask(*oracle_, std::move(compute->call), compute->timeout, true);
    }
    if (auto* pause = std::get_if<Pause>(&action)) {
      std::this_thread::sleep_for(pause->length);
      return Answer::result(nullptr);
    }
    return Answer::unsupported("transport", "duplex");
  }

  static Answer ask(Session& session, Call call, Duration timeout, bool idempotent) {
    session.send({0, std::move(call), timeout, idempotent});
    while (true) {
      std::vector<Reply> replies = session.wait(timeout);
      if (!replies.empty()) {
        return std::move(replies.front().answer);
      }
    }
  }

  const Description* description_;
  std::unique_ptr<Session> session_;
  std::unique_ptr<Session> oracle_;
};

/// `detect: {call, params, expect}` as a case of one step, which passes if it matches.
Case detection(const Standard& standard) {
  Case body;
  body.id = standard.id + "/detect";
  body.standard = standard.id;
  Step step;
  step.operation = *standard.detect.find("call")->text();
  if (const Value* params = standard.detect.find("params")) {
    step.params.value = *params;
  }
  if (const Value* expect = standard.detect.find("expect")) {
    step.expect.record.value = *expect;
  }
  step.checks.push_back({standard.requirements.front().id, true});
  body.steps.push_back(std::move(step));
  return body;
}

}  // namespace

std::vector<JudgeContext> contexts_of(const RunSubject& subject, Duration timeout) {
  std::vector<JudgeContext> contexts;
  const Description& target = subject.target->description();
  for (const PlannedStandard& planned : subject.plan->standards) {
    JudgeContext context;
    context.catalogue = subject.catalogue;
    context.target = &target;
    context.self_judging = target.shares_implementation_with(subject.oracle->description());
    context.standard_named = planned.named;
    context.claimed = &planned.claimed;
    context.duplex = subject.target->duplex();
    context.ixit = subject.ixit;
    context.probes = subject.probes;
    context.default_timeout = timeout;
    contexts.push_back(std::move(context));
  }
  return contexts;
}

Result<Bindings> run_probes(const RunSubject& subject, Duration timeout) {
  Bindings bindings;
  std::optional<Questioner> questioner;
  const auto contexts = contexts_of(subject, timeout);
  for (const PlanEntry& entry : subject.plan->entries) {
    if (entry.file->probes.empty() || bindings.contains(entry.file->path)) {
      continue;
    }
    if (!questioner) {
      auto opened = Questioner::open(*subject.target, *subject.oracle);
      if (!opened) {
        return opened.error();
      }
      questioner.emplace(std::move(*opened));
    }
    CaseMachine machine = probe_machine(*entry.file, contexts[entry.standard]);
    questioner->drive(machine);
    bindings[entry.file->path] = take_bindings(machine);
  }
  return bindings;
}

Result<std::set<std::string>> undetected_standards(const Catalogue& catalogue, Target& target,
                                                   Target& oracle, Duration timeout) {
  std::set<std::string> missing;
  std::optional<Questioner> questioner;
  for (const auto& [id, standard] : catalogue.standards) {
    if (standard.detect.is_null() || standard.requirements.empty()) {
      continue;
    }
    if (!questioner) {
      auto opened = Questioner::open(target, oracle);
      if (!opened) {
        return opened.error();
      }
      questioner.emplace(std::move(*opened));
    }
    const CaseFile file;
    const Case body = detection(standard);
    JudgeContext context;
    context.catalogue = &catalogue;
    context.target = &target.description();
    context.default_timeout = timeout;
    CaseMachine machine({&file, &body, 0, {}, body.id}, context);
    if (questioner->drive(machine).verdict() != Verdict::pass) {
      missing.insert(id);
    }
  }
  return missing;
}

}  // namespace touchstone
