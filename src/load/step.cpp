// SPDX-License-Identifier: Apache-2.0
#include "load/step.hpp"

#include <algorithm>
#include <array>

#include "load/expectation.hpp"
#include "load/grammar.hpp"
#include "load/literal.hpp"
#include "load/matcher.hpp"
#include "load/step_nested.hpp"

namespace touchstone {
namespace {

Value any_result() {
  return Value(Object{{"result", Value(Object{{"$any", Value(true)}})}});
}

void read_when(const Fields& fields, Scope& scope, Step& step) {
  const auto node = fields.find("when");
  if (!node) {
    return;
  }
  const Fields when(*node, {"value", "matches"});
  step.when.emplace();
  if (const auto value = when.need("value")) {
    scope.check(*value,
                [](const Node& at, const Surroundings& around) { check_value(at, around); });
    step.when->value = make_template(value->value());
  }
  if (const auto matches = when.need("matches")) {
    scope.check(*matches,
                [](const Node& at, const Surroundings& around) { check_matcher(at, around); });
    step.when->matches = make_template(matches->value());
  }
}

void read_save(const Fields& fields, Scope& scope, Step& step) {
  const auto node = fields.find("save");
  if (!node) {
    return;
  }
  const bool conditional = step.when.has_value();
  if (node->kind() == Kind::string) {
    scope.bind(*node, *node->value().text(), conditional);
    step.save.push_back({*node->value().text(), {}});
    return;
  }
  if (!require_kind(*node, Kind::object)) {
    return;
  }
  if (node->size() == 0) {
    node->fail("empty-list");
  }
  for (std::size_t i = 0; i < node->size(); ++i) {
    const Node part = node->at(i);
    if (!require_kind(part, Kind::string)) {
      continue;
    }
    const std::string& pointer = *part.value().text();
    if (!is_pointer(pointer)) {
      part.fail("bad-form", {{"text", pointer}, {"form", "/a/0/b"}});
    }
    scope.bind(part, node->name(i), conditional, true);
    step.save.push_back({node->name(i), pointer_tokens(pointer)});
  }
}

void read_eventually(const Fields& fields, Step& step) {
  if (const auto node = fields.find("eventually")) {
    const Fields eventually(*node, {"within", "every"});
    const auto within = read_duration(eventually, "within", true);
    const auto every = read_duration(eventually, "every", true);
    if (within && every && *every > *within) {
      node->fail("every-beyond-within");
    }
    step.eventually = {within.value_or(Duration{}), every.value_or(Duration{})};
  }
}

void read_rejects(const Fields& fields, Scope& scope, Step& step) {
  const auto list = fields.find("rejects");
  for (const Node& node : list ? read_list(*list) : std::vector<Node>{}) {
    const Fields rejects(node, {"reason", "when"});
    const auto reason = rejects.need("reason");
    const auto when = rejects.need("when");
    if (!reason || !when) {
      continue;
    }
    check_reason(*reason, scope.around(), nullptr);
    check_rejection_filter(*when, scope.around());
    step.rejects.emplace_back(reason->value().text() != nullptr ? *reason->value().text() : "",
                              make_template(when->value()));
  }
}

/// A fact that is put among texts, to build a text of them, must not be able to break out of it.
void check_assembled(const Node& written, const Surroundings& around) {
  const auto node = see(written, around);
  if (!node || is_row_reference(*node)) {
    return;
  }
  const std::vector<Node> children = node->children();
  const bool holds_text = std::any_of(children.begin(), children.end(),
                                      [](const Node& one) { return one.kind() == Kind::string; });
  for (const Node& child : children) {
    const auto get = child.find("$get");
    const std::string* const text = get ? get->value().text() : nullptr;
    if (node->kind() != Kind::array || !holds_text || text == nullptr ||
        !text->starts_with("ixit/")) {
      check_assembled(child, around);
      continue;
    }
    const std::vector<std::string> tokens = pointer_tokens(*text);
    const std::vector<IxitFact>& facts = around.file->out->ixit;
    for (std::size_t i = 0; i < facts.size(); ++i) {
      if (facts[i].name == tokens[1] && facts[i].pattern.empty()) {
        around.file->facts[i].fail_key("ixit-without-pattern", {{"name", tokens[1]}});
      }
    }
  }
}

/// `call` and `compute`: the name, the parameters and the expectation.
void read_operation(const Fields& fields, std::string_view key, Scope& scope, Step& step) {
  const auto node = fields.find(key);
  const auto name = node ? read_text(*node) : std::nullopt;
  const auto procedures = scope.file().out->procedures.find(name.value_or(""));
  const Operation* operation = nullptr;
  const Procedure* procedure = nullptr;
  if (key == "call" && procedures != scope.file().out->procedures.end()) {
    procedure = &procedures->second;
    step.kind = StepKind::procedure;
  } else if (name) {
    operation = scope.file().operation(*node, *name);
  }
  step.operation = name.value_or("");
  step.params = {Value(Object{}), true};
  const auto params = fields.find("params");
  if (params) {
    step.params = make_template(params->value());
  }
  if (operation != nullptr && params) {
    scope.check(*params, [operation](const Node& at, const Surroundings& around) {
      check_params(at, around, *operation);
    });
  } else if (operation != nullptr && !fields.has("params")) {
    for (const Parameter& parameter : operation->params) {
      if (!parameter.optional) {
        fields.node().fail("missing-parameter",
                           {{"name", parameter.name}, {"operation", operation->name}});
      }
    }
  } else if (procedure != nullptr && params) {
    scope.check(*params, [procedure](const Node& at, const Surroundings& around) {
      check_procedure_params(at, around, *procedure);
    });
  }
  if (params && step.kind == StepKind::compute) {
    scope.check(*params, check_assembled);
  }
  step.expect.record = {any_result(), true};
  if (const auto expect = fields.find("expect")) {
    step.expect.record = make_template(expect->value());
    scope.check(*expect, [operation](const Node& at, const Surroundings& around) {
      check_expectation(at, around, operation);
    });
  }
}

void read_check(const Fields& fields, Scope& scope, Step& step) {
  step.kind = StepKind::check;
  if (const auto subject = fields.find("check")) {
    scope.check(*subject,
                [](const Node& at, const Surroundings& around) { check_value(at, around); });
    step.subject = make_template(subject->value());
  }
  if (const auto expect = fields.need("expect")) {
    scope.check(*expect,
                [](const Node& at, const Surroundings& around) { check_matcher(at, around); });
    step.expect.record = make_template(expect->value());
  }
}

void read_let(const Fields& fields, Scope& scope, Step& step) {
  step.kind = StepKind::let;
  if (const auto value = fields.need("be")) {
    scope.check(*value,
                [](const Node& at, const Surroundings& around) { check_value(at, around); });
    step.subject = make_template(value->value());
  }
  if (const auto node = fields.find("let")) {
    step.name = read_text(*node).value_or("");
    scope.bind(*node, step.name, step.when.has_value());
  }
}

/// Where `checks` may not stand, and why.
void refuse_checks(const Fields& fields, const StepPlace& place, StepKind kind) {
  const auto checks = fields.find("checks");
  if (!checks) {
    return;
  }
  if (place.in_loop) {
    checks->fail_key("checks-in-loop");
  } else if (!place.judged) {
    checks->fail_key("checks-not-here");
  } else if (kind == StepKind::let) {
    checks->fail_key("checks-of-let");
  }
}

void read_word_of(const Fields& fields, std::string_view key, std::string_view word, bool& set) {
  if (const auto node = fields.find(key)) {
    set = read_word(*node, {word}).has_value();
  }
}

void read_options(const Fields& fields, Scope& scope, const StepPlace& place, Step& step) {
  step.timeout = read_duration(fields, "timeout");
  read_eventually(fields, step);
  read_word_of(fields, "blame", "oracle", step.blame_oracle);
  read_word_of(fields, "on-rejected", "skip", step.skip_on_rejected);
  if (const auto node = fields.find("on-rejected"); node && !place.skip) {
    node->fail_key("nothing-to-skip");
  }
  if (const auto node = fields.find("on-mismatch")) {
    if (!place.on_mismatch) {
      node->fail_key("on-mismatch-not-here");
    }
    step.on_mismatch = read_form(*node, is_kebab, KEBAB_FORM).value_or("");
  }
  if (const auto node = fields.find("rejects"); node && !place.rejects) {
    node->fail_key("rejects-not-here");
  }
  read_rejects(fields, scope, step);
  refuse_checks(fields, place, step.kind);
  if (const auto checks = fields.find("checks")) {
    step.checks = read_checks(*checks, scope);
  }
}

constexpr std::array<std::string_view, 6> KINDS = {"call", "compute",  "check",
                                                   "let",  "for-each", "receive"};

/// The keys that a step of each kind may have; `when` is in all of them.
Fields fields_of(const Node& node, std::string_view kind) {
  if (kind == "call") {
    return Fields(node, {"call", "params", "expect", "checks", "save", "when", "timeout",
                         "eventually", "on-mismatch", "rejects"});
  }
  if (kind == "compute") {
    return Fields(node, {"compute", "params", "expect", "checks", "save", "when", "timeout",
                         "blame", "on-rejected", "on-mismatch"});
  }
  if (kind == "check") {
    return Fields(node, {"check", "expect", "checks", "save", "when", "on-mismatch"});
  }
  if (kind == "let") {
    return Fields(node, {"let", "be", "when", "checks"});
  }
  if (kind == "for-each") {
    return Fields(node, {"for-each", "steps", "checks", "collect", "limit", "when"});
  }
  return Fields(node, {"receive", "trigger", "on-timeout", "checks", "save", "when", "timeout",
                       "on-mismatch"});
}

std::optional<std::string_view> kind_of(const Node& node) {
  std::optional<std::string_view> kind;
  for (const std::string_view key : KINDS) {
    if (!node.find(key)) {
      continue;
    }
    if (kind) {
      node.fail("step-of-two-kinds", {{"first", std::string(*kind)}, {"second", std::string(key)}});
      return std::nullopt;
    }
    kind = key;
  }
  if (!kind) {
    node.fail("step-of-no-kind");
  }
  return kind;
}

}  // namespace

Step read_step(const Node& node, Scope& scope, const StepPlace& place) {
  Step step;
  step.where = node.where();
  const auto kind = require_kind(node, Kind::object) ? kind_of(node) : std::nullopt;
  if (!kind) {
    return step;
  }
  const Fields fields = fields_of(node, *kind);
  read_when(fields, scope, step);
  if (*kind == "call" || *kind == "compute") {
    step.kind = *kind == "call" ? StepKind::call : StepKind::compute;
    read_operation(fields, *kind, scope, step);
  } else if (*kind == "check") {
    read_check(fields, scope, step);
  } else if (*kind == "let") {
    read_let(fields, scope, step);
  } else if (*kind == "for-each") {
    read_loop(fields, scope, place, step);
  } else {
    read_receive(fields, scope, step);
  }
  read_options(fields, scope, place, step);
  read_save(fields, scope, step);
  return step;
}

Steps read_steps(const Node& node, Scope& scope, const StepPlace& place) {
  Steps steps;
  for (const Node& item : read_list(node)) {
    steps.push_back(read_step(item, scope, place));
  }
  return steps;
}

std::vector<Template> read_checks(const Node& node, Scope& scope) {
  std::vector<Template> checks;
  for (const Node& item : read_list(node)) {
    scope.check(item, check_requirement);
    for (const Template& before : checks) {
      if (before.value == item.value() && item.kind() == Kind::string) {
        item.fail("listed-twice", {{"name", *item.value().text()}});
      }
    }
    checks.push_back(make_template(item.value()));
  }
  return checks;
}

Step read_call(const Fields& fields, Scope& scope) {
  Step step;
  step.where = fields.node().where();
  step.kind = StepKind::call;
  fields.need("call");
  read_operation(fields, "call", scope, step);
  return step;
}

}  // namespace touchstone
