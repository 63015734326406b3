// SPDX-License-Identifier: Apache-2.0
#include "target/describe.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "call.hpp"
#include "number.hpp"

namespace touchstone::adapter {
namespace {

constexpr std::int64_t PROTOCOL = 1;

Error wrong_shape(std::string pointer, std::string expected, const Value* actual) {
  const std::string_view kind = actual == nullptr ? "absent" : kind_name(actual->kind());
  return {"describe-shape",
          {{"pointer", std::move(pointer)},
           {"expected", std::move(expected)},
           {"actual", std::string(kind)}},
          {}};
}

Result<std::string> read_text(const Value& result, std::string_view name, bool optional) {
  const Value* member = result.find(name);
  if (member == nullptr && optional) {
    return std::string{};
  }
  if (member == nullptr || member->text() == nullptr || member->text()->empty()) {
    return wrong_shape(pointer_join("", name), "text", member);
  }
  return *member->text();
}

Result<std::vector<std::string>> read_texts(const Value& list, const std::string& pointer) {
  const Array* elements = list.array();
  if (elements == nullptr) {
    return wrong_shape(pointer, "array of text", &list);
  }
  std::vector<std::string> texts;
  for (const Value& element : *elements) {
    if (element.text() == nullptr) {
      return wrong_shape(pointer_join(pointer, std::to_string(texts.size())), "text", &element);
    }
    texts.push_back(*element.text());
  }
  return texts;
}

Result<ReasonClaim> read_claim(const Value& claim, const std::string& pointer) {
  if (claim == Value("reason")) {
    return ReasonClaim::reason;
  }
  if (claim == Value("class")) {
    return ReasonClaim::reason_class;
  }
  if (claim == Value("none")) {
    return ReasonClaim::none;
  }
  return wrong_shape(pointer, "reason, class or none", &claim);
}

Result<DescribedOperation> read_operation(const Value& value, const std::string& pointer) {
  if (value.object() == nullptr) {
    return wrong_shape(pointer, "object", &value);
  }
  DescribedOperation operation;
  for (const auto& [name, member] : *value.object()) {
    const std::string place = pointer_join(pointer, name);
    if (name == "reasons") {
      const Result<ReasonClaim> claim = read_claim(member, place);
      if (!claim) {
        return claim.error();
      }
      operation.reasons = *claim;
      continue;
    }
    Result<std::vector<std::string>> values = read_texts(member, place);
    if (!values) {
      return values.error();
    }
    operation.discriminators.emplace(name, std::move(*values));
  }
  return operation;
}

Result<void> read_operations(const Value& result, Description& description) {
  const Value* operations = result.find("operations");
  if (operations == nullptr || operations->object() == nullptr) {
    return wrong_shape("/operations", "object", operations);
  }
  for (const auto& [name, value] : *operations->object()) {
    Result<DescribedOperation> operation = read_operation(value, pointer_join("/operations", name));
    if (!operation) {
      return operation.error();
    }
    description.operations.emplace(name, std::move(*operation));
  }
  return {};
}

Result<void> read_features(const Value& result, Description& description) {
  const Value* features = result.find("features");
  if (features == nullptr) {
    return {};
  }
  if (features->object() == nullptr) {
    return wrong_shape("/features", "object", features);
  }
  for (const auto& [standard, value] : *features->object()) {
    Result<std::vector<std::string>> names = read_texts(value, pointer_join("/features", standard));
    if (!names) {
      return names.error();
    }
    description.features.emplace(standard, std::move(*names));
  }
  return {};
}

Result<void> read_window(const Value& result, Description& description) {
  constexpr std::int64_t LARGEST = 1'000'000;
  const Value* outstanding = result.find("maxOutstanding");
  if (outstanding == nullptr) {
    return {};
  }
  const std::int64_t number = outstanding->integer().value_or(0);
  if (number < 1) {
    return wrong_shape("/maxOutstanding", "integer from 1", outstanding);
  }
  description.max_outstanding = static_cast<unsigned>(std::min(number, LARGEST));
  return {};
}

Result<void> read_derived_from(const Value& result, Description& description) {
  const Value* ancestors = result.find("derivedFrom");
  if (ancestors == nullptr) {
    return {};
  }
  Result<std::vector<std::string>> names = read_texts(*ancestors, "/derivedFrom");
  if (!names) {
    return names.error();
  }
  description.derived_from = std::move(*names);
  return {};
}

Result<void> read_names(const Value& result, Description& description) {
  const std::pair<const char*, std::string*> members[] = {{"name", &description.name},
                                                          {"version", &description.version},
                                                          {"language", &description.language}};
  for (const auto& [name, target] : members) {
    Result<std::string> text = read_text(result, name, target == &description.language);
    if (!text) {
      return text.error();
    }
    *target = std::move(*text);
  }
  return {};
}

Result<void> read_version(const Value& result) {
  const Value* protocol = result.find("protocol");
  if (protocol == nullptr || protocol->number() == nullptr) {
    return wrong_shape("/protocol", "integer", protocol);
  }
  if (protocol->integer() != PROTOCOL) {
    return Error{"describe-version", {{"offered", protocol->number()->lexeme}}, {}};
  }
  return {};
}

Error garbled_description(const Answer& garbled) {
  return {
      "describe-garbled",
      {{"why", *garbled.value.find("why")->text()}, {"text", *garbled.value.find("text")->text()}},
      {}};
}

Error refused_description(const Answer& answer) {
  const Value* message = answer.value.find("message");
  const bool stated = message != nullptr && message->text() != nullptr;
  return {"describe-refused",
          {{"outcome", std::string(answer_kind_name(answer.outcome))},
           {"message", stated ? *message->text() : std::string{}}},
          {}};
}

}  // namespace

Result<Value> description_in(Answer answer) {
  if (answer.outcome == AnswerKind::garbled) {
    return garbled_description(answer);
  }
  if (answer.outcome != AnswerKind::result) {
    return refused_description(answer);
  }
  return std::move(answer.value);
}

Result<Value> read_description_line(const LineReader::Line& line) {
  if (line.over_long) {
    return garbled_description(garbled(line.text, "garbled-over-long"));
  }
  auto read = read_response(line.text);
  if (const auto* noise = std::get_if<Noise>(&read)) {
    return garbled_description(garbled(line.text, noise->why));
  }
  auto& response = std::get<Response>(read);
  if (!same_number(response.id.lexeme, std::to_string(DESCRIBE_ID))) {
    return garbled_description(garbled(line.text, "garbled-unknown-id"));
  }
  return description_in(std::move(response.answer));
}

Result<Description> read_description(const Value& result) {
  if (result.object() == nullptr) {
    return wrong_shape("", "object", &result);
  }
  if (const Result<void> version = read_version(result); !version) {
    return version.error();
  }
  Description description;
  for (const auto read :
       {read_names, read_derived_from, read_window, read_operations, read_features}) {
    if (const Result<void> done = read(result, description); !done) {
      return done.error();
    }
  }
  return description;
}

}  // namespace touchstone::adapter
