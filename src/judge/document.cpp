// SPDX-License-Identifier: Apache-2.0
#include "judge/document.hpp"

#include <algorithm>
#include <utility>

#include "json.hpp"
#include "patch.hpp"

namespace touchstone {
namespace {

constexpr std::string_view READ = "document.read";

const Fixture* find_fixture(const Rules& rules, std::string_view name) {
  const auto found = std::find_if(rules.fixtures.begin(), rules.fixtures.end(),
                                  [&](const Fixture& fixture) { return fixture.name == name; });
  return found == rules.fixtures.end() ? nullptr : &*found;
}

void overlay(Value& facts, const Value& more) {
  if (const Object* members = more.object()) {
    for (const Member& member : *members) {
      facts.set(member.name, member.value);
    }
  }
}

bool reads(const Steps& steps) {
  return std::any_of(steps.begin(), steps.end(), [](const Step& step) {
    return (step.kind == StepKind::call && step.operation == READ) || reads(step.steps);
  });
}

}  // namespace

Document Document::read(std::string raw) {
  Document document;
  if (auto value = parse_json(raw)) {
    document.value = std::move(*value);
  }
  document.raw = std::move(raw);
  return document;
}

Result<Document> make_document(const Rules& rules, const RuleEntry& entry) {
  if (entry.raw) {
    return Document::read(*entry.raw);
  }
  const Fixture* fixture = find_fixture(rules, entry.fixture);
  if (fixture == nullptr) {
    return Error{"unknown-fixture", {{"name", entry.fixture}}, {}};
  }
  auto patched = apply_patch(fixture->document, entry.patch);
  if (!patched) {
    return patched.error();
  }
  Document document;
  document.raw = write_json(*patched);
  document.value = *std::move(patched);
  overlay(document.ixit, fixture->ixit);
  return document;
}

Case rule_case(const CaseFile& file, const Rule& rule) {
  Case body;
  body.id = file.standard + '/' + rule.id;
  body.standard = file.standard;
  body.empty = rule.empty;
  body.editions = rule.editions;
  body.since = rule.since;
  body.until = rule.until;
  body.where = rule.where;
  // One turn of a loop has what a rule is: one verdict over all its steps, and an end that
  // `on-rejected: skip` can go to.
  Step& once = body.steps.emplace_back();
  once.kind = StepKind::for_each;
  once.name = "(rule)";  // no name that a file can give
  once.subject.value = Array{Value()};
  once.checks.push_back({rule.requirement, true});
  once.steps = rule.steps;
  return body;
}

DocumentJudge::DocumentJudge(const CaseFile& file, Document document, const JudgeContext& context,
                             AskTheOracle oracle)
    : file_(&file), document_(std::move(document)), context_(context), oracle_(std::move(oracle)) {
  overlay(context_.ixit, document_.ixit);
  bindings_.set("raw", document_.raw);
  if (!document_.value) {
    obstacle_ = "unreadable";
    return;
  }
  bindings_.set("document", *document_.value);
  if (!file.rules || file.rules->probes.empty()) {
    return;
  }
  CaseMachine probes = probe_machine(file, file.rules->probes, &bindings_, context_);
  drive(probes);
  if (!probes.take_result().checks.empty()) {
    obstacle_ = "probe-failed";
  }
  overlay(bindings_, take_bindings(probes));
}

void DocumentJudge::drive(CaseMachine& machine) const {
  Action action = machine.start();
  Duration now{0};
  while (!std::holds_alternative<Finished>(action)) {
    // A document does not change while somebody waits: whatever is granted is over at once.
    now += std::holds_alternative<Pause>(action) ? Duration{std::chrono::hours{24}} : Duration{0};
    action = machine.next(answer(action), now);
  }
}

/// The target of a document is the document itself, whose one operation reads it.
Answer DocumentJudge::answer(const Action& action) const {
  if (const auto* ask = std::get_if<AskOracle>(&action)) {
    return oracle_(ask->call);
  }
  const auto* ask = std::get_if<AskTarget>(&action);
  if (ask == nullptr || ask->call.operation != READ) {
    return Answer::unsupported("operation", ask == nullptr ? "" : ask->call.operation);
  }
  return document_.value ? Answer::result(*document_.value) : Answer::rejected("");
}

CaseResult DocumentJudge::judge(const Case& body) const {
  if (!obstacle_.empty() && !reads(body.steps)) {
    CaseResult blocked;
    blocked.id = body.id;
    blocked.applicability = Applicability::blocked;
    blocked.why = obstacle_;
    Check check;
    check.requirement = *body.steps.front().checks.front().value.text();
    check.step = "steps/0";
    check.applicability = Applicability::blocked;
    check.message = obstacle_;
    blocked.checks.push_back(std::move(check));
    return blocked;
  }
  CaseMachine machine(Instance{file_, &body, 0, {}, body.id, &bindings_}, context_);
  drive(machine);
  return machine.take_result();
}

}  // namespace touchstone
