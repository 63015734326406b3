// SPDX-License-Identifier: Apache-2.0
#include "judge/interpreter.hpp"

#include <algorithm>
#include <utility>

#include "judge/fingerprint.hpp"

namespace touchstone::judge {

Interpreter::Interpreter(Instance instance, const JudgeContext& context)
    : instance_(std::move(instance)),
      context_(&context),
      environment_(instance_, context),
      standard_(context.catalogue->standard(instance_.body->standard)),
      reasons_(*context.catalogue, instance_.body->standard),
      claims_(standard_, context.target, context.claimed),
      ledger_(instance_.id),
      has_item_(!instance_.body->item.value.is_null()) {}

Interpreter::Interpreter(std::unique_ptr<Case> probes, const CaseFile& file, const Value* bindings,
                         const JudgeContext& context)
    : Interpreter(Instance{&file, probes.get(), 0, {}, probes->id, bindings}, context) {
  own_body_ = std::move(probes);
  probing_ = true;
}

Action Interpreter::start() {
  if (!prepare()) {
    phase_ = Phase::over;
  }
  return advance();
}

Action Interpreter::next(Answer answer, Duration since_start) {
  now_ = since_start;
  const Awaited awaited = std::exchange(awaited_, Awaited::nothing);
  if (awaited == Awaited::oracle) {
    hear_oracle(answer);
  } else if (awaited != Awaited::nothing) {
    std::string path = top().step_path();
    awaited == Awaited::target ? hear_target(answer) : hear_message(answer);
    if (awaited == Awaited::target || answer.outcome != AnswerKind::timeout) {
      record(std::move(path), std::move(answer));
    }
  }
  return advance();
}

/// Opens the checks and sees whether there is anything to do.
bool Interpreter::prepare() {
  const Case& body = *instance_.body;
  const Standing standing = standing_of_case();
  open_checks(body.preamble, "preamble", standing);
  open_checks(body.steps, "steps", standing);
  if (ledger_.all_excluded() || (ledger_.size() == 0 && standing == Standing::excluded)) {
    fate_ = Applicability::not_applicable;
    why_ = "feature-not-claimed";
    return false;
  }
  return needs_are_met();
}

Standing Interpreter::standing_of_case() const {
  Standing standing = Standing::claimed;
  for (const Template& written : instance_.body->features) {
    Resolver resolver(environment_);
    Value store;
    const Value* feature = resolver.resolve(written, store);
    if (feature != nullptr && feature->text() != nullptr) {
      standing = Claims::both(standing, claims_.standing(*feature->text()));
    }
  }
  return standing;
}

void Interpreter::open_checks(const Steps& steps, std::string_view phase, Standing standing) {
  for (std::size_t at = 0; at < steps.size(); ++at) {
    const std::size_t first = ledger_.size();
    for (const Template& written : steps[at].checks) {
      Resolver resolver(environment_);
      Value store;
      if (const Value* requirement = resolver.resolve(written, store)) {
        open_check(*requirement, std::string(phase) + '/' + std::to_string(at), standing);
      }
    }
    ranges_.push_back({first, ledger_.size() - first});
  }
}

void Interpreter::open_check(const Value& requirement, std::string_view path, Standing standing) {
  if (const Array* several = requirement.array()) {
    for (const Value& each : *several) {
      open_check(each, path, standing);
    }
  } else if (const std::string* id = requirement.text()) {
    const Requirement* found = standard_ == nullptr ? nullptr : standard_->requirement(*id);
    const bool leans = found != nullptr && !found->feature.empty();
    ledger_.open(*id, path,
                 leans ? Claims::both(standing, claims_.standing(found->feature)) : standing,
                 found == nullptr || found->rejects);
  }
}

/// What a case says it needs and the run cannot give blocks it; operations that the target does not
/// have are a matter of the target.
bool Interpreter::needs_are_met() {
  const Needs& needs = instance_.body->needs;
  for (const auto& [operation, discriminators] : needs.operations) {
    if (const auto lack = context_->target->lack(operation, discriminators)) {
      target_lacks(Object{{"what", lack->what}, {"value", lack->value}});
      return false;
    }
  }
  for (const std::string& fact : needs.ixit) {
    if (environment_.look("ixit" + pointer_join("", fact)).sight == Sight::no_fact) {
      block("missing-ixit", {difference_of({"missing-ixit", {{"name", fact}}})});
      return false;
    }
  }
  if (needs.duplex && !context_->duplex) {
    block("needs-duplex", {difference_of({"needs-duplex"})});
    return false;
  }
  return true;
}

Action Interpreter::advance() {
  while (phase_ != Phase::over && !action_) {
    if (frames_.empty()) {
      open_next_phase();
    } else if (top().done()) {
      close_frame();
    } else {
      begin();
    }
  }
  return std::exchange(action_, std::nullopt).value_or(Finished{});
}

void Interpreter::open_next_phase() {
  const Case& body = *instance_.body;
  if (phase_ == Phase::before) {
    open_phase(Phase::preamble, body.preamble, "preamble");
  } else if (phase_ == Phase::preamble) {
    open_phase(Phase::steps, body.steps, "steps");
  } else if (phase_ == Phase::steps) {
    open_phase(Phase::postamble, body.postamble, "postamble");
  } else {
    phase_ = Phase::over;
  }
}

void Interpreter::open_phase(Phase phase, const Steps& steps, std::string_view path) {
  phase_ = phase;
  if (!steps.empty()) {
    Frame& frame = frames_.emplace_back();
    frame.steps = &steps;
    frame.path = path;
  }
}

void Interpreter::close_frame() {
  switch (top().kind) {
    case FrameKind::body:
      frames_.pop_back();
      break;
    case FrameKind::loop:
      end_turn(true);
      break;
    case FrameKind::procedure:
      close_procedure();
      break;
    case FrameKind::trigger:
      close_trigger();
      break;
  }
}

void Interpreter::act(Action action, Awaited awaited) {
  action_ = std::move(action);
  awaited_ = awaited;
}

Range Interpreter::own_range() const {
  const Frame& frame = frames_.back();
  if (frame.kind != FrameKind::body || phase_ == Phase::postamble) {
    return {};
  }
  const std::size_t before = phase_ == Phase::steps ? instance_.body->preamble.size() : 0;
  return ranges_[before + frame.index];
}

Range Interpreter::charged_range() const {
  const Range own = own_range();
  return own.empty() ? frames_.back().owner : own;
}

/// `control: {case: ID}`: the passes of this case need that one to have passed whole; over a matrix
/// the instance with the same values, if it has the same axes.
void Interpreter::add_named_controls() {
  if (instance_.body->control) {
    for (const std::string& id : instance_.body->control->cases) {
      ledger_.need_named_control(case_key(id));
    }
  }
}

std::string Interpreter::case_key(const std::string& id) const {
  const std::string prefix = instance_.body->standard + '/';
  const std::string full = id.starts_with(prefix) ? id : prefix + id;
  const std::string_view values =
      std::string_view(instance_.id).substr(without_matrix(instance_.id).size());
  const auto same_axes = [&](const Case& other) {
    const bool named = full == other.id || full.starts_with(other.id + '/');
    return named && !values.empty() &&
           std::equal(other.matrix.begin(), other.matrix.end(), instance_.body->matrix.begin(),
                      instance_.body->matrix.end(),
                      [](const MatrixAxis& a, const MatrixAxis& b) { return a.name == b.name; });
  };
  const auto& cases = instance_.file->cases;
  const bool suffixed = std::any_of(cases.begin(), cases.end(), same_axes);
  return "case:" + full + (suffixed ? std::string(values) : std::string());
}

CaseResult Interpreter::take_result() {
  add_named_controls();
  result_.id = instance_.id;
  result_.checks = ledger_.take();
  result_.applicability = fate_;
  result_.why = why_;
  const auto applicable = [](const Check& each) {
    return each.applicability == Applicability::applicable;
  };
  if (std::any_of(result_.checks.begin(), result_.checks.end(), applicable)) {
    result_.applicability = Applicability::applicable;
    result_.why.clear();
  } else if (!result_.checks.empty()) {
    result_.applicability = result_.checks.front().applicability;
    result_.why = result_.checks.front().message;
  }
  return std::move(result_);
}

}  // namespace touchstone::judge
