// SPDX-License-Identifier: Apache-2.0
#include "load/rules.hpp"

#include "load/case_body.hpp"
#include "load/expectation.hpp"
#include "load/fixtures.hpp"
#include "load/grammar.hpp"
#include "load/step.hpp"

namespace touchstone {
namespace {

/// A rule is one check of one requirement.
std::string read_rule_requirement(const Fields& fields, const Scope& scope) {
  const auto node = fields.need("checks");
  const auto list = node ? read_list(*node) : std::vector<Node>{};
  if (list.size() > 1) {
    node->fail("one-check-wanted", {{"n", std::to_string(list.size())}});
  }
  if (list.empty()) {
    return {};
  }
  check_requirement(list[0], scope.around());
  return list[0].value().text() != nullptr ? *list[0].value().text() : "";
}

Scope scope_of(CaseFileContext& file, const Node& at, const std::vector<std::string>& probed) {
  Scope scope(file);
  scope.allow_bare({"document", "raw"});
  for (const std::string& name : probed) {
    scope.bind(at, name);
  }
  return scope;
}

/// What rules of one file share.
struct Shared {
  CaseFileContext& file;
  const std::vector<std::string>& probed;
  const std::vector<Fixture>& fixtures;
  const Operation* sdk;  ///< null: none, or a procedure
};

Rule read_rule(const Node& node, const Shared& shared) {
  const Fields fields(node, {"id", "checks", "reason", "steps", "accepts", "rejects", "empty",
                             "editions", "since", "until"});
  Rule rule;
  rule.where = node.where();
  Scope scope = scope_of(shared.file, node, shared.probed);
  if (const auto id = fields.need("id")) {
    rule.id = read_form(*id, is_case_id, CASE_ID_FORM).value_or("");
  }
  rule.requirement = read_rule_requirement(fields, scope);
  if (const auto reason = fields.need("reason")) {
    check_reason(*reason, scope.around(), shared.sdk);
    rule.reason = reason->value().text() != nullptr ? *reason->value().text() : "";
  }
  if (const auto steps = fields.need("steps")) {
    rule.steps = read_steps(*steps, scope, {.skip = true});
  }
  rule.accepts = read_entries(fields, "accepts", shared.fixtures);
  rule.rejects = read_entries(fields, "rejects", shared.fixtures);
  rule.empty = read_empty(fields, Empty::pass);
  read_editions_of(fields, shared.file, rule.editions, rule.since, rule.until);
  return rule;
}

std::vector<std::string> read_probes(const Fields& fields, CaseFileContext& file, Rules& rules) {
  Scope scope = scope_of(file, fields.node(), {});
  if (const auto list = fields.find("probes")) {
    rules.probes = read_steps(*list, scope, {});
    for (const Step& step : rules.probes) {
      if (step.kind != StepKind::let && step.kind != StepKind::compute) {
        list->fail("rule-probe-asks-target");
      }
    }
  }
  return scope.around().names;
}

}  // namespace

Rules read_rules(const Node& node, const std::optional<Node>& shared, CaseFileContext& file) {
  const Fields fields(node, {"probes", "sdk", "fixtures", "rules"});
  Rules rules;
  const std::vector<std::string> probed = read_probes(fields, file, rules);
  const Operation* sdk_operation = nullptr;
  if (const auto sdk = fields.find("sdk")) {
    Scope scope = scope_of(file, *sdk, {});
    rules.sdk = read_call(Fields(*sdk, {"call", "params", "expect"}), scope);
    sdk_operation = file.declared->catalogue.operation(rules.sdk->operation);
  }
  read_fixtures(shared, file, rules.fixtures);
  read_fixtures(fields.find("fixtures"), file, rules.fixtures);
  const auto list = fields.need("rules");
  for (const Node& rule : list ? read_list(*list) : std::vector<Node>{}) {
    rules.rules.push_back(read_rule(rule, {file, probed, rules.fixtures, sdk_operation}));
  }
  return rules;
}

}  // namespace touchstone
