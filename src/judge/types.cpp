// SPDX-License-Identifier: Apache-2.0
#include "judge/types.hpp"

#include <utility>

#include "judge/spelling.hpp"

namespace touchstone::judge {
namespace {

Difference wrong_type(std::string_view expected, const Value* value, std::string pointer) {
  Mismatch mismatch{"wrong-type",
                    {{"expected", expected}, {"actual", kind_or_absent(value)}},
                    std::move(pointer),
                    Value(expected),
                    std::nullopt};
  if (value != nullptr) {
    mismatch.actual = abridged(*value);
  }
  Difference difference = difference_of(std::move(mismatch));
  difference.expected = expected;
  return difference;
}

Difference misspelt(std::string_view expected, const Value& value, std::string pointer) {
  Difference difference = difference_of({"garbled",
                                         {{"why", "wrong-spelling"}},
                                         std::move(pointer),
                                         Value(expected),
                                         abridged(value)});
  difference.expected = expected;
  difference.actual = "garbled";
  return difference;
}

void check_one(const Parameter& declared, const Value* value, Differences& differences) {
  std::string pointer = declared.name.empty() ? "" : pointer_join("", declared.name);
  const std::string_view type = value_type_name(declared.type);
  const Fit fit = value == nullptr ? Fit::wrong : fit_of(*value, declared.type);
  if (fit == Fit::fits || (value == nullptr && declared.optional)) {
    return;
  }
  differences.push_back(fit == Fit::misspelt ? misspelt(type, *value, std::move(pointer))
                                             : wrong_type(type, value, std::move(pointer)));
}

}  // namespace

Differences check_result(const Operation& operation, const Value& result) {
  Differences differences;
  for (const Parameter& declared : operation.result) {
    if (declared.name.empty()) {
      check_one(declared, &result, differences);
    } else if (result.object() == nullptr) {
      return {wrong_type("object", &result, {})};
    } else {
      check_one(declared, result.find(declared.name), differences);
    }
  }
  return differences;
}

Differences check_params(const Operation& operation, const Value& params, const Value& written,
                         const Environment& environment) {
  Differences differences;
  for (const Parameter& declared : operation.params) {
    const Value* value = params.find(declared.name);
    const Value* source = written.find(declared.name);
    Origin origin;
    if (source != nullptr) {
      add_origins(*source, environment, origin);
    }
    if (value != nullptr && origin.from_target() && fit_of(*value, declared.type) != Fit::fits) {
      differences.push_back(wrong_type(value_type_name(declared.type), value,
                                       pointer_join("/params", declared.name)));
    }
  }
  return differences;
}

}  // namespace touchstone::judge
