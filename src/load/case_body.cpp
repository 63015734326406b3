// SPDX-License-Identifier: Apache-2.0
#include "load/case_body.hpp"

#include <algorithm>
#include <set>

#include "json.hpp"
#include "load/expectation.hpp"
#include "load/grammar.hpp"
#include "load/literal.hpp"
#include "load/requirement.hpp"
#include "load/rows.hpp"
#include "load/step.hpp"

namespace touchstone {
namespace {

/// A text, or a reference to one in the row.
void check_text(const Node& written, const Surroundings& around) {
  const auto node = see(written, around);
  if (!node || node->faulty()) {
    return;
  }
  if (node->kind() == Kind::object) {
    check_value(*node, around, ValueType::text);
  } else if (const auto text = read_text(*node); text && text->starts_with("{$")) {
    node->fail("quoted-reference", {{"text", *text}});
  }
}

void read_purpose(const Fields& fields, Scope& scope, Case& body) {
  if (const auto node = fields.find("purpose")) {
    const Fields words(*node, {"en", "zh"});
    for (const std::string_view key : {"en", "zh"}) {
      if (const auto text = words.need(key)) {
        scope.check(*text, check_text);
      }
    }
    body.purpose = node->value();
  }
}

void read_features(const Fields& fields, Scope& scope, Case& body) {
  const auto list = fields.find("features");
  for (const Node& node : list ? read_list(*list) : std::vector<Node>{}) {
    scope.check(node, check_feature);
    body.features.push_back(make_template(node.value()));
  }
}

void read_needed_operations(const Node& map, Scope& scope, Needs& needs) {
  if (!require_kind(map, Kind::object)) {
    return;
  }
  if (map.size() == 0) {
    map.fail("empty-list");
  }
  for (std::size_t i = 0; i < map.size(); ++i) {
    const Node node = map.at(i);
    needs.operations.emplace_back(map.name(i), node.value());
    const Operation* const operation = scope.file().operation(node, map.name(i));
    if (operation == nullptr || !require_kind(node, Kind::object)) {
      continue;
    }
    for (std::size_t j = 0; j < node.size(); ++j) {
      const Parameter* const parameter = operation->parameter(node.name(j));
      const auto listed = std::find(operation->discriminators.begin(),
                                    operation->discriminators.end(), node.name(j));
      if (parameter == nullptr || listed == operation->discriminators.end()) {
        Arguments arguments = with_nearest(node.name(j), operation->discriminators);
        arguments.emplace_back("operation", operation->name);
        node.at(j).fail_key("unknown-discriminator", std::move(arguments));
        continue;
      }
      scope.check(node.at(j), [parameter](const Node& at, const Surroundings& around) {
        check_value(at, around, parameter->type, parameter->name, parameter->values);
      });
    }
  }
}

void read_needs(const Fields& fields, Scope& scope, Case& body) {
  const auto node = fields.find("needs");
  if (!node) {
    return;
  }
  const Fields needs(*node, {"ixit", "operations", "transport"});
  if (needs.good() && node->size() == 0) {
    node->fail("empty-list");
  }
  body.needs.ixit = needs.texts("ixit");
  const auto list = needs.find("ixit");
  std::vector<std::string> known;
  for (const IxitFact& fact : scope.file().out->ixit) {
    known.push_back(fact.name);
  }
  for (const Node& one :
       list && list->kind() == Kind::array ? list->children() : std::vector<Node>{}) {
    const std::string* const name = one.value().text();
    if (name != nullptr && std::find(known.begin(), known.end(), *name) == known.end()) {
      one.fail("unknown-ixit", with_nearest(*name, known));
    }
  }
  if (const auto operations = needs.find("operations")) {
    read_needed_operations(*operations, scope, body.needs);
  }
  if (const auto transport = needs.find("transport")) {
    body.needs.duplex = read_word(*transport, {"duplex"}).has_value();
  }
}

void read_run_options(const Fields& fields, Case& body) {
  body.mutates = fields.boolean("mutates", false);
  body.destructive = fields.boolean("destructive", false);
  if (body.mutates) {
    body.isolation = Isolation::exclusive;
  }
  if (const auto node = fields.find("isolation")) {
    const auto word = read_word(*node, {"shared", "exclusive", "fresh"});
    if (body.mutates && word == "shared") {
      node->fail("shared-but-mutates");
    } else {
      body.isolation = word == "fresh"       ? Isolation::fresh
                       : word == "exclusive" ? Isolation::exclusive
                                             : body.isolation;
    }
  }
  body.timeout = read_duration(fields, "timeout");
  body.formerly = fields.texts("formerly");
  if (const auto node = fields.find("polarity")) {
    body.polarity = read_word(*node, {"accepts", "rejects"}).value_or("");
  }
}

/// Ids are written without the standard where it is the same one.
void read_control(const Fields& fields, Scope& scope, Case& body,
                  std::vector<ControlReference>& controls) {
  const auto node = fields.find("control");
  if (!node) {
    return;
  }
  body.control.emplace();
  if (node->kind() != Kind::object) {
    body.control->any_method = read_word(*node, {"any-method"}).has_value();
    return;
  }
  const Fields control(*node, {"case", "cases"});
  if (control.good() && node->size() != 1) {
    node->fail("one-key-wanted", {{"keys", "case cases"}});
    return;
  }
  std::vector<Node> ids;
  if (const auto one = control.find("case")) {
    ids.push_back(*one);
  } else if (const auto list = control.find("cases")) {
    ids = read_list(*list);
  }
  const Declared& declared = *scope.file().declared;
  for (const Node& id : ids) {
    const auto written = read_text(id);
    if (!written) {
      continue;
    }
    const std::string first = written->substr(0, written->find('/'));
    const bool full =
        declared.catalogue.standards.contains(first) && written->find('/') != std::string::npos;
    const std::string whole = full ? *written : body.standard + '/' + *written;
    body.control->cases.push_back(whole);
    controls.push_back({whole.substr(0, whole.find('[')), *written, id});
  }
}

/// Two values of an axis must not give the same instance id.
void check_axis_values(const Node& list) {
  std::set<std::string> seen;
  for (const Node& value : read_list(list)) {
    std::string written = write_json(value.value());
    if (!seen.insert(written).second) {
      value.fail("listed-twice", {{"name", std::move(written)}});
    }
  }
}

void read_matrix(const Fields& fields, Scope& scope, Case& body) {
  const auto node = fields.find("matrix");
  if (!node || !require_kind(*node, Kind::object)) {
    return;
  }
  if (node->size() == 0) {
    node->fail("empty-list");
  }
  for (std::size_t i = 0; i < node->size(); ++i) {
    const Node values = node->at(i);
    if (values.faulty()) {
      continue;
    }
    if (has_row_reference(values.value())) {
      values.fail("row-in-matrix");
    } else if (values.kind() == Kind::object) {
      check_value(values, scope.around());
    } else if (require_kind(values, Kind::array)) {
      check_axis_values(values);
      scope.add_axis(node->name(i), values);
    }
    scope.bind(values, node->name(i), false, true);
    body.matrix.push_back({node->name(i), make_template(values.value())});
  }
}

void read_item(const Fields& fields, Scope& scope, Case& body) {
  const auto node = fields.find("item");
  if (!node || !require_kind(*node, Kind::object)) {
    return;
  }
  if (node->size() != 1) {
    node->fail("one-key-wanted", {{"keys", "contract document"}});
    return;
  }
  const Fields item(*node, {"contract", "document"});
  scope.check(node->at(0),
              [](const Node& at, const Surroundings& around) { check_value(at, around); });
  body.item = make_template(node->value());
}

void collect_columns(const Value& value, std::set<std::string>& used) {
  if (const Array* array = value.array()) {
    for (const Value& element : *array) {
      collect_columns(element, used);
    }
  }
  for (const Member& member : value.object() ? *value.object() : Object{}) {
    if (member.name == "$get" && member.value.text() != nullptr &&
        member.value.text()->starts_with("row/")) {
      used.insert(pointer_tokens(*member.value.text())[1]);
    } else if (member.name != "rows") {
      collect_columns(member.value, used);
    }
  }
}

/// A column that nothing refers to is most often a name that was mistyped elsewhere.
void check_columns_used(const Node& node, const ReadRows& read) {
  const auto columns = node.find("rows")->find("columns");
  std::set<std::string> used = {"id"};
  collect_columns(node.value(), used);
  for (std::size_t i = 0; columns && i < read.rows.columns.size(); ++i) {
    if (!used.contains(read.rows.columns[i]) && !columns->at(i).faulty()) {
      columns->at(i).fail("unused-column", {{"name", read.rows.columns[i]}});
    }
  }
}

std::size_t count_checks(const Steps& steps) {
  std::size_t count = 0;
  for (const Step& step : steps) {
    count += step.checks.size() + count_checks(step.steps);
  }
  return count;
}

/// `checks` of a case belong to its one step.
void read_case_checks(const Fields& fields, Scope& scope, Case& body) {
  const auto node = fields.find("checks");
  if (!node) {
    return;
  }
  std::vector<Template> checks = read_checks(*node, scope);
  if (body.steps.size() != 1) {
    if (!body.steps.empty()) {
      node->fail_key("checks-of-several-steps", {{"n", std::to_string(body.steps.size())}});
    }
    return;
  }
  if (!body.steps[0].checks.empty()) {
    node->fail_key("written-twice", {{"key", "checks"}});
  } else if (body.steps[0].kind == StepKind::let) {
    node->fail_key("checks-of-let");
  }
  body.steps[0].checks = std::move(checks);
}

void read_all_steps(const Fields& fields, Scope& scope, Case& body) {
  if (const auto node = fields.find("preamble")) {
    body.preamble = read_steps(*node, scope, {});
  }
  if (fields.has("call")) {
    body.steps.push_back(read_call(fields, scope));
    for (const std::string_view key : {"steps", "preamble", "postamble"}) {
      if (const auto node = fields.find(key)) {
        node->fail_key("short-and-long", {{"key", std::string(key)}});
      }
    }
  } else {
    for (const std::string_view key : {"params", "expect"}) {
      if (const auto node = fields.find(key)) {
        node->fail_key("without-call", {{"key", std::string(key)}});
      }
    }
    if (const auto node = fields.need("steps")) {
      body.steps = read_steps(*node, scope, {.judged = true});
    }
  }
  read_case_checks(fields, scope, body);
  if (const auto node = fields.find("postamble")) {
    body.postamble = read_steps(*node, scope, {.on_mismatch = true});
  }
}

}  // namespace

Empty read_empty(const Fields& fields, Empty fallback) {
  const auto node = fields.find("empty");
  const auto word = node ? read_word(*node, {"pass", "fail"}) : std::nullopt;
  return word == "pass" ? Empty::pass : word == "fail" ? Empty::fail : fallback;
}

void read_editions_of(const Fields& fields, CaseFileContext& file,
                      std::vector<std::string>& editions, std::string& since, std::string& until) {
  if (file.standard == nullptr) {
    return;
  }
  editions = fields.texts("editions");
  const auto list = fields.find("editions");
  if (list && list->kind() == Kind::array) {
    for (const Node& node : list->children()) {
      if (node.kind() == Kind::string) {
        read_edition_id(node, *file.standard);
      }
    }
  }
  read_validity(fields, *file.standard, since, until);
}

Case read_case(const Node& node, CaseFileContext& file, const std::vector<std::string>& probed,
               std::vector<ControlReference>& controls) {
  const Fields fields(
      node, {"id",      "purpose",   "features", "needs",   "isolation",  "mutates", "destructive",
             "timeout", "formerly",  "polarity", "control", "rows",       "matrix",  "preamble",
             "steps",   "postamble", "call",     "params",  "expect",     "checks",  "item",
             "empty",   "editions",  "since",    "until",   "absent-when"});
  Case body;
  body.standard = file.out->standard;
  body.where = node.where();
  const auto id = fields.need("id");
  body.id = body.standard + '/' + (id ? read_form(*id, is_case_id, CASE_ID_FORM).value_or("") : "");
  Scope scope(file);
  for (const std::string& name : probed) {
    scope.bind(node, name);
  }
  ReadRows read;
  if (const auto rows = fields.find("rows")) {
    read = read_rows(*rows);
    scope.set_rows(read.rows.columns, read.cells);
    body.rows = read.rows;
  }
  read_needs(fields, scope, body);
  scope.set_needs(body.needs.ixit);
  read_matrix(fields, scope, body);
  read_purpose(fields, scope, body);
  read_features(fields, scope, body);
  read_run_options(fields, body);
  read_control(fields, scope, body, controls);
  read_item(fields, scope, body);
  body.empty = read_empty(fields, Empty::nothing_to_judge);
  read_editions_of(fields, file, body.editions, body.since, body.until);
  if (const auto filter = fields.find("absent-when")) {
    check_rejection_filter(*filter, scope.around());
    body.absent_when = make_template(filter->value());
  }
  read_all_steps(fields, scope, body);
  scope.check_rows();
  if (fields.good() && !fields.has("checks") && !body.steps.empty() &&
      count_checks(body.steps) == 0) {
    node.fail("no-checks");
  }
  if (!read.cells.empty()) {
    check_columns_used(node, read);
  }
  return body;
}

}  // namespace touchstone
