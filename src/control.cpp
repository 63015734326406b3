// SPDX-License-Identifier: Apache-2.0
#include "control.hpp"

#include <algorithm>
#include <string_view>

namespace touchstone {
namespace {

const std::string* reference(const Value& value) {
  const Value* path = value.find("$get");
  return path == nullptr || value.object()->size() != 1 ? nullptr : path->text();
}

const Value* cell(const Instance& instance, std::string_view column) {
  if (!instance.body->rows) {
    return nullptr;
  }
  const Rows& rows = *instance.body->rows;
  const auto found = std::find(rows.columns.begin(), rows.columns.end(), column);
  return found == rows.columns.end()
             ? nullptr
             : &rows.data[instance.row][static_cast<std::size_t>(found - rows.columns.begin())];
}

/// The value itself, the cell or the matrix value that it refers to, or nullptr where only the run
/// knows.
const Value* statically(const Value& value, const Instance& instance) {
  const std::string* path = reference(value);
  if (path == nullptr) {
    return &value;
  }
  if (path->starts_with("row/")) {
    const auto tokens = pointer_tokens(path->substr(4));
    const Value* found = tokens.empty() ? nullptr : cell(instance, tokens.front());
    found = found == nullptr ? nullptr : follow(*found, tokens, 1);
    return found == nullptr || reference(*found) != nullptr ? nullptr : found;
  }
  const auto axis = std::find_if(instance.matrix.begin(), instance.matrix.end(),
                                 [&](const auto& entry) { return entry.first == *path; });
  return axis == instance.matrix.end() ? nullptr : &axis->second;
}

void collect(const Catalogue& catalogue, const Steps& steps, bool body, const Instance& instance,
             ControlKeys& keys) {
  for (const Step& step : steps) {
    if (step.kind == StepKind::for_each) {
      collect(catalogue, step.steps, body, instance, keys);
    }
    const Operation* operation =
        step.kind == StepKind::call ? catalogue.operation(step.operation) : nullptr;
    if (operation == nullptr && step.kind != StepKind::procedure) {
      continue;
    }
    // The judge knows a procedure by its name alone.
    const std::string key = operation == nullptr
                                ? step.operation
                                : control_key(*operation, static_params(step, instance));
    const Polarity polarity = polarity_of(step, operation, instance);
    if (polarity == Polarity::accepts) {
      keys.accepts.insert(key);
    } else if (polarity == Polarity::rejects && body && !step.checks.empty()) {
      keys.rejects.insert(key);
    }
  }
}

}  // namespace

Polarity polarity_of(const Step& step, const Operation* operation, const Instance& instance) {
  if (step.kind != StepKind::call && step.kind != StepKind::compute &&
      step.kind != StepKind::procedure) {
    return Polarity::open;
  }
  const Value* record = statically(step.expect.record.value, instance);
  if (record == nullptr || record->find("either") != nullptr) {
    return Polarity::open;
  }
  if (record->find("rejected") != nullptr) {
    return Polarity::rejects;
  }
  const Value* result = record->find("result");
  result = result == nullptr ? nullptr : statically(*result, instance);
  const bool* flag = result == nullptr ? nullptr : result->boolean();
  const bool refuses = operation != nullptr && operation->predicate && flag != nullptr && !*flag;
  return refuses ? Polarity::rejects : Polarity::accepts;
}

std::string control_key(const Operation& operation, const Value& params) {
  std::string key = operation.name;
  char separator = '[';
  for (const std::string& name : operation.discriminators) {
    const Value* value = params.find(name);
    const std::string* text = value == nullptr ? nullptr : value->text();
    if (text != nullptr) {
      key += separator + name + '=' + *text;
      separator = ',';
    }
  }
  return separator == '[' ? key : key + ']';
}

Value static_params(const Step& step, const Instance& instance) {
  Value params{Object{}};
  const Object* written = step.params.value.object();
  if (written == nullptr) {
    return params;
  }
  for (const Member& member : *written) {
    if (const Value* value = statically(member.value, instance)) {
      params.object()->push_back({member.name, *value});
    }
  }
  return params;
}

ControlKeys control_keys(const Catalogue& catalogue, const Instance& instance) {
  ControlKeys keys;
  collect(catalogue, instance.body->preamble, false, instance, keys);
  collect(catalogue, instance.body->steps, true, instance, keys);
  return keys;
}

}  // namespace touchstone
