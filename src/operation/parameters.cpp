// SPDX-License-Identifier: Apache-2.0
#include "operation/parameters.hpp"

#include <algorithm>

namespace touchstone {

namespace {

std::optional<Bytes> as_bytes_value(const Value& value) {
  const std::string* text = value.text();
  return text == nullptr ? std::nullopt : bytes_of(*text);
}

}  // namespace

Parameters::Parameters(const Value& params) : params_(params) {
  if (params.object() == nullptr) {
    wrong_type();
  }
}

void Parameters::wrong_type() {
  if (!refusal_) {
    refusal_ = Answer::rejected("wrong-type");
  }
}

const Value* Parameters::required(std::string_view name) {
  const Value* value = params_.find(name);
  if (value == nullptr) {
    wrong_type();
  }
  return value;
}

Bytes Parameters::bytes(std::string_view name) {
  const Value* value = required(name);
  if (value == nullptr) {
    return {};
  }
  std::optional<Bytes> bytes = as_bytes_value(*value);
  if (!bytes) {
    wrong_type();
    return {};
  }
  return *std::move(bytes);
}

std::optional<Bytes> Parameters::optional_bytes(std::string_view name) {
  if (params_.find(name) == nullptr) {
    return std::nullopt;
  }
  return bytes(name);
}

std::string_view Parameters::text(std::string_view name) {
  const Value* value = required(name);
  if (value == nullptr) {
    return {};
  }
  const std::string* text = value->text();
  if (text == nullptr) {
    wrong_type();
    return {};
  }
  return *text;
}

std::int64_t Parameters::integer(std::string_view name) {
  constexpr std::int64_t LIMIT = std::int64_t{1} << 53;
  const Value* value = required(name);
  if (value == nullptr) {
    return 0;
  }
  const std::optional<std::int64_t> integer = value->integer();
  if (!integer || *integer <= -LIMIT || *integer >= LIMIT) {
    wrong_type();
    return 0;
  }
  return *integer;
}

std::vector<Bytes> Parameters::bytes_list(std::string_view name) {
  std::vector<Bytes> list;
  const Value* value = required(name);
  if (value == nullptr || value->array() == nullptr) {
    wrong_type();
    return list;
  }
  for (const Value& element : *value->array()) {
    std::optional<Bytes> bytes = as_bytes_value(element);
    if (!bytes) {
      wrong_type();
      return {};
    }
    list.push_back(*std::move(bytes));
  }
  return list;
}

std::vector<std::string_view> Parameters::text_list(std::string_view name) {
  std::vector<std::string_view> list;
  const Value* value = required(name);
  if (value == nullptr || value->array() == nullptr) {
    wrong_type();
    return list;
  }
  for (const Value& element : *value->array()) {
    const std::string* text = element.text();
    if (text == nullptr) {
      wrong_type();
      return {};
    }
    list.emplace_back(*text);
  }
  return list;
}

const Value& Parameters::json(std::string_view name) {
  const Value* value = required(name);
  return value == nullptr ? null_value() : *value;
}

std::size_t Parameters::choice(std::string_view name, std::span<const std::string_view> values) {
  const std::string_view chosen = text(name);
  const auto found = std::find(values.begin(), values.end(), chosen);
  if (found == values.end()) {
    if (!refusal_) {
      refusal_ = Answer::unsupported(name, chosen);
    }
    return 0;
  }
  return static_cast<std::size_t>(found - values.begin());
}

}  // namespace touchstone
