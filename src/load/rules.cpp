// SPDX-License-Identifier: Apache-2.0
#include "load/rules.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "load/case_body.hpp"
#include "load/expectation.hpp"
#include "load/grammar.hpp"
#include "load/step.hpp"

namespace touchstone {
namespace {

void check_operation_value(const Fields& fields, std::string_view op) {
  const bool needs_value = op == "add" || op == "replace" || op == "test";
  const bool needs_from = op == "move" || op == "copy";
  if (needs_value) {
    fields.need("value");
  }
  if (needs_from) {
    fields.need("from");
  }
  for (const auto& [key, wanted] : {std::pair{"value", needs_value}, {"from", needs_from}}) {
    const auto member = fields.find(key);
    if (member && !wanted) {
      member->fail_key("patch-member-unused", {{"key", key}, {"op", std::string(op)}});
    }
  }
}

/// The form of a JSON patch, RFC 6902.
void check_patch(const Node& node) {
  for (const Node& item : read_list(node, true)) {
    const Fields fields(item, {"op", "path", "from", "value"});
    const auto op = fields.need("op");
    fields.need("path");
    for (const std::string_view key : {"path", "from"}) {
      const auto pointer = fields.find(key);
      if (pointer && require_kind(*pointer, Kind::string) &&
          !is_pointer(*pointer->value().text())) {
        pointer->fail("bad-form", {{"text", *pointer->value().text()}, {"form", "/a/0/b"}});
      }
    }
    const auto word =
        op ? read_word(*op, {"add", "remove", "replace", "move", "copy", "test"}) : std::nullopt;
    if (word) {
      check_operation_value(fields, *word);
    }
  }
}

void check_fixture_name(const Node& node, const std::vector<std::string>& known) {
  const auto name = read_text(node);
  if (name && std::find(known.begin(), known.end(), *name) == known.end()) {
    node.fail("unknown-fixture", with_nearest(*name, known));
  }
}

void check_fixture_ixit(const Node& node, const CaseFileContext& file) {
  std::vector<std::string> known;
  for (const IxitFact& fact : file.out->ixit) {
    known.push_back(fact.name);
  }
  for (std::size_t i = 0; require_kind(node, Kind::object) && i < node.size(); ++i) {
    if (std::find(known.begin(), known.end(), node.name(i)) == known.end()) {
      node.at(i).fail_key("unknown-ixit", with_nearest(node.name(i), known));
    }
  }
}

/// A fixture is a document, or an earlier fixture with a patch.
Fixture read_fixture(const std::string& name, const Node& node, CaseFileContext& file,
                     const std::vector<std::string>& before) {
  const Fields fields(node, {"document", "of", "patch", "ixit", "editions"});
  Fixture fixture;
  fixture.name = name;
  fixture.where = node.where();
  if (!is_case_id(name)) {
    node.fail_key("bad-form", {{"text", name}, {"form", std::string(CASE_ID_FORM)}});
  }
  if (fields.good() && fields.has("document") == fields.has("of")) {
    node.fail("document-or-of");
  }
  if (const auto document = fields.find("document")) {
    fixture.document = document->value();
  }
  if (const auto of = fields.find("of")) {
    check_fixture_name(*of, before);
    fixture.of = of->value().text() != nullptr ? *of->value().text() : "";
    if (const auto patch = fields.need("patch")) {
      check_patch(*patch);
      fixture.patch = patch->value();
    }
  } else if (const auto patch = fields.find("patch")) {
    patch->fail_key("patch-of-nothing");
  }
  if (const auto ixit = fields.find("ixit")) {
    check_fixture_ixit(*ixit, file);
    fixture.ixit = ixit->value();
  }
  std::string since;
  std::string until;
  read_editions_of(fields, file, fixture.editions, since, until);
  return fixture;
}

void read_fixtures(const std::optional<Node>& node, CaseFileContext& file, Rules& rules,
                   std::vector<std::string>& names) {
  if (!node || !require_kind(*node, Kind::object)) {
    return;
  }
  if (node->size() == 0) {
    node->fail("empty-list");
  }
  for (std::size_t i = 0; i < node->size(); ++i) {
    const std::string& name = node->name(i);
    if (std::find(names.begin(), names.end(), name) != names.end()) {
      node->at(i).fail_key("duplicate-id", {{"id", name}});
    }
    rules.fixtures.push_back(read_fixture(name, node->at(i), file, names));
    names.push_back(name);
  }
}

/// A fixture's name, `{id, of, patch}` or `{id, raw}`.
RuleEntry read_entry(const Node& node, const std::vector<std::string>& fixtures) {
  RuleEntry entry;
  entry.where = node.where();
  if (node.kind() == Kind::string) {
    check_fixture_name(node, fixtures);
    entry.id = entry.fixture = *node.value().text();
    return entry;
  }
  const Fields fields(node, {"id", "of", "patch", "raw"});
  if (const auto id = fields.need("id")) {
    entry.id = read_form(*id, is_case_id, CASE_ID_FORM).value_or("");
  }
  if (fields.good() && fields.has("of") == fields.has("raw")) {
    node.fail("of-or-raw");
  }
  if (const auto of = fields.find("of")) {
    check_fixture_name(*of, fixtures);
    entry.fixture = of->value().text() != nullptr ? *of->value().text() : "";
    if (const auto patch = fields.need("patch")) {
      check_patch(*patch);
      entry.patch = patch->value();
    }
  } else if (const auto patch = fields.find("patch")) {
    patch->fail_key("patch-of-nothing");
  }
  if (const auto raw = fields.find("raw"); raw && require_kind(*raw, Kind::string)) {
    entry.raw = *raw->value().text();
  }
  return entry;
}

std::vector<RuleEntry> read_entries(const Fields& fields, std::string_view key,
                                    const std::vector<std::string>& fixtures) {
  std::vector<RuleEntry> entries;
  std::set<std::string> ids;
  const auto list = fields.need(key);
  for (const Node& node : list ? read_list(*list) : std::vector<Node>{}) {
    RuleEntry entry = read_entry(node, fixtures);
    if (!entry.id.empty() && !ids.insert(entry.id).second) {
      node.fail("duplicate-id", {{"id", entry.id}});
    }
    entries.push_back(std::move(entry));
  }
  return entries;
}

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

Rule read_rule(const Node& node, CaseFileContext& file, const std::vector<std::string>& probed,
               const std::vector<std::string>& fixtures) {
  const Fields fields(node, {"id", "checks", "reason", "steps", "accepts", "rejects", "empty",
                             "editions", "since", "until"});
  Rule rule;
  rule.where = node.where();
  Scope scope = scope_of(file, node, probed);
  if (const auto id = fields.need("id")) {
    rule.id = read_form(*id, is_case_id, CASE_ID_FORM).value_or("");
  }
  rule.requirement = read_rule_requirement(fields, scope);
  if (const auto reason = fields.need("reason")) {
    check_reason(*reason, scope.around(), nullptr);
    rule.reason = reason->value().text() != nullptr ? *reason->value().text() : "";
  }
  if (const auto steps = fields.need("steps")) {
    rule.steps = read_steps(*steps, scope, {.skip = true});
  }
  rule.accepts = read_entries(fields, "accepts", fixtures);
  rule.rejects = read_entries(fields, "rejects", fixtures);
  rule.empty = read_empty(fields, Empty::pass);
  read_editions_of(fields, file, rule.editions, rule.since, rule.until);
  return rule;
}

}  // namespace

Rules read_rules(const Node& node, const std::optional<Node>& shared, CaseFileContext& file) {
  const Fields fields(node, {"probes", "sdk", "fixtures", "rules"});
  Rules rules;
  Scope probes = scope_of(file, node, {});
  if (const auto list = fields.find("probes")) {
    rules.probes = read_steps(*list, probes, {});
    for (const Step& step : rules.probes) {
      if (step.kind != StepKind::let && step.kind != StepKind::compute) {
        list->fail("rule-probe-asks-target");
      }
    }
  }
  const std::vector<std::string> probed = probes.around().names;
  if (const auto sdk = fields.find("sdk")) {
    Scope scope = scope_of(file, *sdk, {});
    rules.sdk = read_call(Fields(*sdk, {"call", "params", "expect"}), scope);
  }
  std::vector<std::string> fixtures;
  read_fixtures(shared, file, rules, fixtures);
  read_fixtures(fields.find("fixtures"), file, rules, fixtures);
  const auto list = fields.need("rules");
  for (const Node& rule : list ? read_list(*list) : std::vector<Node>{}) {
    rules.rules.push_back(read_rule(rule, file, probed, fixtures));
  }
  return rules;
}

}  // namespace touchstone
