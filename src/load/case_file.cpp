// SPDX-License-Identifier: Apache-2.0
#include "load/case_file.hpp"

#include <algorithm>

#include "load/grammar.hpp"
#include "load/literal.hpp"
#include "load/rule_cases.hpp"
#include "load/rules.hpp"
#include "load/step.hpp"
#include "pattern.hpp"

namespace touchstone {
namespace {

void check_source(const Fields& fields) {
  if (const auto node = fields.find("source")) {
    const Fields source(*node, {"name", "url", "revision", "digest", "licence"});
    source.need_text("name");
    source.need_text("licence");
    for (const std::string_view key : {"url", "revision", "digest"}) {
      source.text(key);
    }
  }
}

/// The default of a fact must have the fact's own form.
void check_fallback(const Node& fallback, const std::string& name, ValueType type,
                    const std::optional<Pattern>& pattern, const std::string& pattern_text) {
  check_literal(fallback, type, name, {});
  const std::string* const text = fallback.value().text();
  if (pattern && text != nullptr && !pattern->search(*text)) {
    fallback.fail("default-against-pattern", {{"text", *text}, {"pattern", pattern_text}});
  }
}

IxitFact read_fact(const std::string& name, const Node& node) {
  const Fields fields(node, {"type", "default", "pattern", "en", "zh"});
  IxitFact fact;
  fact.name = name;
  fact.type = "text";
  if (!is_name(name)) {
    node.fail_key("bad-form", {{"text", name}, {"form", std::string(NAME_FORM)}});
  }
  if (const auto type = fields.find("type")) {
    fact.type = read_word(*type, {"boolean", "integer", "big-integer", "bytes", "text", "json"})
                    .value_or("json");
  }
  std::optional<Pattern> pattern;
  if (const auto written = fields.find("pattern")) {
    fact.pattern = read_text(*written).value_or("");
    auto compiled = compile_pattern(fact.pattern);
    if (compiled) {
      pattern = *compiled;
    } else {
      written->fail(compiled.error().id, compiled.error().arguments);
    }
  }
  if (const auto fallback = fields.find("default")) {
    fact.fallback = fallback->value();
    check_fallback(*fallback, name, value_type_from(fact.type).value_or(ValueType::json), pattern,
                   fact.pattern);
  }
  fact.words = {fields.text("en"), fields.text("zh")};
  return fact;
}

void read_ixit(const Fields& fields, CaseFileContext& file) {
  const auto node = fields.find("ixit");
  if (!node || !require_kind(*node, Kind::object)) {
    return;
  }
  for (std::size_t i = 0; i < node->size(); ++i) {
    file.out->ixit.push_back(read_fact(node->name(i), node->at(i)));
    file.facts.push_back(node->at(i));
  }
}

Procedure read_procedure(const std::string& name, const Node& node, CaseFileContext& file) {
  const Fields fields(node, {"params", "steps", "result"});
  Procedure procedure;
  procedure.name = name;
  if (!is_operation_name(name)) {
    node.fail_key("bad-form", {{"text", name}, {"form", "noun.verb"}});
  }
  if (const Operation* same = file.declared->catalogue.operation(name)) {
    node.fail_key("duplicate-operation", {{"name", name}, {"file", same->where.file}});
  }
  Scope scope(file);
  procedure.params = fields.texts("params", true);
  if (const auto params = fields.need("params"); params && params->kind() == Kind::array) {
    for (const Node& param : params->children()) {
      if (param.kind() == Kind::string) {
        scope.bind(param, *param.value().text());
      }
    }
  }
  if (const auto steps = fields.need("steps")) {
    procedure.steps = read_steps(*steps, scope, {.rejects = true});
  }
  if (const auto result = fields.need("result")) {
    check_value(*result, scope.around());
    procedure.result = make_template(result->value());
  }
  return procedure;
}

/// A procedure may call operations only, so none of them is there while they are read.
void read_procedures(const Fields& fields, CaseFileContext& file) {
  const auto node = fields.find("procedures");
  if (!node || !require_kind(*node, Kind::object)) {
    return;
  }
  std::map<std::string, Procedure> procedures;
  for (std::size_t i = 0; i < node->size(); ++i) {
    procedures.emplace(node->name(i), read_procedure(node->name(i), node->at(i), file));
  }
  file.out->procedures = std::move(procedures);
}

void find_standard(const Fields& fields, CaseFileContext& file) {
  const auto node = fields.need("standard");
  const auto id = node ? read_text(*node) : std::nullopt;
  if (!id) {
    return;
  }
  file.out->standard = *id;
  const Declared& declared = *file.declared;
  file.standard = declared.catalogue.standard(*id);
  if (file.standard != nullptr) {
    file.needs_bad_file |= declared.bad_standards.contains(*id);
  } else if (declared.unreadable.contains(*id)) {
    file.needs_bad_file = true;
  } else {
    std::vector<std::string> known;
    for (const auto& [other, ignored] : declared.catalogue.standards) {
      known.push_back(other);
    }
    Arguments arguments = with_nearest(*id, known);
    arguments.front().first = "id";
    node->fail("unknown-standard", std::move(arguments));
  }
}

}  // namespace

CaseFile read_case_file(const Node& root, const Declared& declared,
                        std::vector<ControlReference>& controls, bool& needs_bad_file) {
  const Fields fields(
      root, {"standard", "source", "ixit", "probes", "fixtures", "procedures", "cases", "rules"});
  CaseFile out;
  out.path = root.file().path();
  CaseFileContext file{&declared, nullptr, &out, {}, false};
  find_standard(fields, file);
  check_source(fields);
  if (const auto source = fields.find("source")) {
    out.source = source->value();
  }
  read_ixit(fields, file);
  read_procedures(fields, file);
  Scope probes(file);
  if (const auto list = fields.find("probes")) {
    out.probes = read_steps(*list, probes, {});
  }
  const auto cases = fields.find("cases");
  for (const Node& node : cases ? read_list(*cases) : std::vector<Node>{}) {
    out.cases.push_back(read_case(node, file, probes.around().names, controls));
  }
  const auto fixtures = fields.find("fixtures");
  if (const auto rules = fields.find("rules")) {
    out.rules = read_rules(*rules, fixtures, file);
    if (!root.file().bad() && out.rules->sdk) {
      const Operation* const sdk = declared.catalogue.operation(out.rules->sdk->operation);
      for (Case& body : rule_cases(out, sdk != nullptr && sdk->predicate)) {
        out.cases.push_back(std::move(body));
      }
    }
  } else if (fixtures) {
    fixtures->fail_key("fixtures-without-rules");
  }
  if (fields.good() && !fields.has("cases") && !fields.has("rules")) {
    root.fail("no-cases");
  }
  needs_bad_file = file.needs_bad_file;
  return out;
}

void check_detect(const Node& node, const Declared& declared, const Standard& standard) {
  CaseFile none;
  CaseFileContext file{&declared, &standard, &none, {}, false};
  Scope scope(file);
  read_call(Fields(node, {"call", "params", "expect"}), scope);
}

}  // namespace touchstone
