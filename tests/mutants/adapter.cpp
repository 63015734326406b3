// SPDX-License-Identifier: Apache-2.0
#include "adapter.hpp"

#include <poll.h>
#include <unistd.h>

#include <iostream>
#include <utility>

#include "json.hpp"
#include "mutant.hpp"
#include "operation/table.hpp"

namespace touchstone::mutants {
namespace {

Value error_object(int code, std::string_view message, Value data) {
  Value error = Object{{"code", code}, {"message", message}};
  if (!data.is_null()) {
    error.set("data", std::move(data));
  }
  return error;
}

Value error_of(const Answer& answer) {
  if (answer.outcome == AnswerKind::rejected) {
    return error_object(-32001, "rejected", answer.value);
  }
  if (answer.outcome == AnswerKind::unsupported) {
    const bool operation = *answer.value.find("what") == Value("operation");
    return operation ? error_object(-32601, "no such operation", {})
                     : error_object(-32002, "unsupported", answer.value);
  }
  return error_object(-32603, answer.diagnostics, {});
}

Value values_of(const Discriminator& discriminator) {
  Array values;
  for (const std::string_view value : discriminator.values) {
    values.emplace_back(value);
  }
  return values;
}

}  // namespace

Answer reference_answer(const Call& call) {
  const ReferenceOperation* operation = reference_operation(call.operation);
  return operation == nullptr ? Answer::unsupported("operation", call.operation)
                              : operation->perform(call.params);
}

std::optional<Asked> read_request() {
  std::string line;
  while (std::getline(std::cin, line)) {
    const Result<Value> message = parse_json(line);
    const Value* method = message ? message->find("method") : nullptr;
    const Value* id = message ? message->find("id") : nullptr;
    if (method != nullptr && method->text() != nullptr && id != nullptr) {
      const Value* params = message->find("params");
      return Asked{*id, {*method->text(), params == nullptr ? Value(Object{}) : *params}};
    }
    const Value error = error_object(-32700, "not a request", {});
    write_line(write_json(Object{{"jsonrpc", "2.0"}, {"id", nullptr}, {"error", error}}));
  }
  return std::nullopt;
}

bool more_within(int milliseconds) {
  if (std::cin.rdbuf()->in_avail() > 0) {
    return true;
  }
  pollfd input{STDIN_FILENO, POLLIN, 0};
  return ::poll(&input, 1, milliseconds) > 0 && (input.revents & POLLIN) != 0;
}

std::string response(const Value& id, const Answer& answer) {
  Value message = Object{{"jsonrpc", "2.0"}, {"id", id}};
  if (answer.outcome == AnswerKind::result) {
    message.set("result", answer.value);
  } else {
    message.set("error", error_of(answer));
  }
  return write_json(message);
}

void write_line(std::string_view line) {
  std::cout << line << '\n' << std::flush;
}

Value description(int max_outstanding) {
  Value operations = Object{};
  for (const ReferenceOperation& operation : reference_operations()) {
    Value described = Object{{"reasons", "reason"}};
    for (const Discriminator& discriminator : operation.discriminators) {
      described.set(std::string(discriminator.name), values_of(discriminator));
    }
    operations.set(std::string(operation.name), std::move(described));
  }
  return Object{{"protocol", 1},
                {"name", "touchstone-mutant"},
                {"version", "1"},
                {"language", "C++"},
                {"maxOutstanding", max_outstanding},
                {"operations", std::move(operations)}};
}

bool asks_description(const Asked& asked) {
  return asked.call.operation == "touchstone.describe";
}

std::string right_response(const Asked& asked, int max_outstanding) {
  return response(asked.id, asks_description(asked) ? Answer::result(description(max_outstanding))
                                                    : reference_answer(asked.call));
}

int serve(const std::function<std::string(const Asked&)>& respond) {
  while (const std::optional<Asked> asked = read_request()) {
    write_line(respond(*asked));
  }
  return 0;
}

}  // namespace touchstone::mutants
