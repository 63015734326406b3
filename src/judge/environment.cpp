// SPDX-License-Identifier: Apache-2.0
#include "judge/environment.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "judge/machine.hpp"

namespace touchstone::judge {
namespace {

void add_new(std::vector<std::string_view>& names, const std::vector<std::string_view>& more) {
  for (const std::string_view name : more) {
    if (std::find(names.begin(), names.end(), name) == names.end()) {
      names.push_back(name);
    }
  }
}

/// Of what a probe found and of a document under test: no single operation gave it.
const Origin& unnamed_target() {
  static const Origin UNNAMED{{std::string_view()}, {}, false};
  return UNNAMED;
}

std::string unescaped(std::string_view token) {
  std::string text;
  for (std::size_t at = 0; at < token.size(); ++at) {
    const bool escape = token[at] == '~' && at + 1 < token.size();
    if (escape && (token[at + 1] == '0' || token[at + 1] == '1')) {
      text += token[++at] == '0' ? '~' : '/';
    } else {
      text += token[at];
    }
  }
  return text;
}

const Value* element(const Array& array, std::string_view token) {
  std::size_t index = 0;
  const char* end = token.data() + token.size();
  const auto [stop, code] = std::from_chars(token.data(), end, index);
  const bool canonical = token == "0" || (!token.empty() && token.front() != '0');
  const bool found = code == std::errc{} && stop == end && canonical && index < array.size();
  return found ? &array[index] : nullptr;
}

const Value* child(const Value& value, std::string_view token) {
  if (const Array* array = value.array()) {
    return element(*array, token);
  }
  if (token.find('~') != std::string_view::npos) {
    return value.find(unescaped(token));
  }
  return value.find(token);
}

bool is_absent_word(const Value& value) {
  const Object* members = value.object();
  return members != nullptr && members->size() == 1 && members->front().name == "$absent";
}

Seen seen(const Value* value, const Origin* origin) {
  return {value == nullptr ? Sight::nothing : Sight::found, value, origin, false};
}

}  // namespace

void Origin::add(const Origin& other) {
  add_new(target, other.target);
  add_new(oracle, other.oracle);
  judged = judged || other.judged;
}

const Value* follow_pointer(const Value& value, std::string_view pointer) {
  const Value* at = &value;
  while (at != nullptr && !pointer.empty()) {
    pointer.remove_prefix(1);
    const std::string_view token = pointer.substr(0, pointer.find('/'));
    at = child(*at, token);
    pointer.remove_prefix(token.size());
  }
  return at;
}

Environment::Environment(const Instance& instance, const JudgeContext& context)
    : instance_(&instance), context_(&context) {}

Seen Environment::look(std::string_view reference) const {
  const std::string_view name = reference.substr(0, reference.find('/'));
  const std::string_view rest = reference.substr(name.size());
  if (name == "row") {
    return look_in_row(rest);
  }
  if (name == "ixit") {
    return look_in_ixit(rest);
  }
  if (const Binding* binding = find(name)) {
    return seen(follow_pointer(binding->value(), rest), &binding->origin);
  }
  return look_outside(name, rest);
}

const Environment::Binding* Environment::find(std::string_view name) const {
  for (std::size_t at = bindings_.size(); at > frame_.base; --at) {
    if (bindings_[at - 1].name == name) {
      return &bindings_[at - 1];
    }
  }
  return nullptr;
}

Seen Environment::look_in_row(std::string_view rest) const {
  if (!instance_->body->rows || rest.empty()) {
    return {};
  }
  const Rows& rows = *instance_->body->rows;
  rest.remove_prefix(1);
  const std::string_view column = rest.substr(0, rest.find('/'));
  const auto found = std::find(rows.columns.begin(), rows.columns.end(), column);
  if (found == rows.columns.end()) {
    return {};
  }
  const Array& row = rows.data[instance_->row];
  const auto index = static_cast<std::size_t>(found - rows.columns.begin());
  if (index >= row.size()) {
    return {Sight::nothing, nullptr, nullptr, true};
  }
  const Value* value = follow_pointer(row[index], rest.substr(column.size()));
  if (value == nullptr) {
    return {Sight::nothing, nullptr, nullptr, true};
  }
  return {is_absent_word(*value) ? Sight::left_out : Sight::found, value, nullptr, true};
}

Seen Environment::look_in_ixit(std::string_view rest) const {
  if (rest.empty()) {
    return seen(&context_->ixit, nullptr);
  }
  if (const Value* given = follow_pointer(context_->ixit, rest)) {
    return seen(given, nullptr);
  }
  const std::string_view pointer = rest.substr(1);
  const std::string_view name = pointer.substr(0, pointer.find('/'));
  if (context_->ixit.find(name) != nullptr) {
    return {Sight::nothing, nullptr, nullptr, false};
  }
  for (const IxitFact& fact : instance_->file->ixit) {
    if (fact.name == name && !fact.fallback.is_null()) {
      return seen(follow_pointer(fact.fallback, pointer.substr(name.size())), nullptr);
    }
  }
  return {Sight::no_fact, nullptr, nullptr, false};
}

Seen Environment::look_outside(std::string_view name, std::string_view rest) const {
  if (frame_.optional != nullptr &&
      std::find(frame_.optional->begin(), frame_.optional->end(), name) != frame_.optional->end()) {
    return {Sight::left_out, nullptr, nullptr, false};
  }
  for (const auto& [axis, value] : instance_->matrix) {
    if (axis == name) {
      const auto& axes = instance_->body->matrix;
      const auto written = std::find_if(axes.begin(), axes.end(),
                                        [&](const MatrixAxis& each) { return each.name == name; });
      const bool data = written == axes.end() || written->values.constant;
      return seen(follow_pointer(value, rest), data ? nullptr : &unnamed_target());
    }
  }
  if (instance_->bindings != nullptr) {
    if (const Value* value = instance_->bindings->find(name)) {
      return seen(follow_pointer(*value, rest), &unnamed_target());
    }
  }
  const auto probes = context_->probes.find(instance_->file->path);
  if (probes != context_->probes.end()) {
    if (const Value* value = probes->second.find(name)) {
      return seen(follow_pointer(*value, rest), &unnamed_target());
    }
  }
  return {};
}

void Environment::bind(std::string_view name, Value value, Origin origin) {
  bindings_.push_back({name, std::move(value), nullptr, std::move(origin)});
}

void Environment::lend(std::string_view name, const Value& value, Origin origin) {
  bindings_.push_back({name, {}, &value, std::move(origin)});
}

void Environment::release(std::size_t mark) {
  bindings_.erase(bindings_.begin() + static_cast<std::ptrdiff_t>(mark), bindings_.end());
}

Environment::Frame Environment::enter(std::size_t base, const std::vector<std::string>& optional) {
  return std::exchange(frame_, Frame{base, &optional});
}

Value Environment::bindings() const {
  Value all{Object{}};
  for (const Binding& binding : bindings_) {
    all.set(std::string(binding.name), binding.value());
  }
  return all;
}

}  // namespace touchstone::judge
