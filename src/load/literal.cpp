// SPDX-License-Identifier: Apache-2.0
#include "load/literal.hpp"

#include <algorithm>

#include "load/grammar.hpp"
#include "load/matcher.hpp"

namespace touchstone {
namespace {

constexpr std::int64_t LARGEST_INTEGER = (std::int64_t{1} << 53) - 1;

void check_text_form(const Node& node, bool (*has_form)(std::string_view), std::string_view form) {
  if (require_kind(node, Kind::string) && !has_form(*node.value().text())) {
    node.fail("bad-form", {{"text", *node.value().text()}, {"form", std::string(form)}});
  }
}

void check_listed(const Node& node, const std::string& parameter,
                  const std::vector<std::string>& values) {
  const std::string& text = *node.value().text();
  if (!values.empty() && std::find(values.begin(), values.end(), text) == values.end()) {
    Arguments arguments = with_nearest(text, values);
    arguments.emplace_back("parameter", parameter);
    node.fail("unknown-value", std::move(arguments));
  }
}

/// `{$range: …}`, `{$zip: …}`, `{$windows: …}`, `{$select: …}`.
void check_list_maker(const Dollar& maker, const Surroundings& around) {
  const Node& argument = maker.argument;
  if (maker.name == "$zip") {
    for (const Node& list : read_list(argument)) {
      check_value(list, around);
    }
    if (argument.kind() == Kind::array && argument.size() == 1) {
      argument.fail("zip-of-one");
    }
    return;
  }
  if (maker.name == "$range") {
    const Fields fields(argument, {"last", "count", "from", "to"});
    const bool ends = fields.has("from") || fields.has("to");
    for (const std::string_view key : ends ? std::array<std::string_view, 2>{"from", "to"}
                                           : std::array<std::string_view, 2>{"last", "count"}) {
      if (const auto bound = fields.need(key)) {
        check_value(*bound, around);
      }
    }
    if (ends && (fields.has("last") || fields.has("count"))) {
      argument.fail("range-of-two-kinds");
    }
    return;
  }
  const bool select = maker.name == "$select";
  const Fields fields =
      select ? Fields(argument, {"of", "path", "where"}) : Fields(argument, {"of", "size"});
  if (const auto of = fields.need("of")) {
    check_value(*of, around);
  }
  if (!select) {
    if (const auto size = fields.need("size")) {
      read_integer(*size, 1, LARGEST_INTEGER);
    }
    return;
  }
  const auto path = fields.need("path");
  for (const Node& element : path ? read_list(*path, true) : std::vector<Node>{}) {
    if (element.kind() == Kind::array) {
      read_texts(element);
    } else {
      require_kind(element, Kind::string);
    }
  }
  if (const auto where = fields.find("where")) {
    check_matcher(*where, around);
  }
}

bool is_list_maker(std::string_view name) {
  return name == "$range" || name == "$zip" || name == "$windows" || name == "$select";
}

void check_dollar(const Node& node, const Dollar& dollar, const Surroundings& around,
                  ValueType type, const std::string& parameter,
                  const std::vector<std::string>& values) {
  if (dollar.name == "$get") {
    check_reference(dollar.argument, around);
    const auto axis = axis_of(dollar.argument, around);
    for (const Node& value : axis ? axis->children() : std::vector<Node>{}) {
      check_value(value, around, type, parameter, values);
    }
  } else if (dollar.name == "$literal") {
    check_literal(dollar.argument, type, parameter, values);
  } else if (is_list_maker(dollar.name)) {
    if (type != ValueType::json) {
      node.fail("list-for-scalar", {{"name", dollar.name}, {"parameter", parameter}});
    }
    check_list_maker(dollar, around);
  } else if (is_matcher_name(dollar.name)) {
    dollar.argument.fail_key("matcher-in-value", {{"name", dollar.name}});
  } else {
    dollar.argument.fail_key("unknown-matcher", with_nearest(dollar.name, matcher_names()));
  }
}

}  // namespace

bool is_absent(const Node& node) {
  return node.kind() == Kind::object && node.size() == 1 && node.name(0) == "$absent";
}

void check_literal(const Node& node, ValueType type, const std::string& parameter,
                   const std::vector<std::string>& values) {
  if (node.faulty()) {
    return;
  }
  switch (type) {
    case ValueType::boolean:
      require_kind(node, Kind::boolean);
      break;
    case ValueType::integer:
      read_integer(node, -LARGEST_INTEGER, LARGEST_INTEGER);
      break;
    case ValueType::big_integer:
      check_text_form(node, is_big_integer, "-?(0|[1-9][0-9]*)");
      break;
    case ValueType::bytes:
      check_text_form(node, is_bytes, "0x([0-9a-f]{2})*");
      break;
    case ValueType::text:
      if (require_kind(node, Kind::string)) {
        check_listed(node, parameter, values);
      }
      break;
    case ValueType::json:
      break;
  }
}

void check_value(const Node& written, const Surroundings& around, ValueType type,
                 const std::string& parameter, const std::vector<std::string>& values) {
  const auto node = see(written, around);
  if (!node || node->faulty()) {
    return;
  }
  bool broken = false;
  if (const auto dollar = dollar_of(*node, broken)) {
    check_dollar(*node, *dollar, around, type, parameter, values);
    return;
  }
  if (broken) {
    return;
  }
  check_literal(*node, type, parameter, values);
  if (type != ValueType::json) {
    return;
  }
  for (const Node& child : node->children()) {
    const auto inner = see(child, around);
    // A cell may leave a member out, but there is no such thing as an absent element.
    if (inner && is_absent(*inner) && is_row_reference(child) && node->kind() == Kind::object) {
      continue;
    }
    check_value(child, around);
  }
}

void check_params(const Node& written, const Surroundings& around, const Operation& operation) {
  const auto node = see(written, around);
  if (!node || is_row_reference(*node) || !require_kind(*node, Kind::object)) {
    return;
  }
  std::vector<std::string> known;
  for (const Parameter& parameter : operation.params) {
    known.push_back(parameter.name);
    const auto member = node->find(parameter.name);
    const auto seen = member ? see(*member, around) : std::nullopt;
    const bool left_out = !member || (seen && is_absent(*seen) && is_row_reference(*member));
    if (!left_out) {
      check_value(*member, around, parameter.type, parameter.name, parameter.values);
    } else if (!parameter.optional) {
      node->fail("missing-parameter", {{"name", parameter.name}, {"operation", operation.name}});
    }
  }
  for (std::size_t i = 0; i < node->size(); ++i) {
    if (operation.parameter(node->name(i)) == nullptr) {
      Arguments arguments = with_nearest(node->name(i), known);
      arguments.emplace_back("operation", operation.name);
      node->at(i).fail_key("unknown-parameter", std::move(arguments));
    }
  }
}

void check_procedure_params(const Node& written, const Surroundings& around,
                            const Procedure& procedure) {
  const auto node = see(written, around);
  if (!node || is_row_reference(*node) || !require_kind(*node, Kind::object)) {
    return;
  }
  for (std::size_t i = 0; i < node->size(); ++i) {
    if (std::find(procedure.params.begin(), procedure.params.end(), node->name(i)) ==
        procedure.params.end()) {
      Arguments arguments = with_nearest(node->name(i), procedure.params);
      arguments.emplace_back("operation", procedure.name);
      node->at(i).fail_key("unknown-parameter", std::move(arguments));
    }
  }
  check_value(*node, around);
}

}  // namespace touchstone
