// SPDX-License-Identifier: Apache-2.0
#include "judge/machine.hpp"

#include <utility>

#include "judge/interpreter.hpp"

namespace touchstone {

struct CaseMachine::State {
  judge::Interpreter interpreter;
};

CaseMachine::CaseMachine(Instance instance, const JudgeContext& context)
    : state_(new State{judge::Interpreter(std::move(instance), context)}) {}
CaseMachine::CaseMachine(std::unique_ptr<State> state) : state_(std::move(state)) {}
CaseMachine::~CaseMachine() = default;
CaseMachine::CaseMachine(CaseMachine&&) noexcept = default;
CaseMachine& CaseMachine::operator=(CaseMachine&&) noexcept = default;

Action CaseMachine::start() {
  return state_->interpreter.start();
}

Action CaseMachine::next(Answer answer, Duration since_start) {
  return state_->interpreter.next(std::move(answer), since_start);
}

CaseResult CaseMachine::take_result() {
  return state_->interpreter.take_result();
}

CaseMachine probe_machine(const CaseFile& file, const JudgeContext& context) {
  return probe_machine(file, file.probes, nullptr, context);
}

CaseMachine probe_machine(const CaseFile& file, const Steps& probes, const Value* bindings,
                          const JudgeContext& context) {
  auto body = std::make_unique<Case>();
  body->id = file.standard + "/probes";
  body->standard = file.standard;
  body->steps = probes;
  return CaseMachine(std::unique_ptr<CaseMachine::State>(
      new CaseMachine::State{judge::Interpreter(std::move(body), file, bindings, context)}));
}

Value take_bindings(CaseMachine& machine) {
  return machine.state_->interpreter.bindings();
}

}  // namespace touchstone
