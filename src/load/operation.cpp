// SPDX-License-Identifier: Apache-2.0
#include "load/operation.hpp"

#include <algorithm>

#include "load/grammar.hpp"

namespace touchstone {
namespace {

Parameter read_parameter(const std::string& name, const Node& node, bool is_param) {
  const Fields fields = is_param ? Fields(node, {"type", "optional", "values", "en", "zh"})
                                 : Fields(node, {"type", "optional", "en", "zh"});
  Parameter parameter;
  parameter.name = name;
  if (const auto type = fields.need("type")) {
    const auto word =
        read_word(*type, {"boolean", "integer", "big-integer", "bytes", "text", "json"});
    parameter.type = value_type_from(word.value_or("")).value_or(ValueType::json);
  }
  parameter.optional = fields.boolean("optional", false);
  parameter.values = fields.texts("values");
  if (const auto values = fields.find("values"); values && parameter.type != ValueType::text) {
    values->fail_key("values-of-text-only");
  }
  parameter.words = {fields.text("en"), fields.text("zh")};
  return parameter;
}

std::vector<Parameter> read_members(const Node& node, bool is_param) {
  std::vector<Parameter> members;
  if (!require_kind(node, Kind::object)) {
    return members;
  }
  for (std::size_t i = 0; i < node.size(); ++i) {
    if (!is_name(node.name(i))) {
      node.at(i).fail_key("bad-form", {{"text", node.name(i)}, {"form", std::string(NAME_FORM)}});
    }
    members.push_back(read_parameter(node.name(i), node.at(i), is_param));
  }
  return members;
}

/// `{type: T}` is a scalar; a member called `type` has an object as its description.
std::vector<Parameter> read_result(const Node& node) {
  const auto type = node.find("type");
  if (type && type->kind() != Kind::object) {
    return {read_parameter("", node, false)};
  }
  if (node.kind() == Kind::object && node.size() == 0) {
    node.fail("empty-list");
  }
  return read_members(node, false);
}

void check_discriminators(const Node& node, const Operation& operation) {
  for (const Node& item : read_list(node, true)) {
    const std::string* const name = item.value().text();
    if (name == nullptr) {
      continue;
    }
    if (operation.parameter(*name) == nullptr) {
      std::vector<std::string> known;
      for (const Parameter& parameter : operation.params) {
        known.push_back(parameter.name);
      }
      item.fail("unknown-parameter", with_nearest(*name, known));
    }
  }
}

void check_predicate(const Fields& fields, const Operation& operation) {
  if (operation.predicate && (operation.result.size() != 1 || !operation.result[0].name.empty() ||
                              operation.result[0].type != ValueType::boolean)) {
    fields.node().fail_key("predicate-not-boolean", {{"name", operation.name}});
  }
}

/// Overwrites what the entry says; of `params` and `result` member by member.
void read_into(const Fields& fields, Operation& operation) {
  const auto merge = [](std::vector<Parameter>& into, std::vector<Parameter> from) {
    for (Parameter& one : from) {
      const auto same = std::find_if(
          into.begin(), into.end(), [&](const Parameter& other) { return other.name == one.name; });
      if (same == into.end()) {
        into.push_back(std::move(one));
      } else {
        *same = std::move(one);
      }
    }
  };
  if (const auto params = fields.find("params")) {
    merge(operation.params, read_members(*params, true));
  }
  if (const auto result = fields.find("result")) {
    merge(operation.result, read_result(*result));
  }
  if (const auto list = fields.find("discriminators")) {
    operation.discriminators = fields.texts("discriminators", true);
    check_discriminators(*list, operation);
  }
  if (fields.has("reasons")) {
    operation.reasons = fields.texts("reasons", true);
  }
  if (fields.has("features")) {
    operation.features = fields.texts("features", true);
  }
  operation.predicate = fields.boolean("predicate", operation.predicate);
  operation.idempotent = fields.boolean("idempotent", operation.idempotent);
  for (const std::string_view key : {"en", "zh"}) {
    fields.text(key);
  }
  check_predicate(fields, operation);
}

Fields operation_fields(const Node& node) {
  return Fields(node, {"like", "params", "result", "discriminators", "reasons", "features",
                       "predicate", "idempotent", "en", "zh"});
}

void declare(Operation operation, const Node& node, Operations& operations) {
  const auto [place, fresh] = operations.emplace(operation.name, operation);
  if (!fresh) {
    node.fail_key("duplicate-operation",
                  {{"name", operation.name}, {"file", place->second.where.file}});
  }
}

}  // namespace

void read_operations(const Node& root, Operations& operations) {
  if (!require_kind(root, Kind::object)) {
    return;
  }
  if (root.size() == 0) {
    root.fail("empty-list");
  }
  for (std::size_t i = 0; i < root.size(); ++i) {
    const Node node = root.at(i);
    if (!is_operation_name(root.name(i))) {
      node.fail_key("bad-form", {{"text", root.name(i)}, {"form", "noun.verb"}});
    }
    const Fields fields = operation_fields(node);
    if (fields.has("like") || !fields.good()) {
      continue;
    }
    Operation operation;
    operation.name = root.name(i);
    operation.where = node.where();
    fields.need("params");
    fields.need("result");
    read_into(fields, operation);
    declare(std::move(operation), node, operations);
  }
}

void read_alike(const Node& root, Operations& operations) {
  for (std::size_t i = 0; root.kind() == Kind::object && i < root.size(); ++i) {
    const Node node = root.at(i);
    const auto like = node.find("like");
    const auto name = like && !like->faulty() ? read_text(*like) : std::nullopt;
    if (!name) {
      continue;
    }
    const auto model = operations.find(*name);
    if (model == operations.end()) {
      std::vector<std::string> known;
      for (const auto& [other, ignored] : operations) {
        known.push_back(other);
      }
      like->fail("unknown-operation", with_nearest(*name, known));
      continue;
    }
    Operation operation = model->second;
    operation.name = root.name(i);
    operation.where = node.where();
    read_into(operation_fields(node), operation);
    declare(std::move(operation), node, operations);
  }
}

}  // namespace touchstone
