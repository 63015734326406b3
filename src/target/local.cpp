// SPDX-License-Identifier: Apache-2.0
#include "target/local.hpp"

#include <algorithm>
#include <chrono>
#include <deque>
#include <exception>
#include <new>
#include <thread>

#include "operation/libraries.hpp"
#include "operation/table.hpp"

namespace touchstone {

namespace {

Answer perform(const Call& call) {
  const ReferenceOperation* operation = reference_operation(call.operation);
  if (operation == nullptr) {
    return Answer::unsupported("operation", call.operation);
  }
  // What a library throws beyond what its own file expects is a fault of ours, never of the case.
  try {
    return operation->perform(call.params);
  } catch (const std::exception& fault) {
    Answer answer;
    answer.outcome = AnswerKind::crashed;
    answer.diagnostics = fault.what();
    return answer;
  }
}

class LocalSession final : public Session {
 public:
  void send(Request request) override { waiting_.push_back(std::move(request)); }

  /// Performs at least one request, and goes on until `at_most` has passed.
  std::vector<Reply> wait(Duration at_most) override {
    const auto end = std::chrono::steady_clock::now() + at_most;
    std::vector<Reply> replies;
    while (!waiting_.empty()) {
      replies.push_back({waiting_.front().ticket, perform(waiting_.front().call)});
      waiting_.pop_front();
      if (std::chrono::steady_clock::now() >= end) {
        break;
      }
    }
    return replies;
  }

  std::size_t window() const override { return 64; }
  Result<void> reset() override { return {}; }

 private:
  std::deque<Request> waiting_{};
};

Description describe() {
  Description description;
  description.name = "touchstone-local";
  description.version = TOUCHSTONE_VERSION;
  description.language = "C++";
  for (const Library& library : reference_libraries()) {
    description.derived_from.push_back(library.name);
    description.version += (description.derived_from.size() == 1 ? " with " : ", ") + library.name +
                           ' ' + library.version;
  }
  description.max_outstanding = 64;
  for (const ReferenceOperation& operation : reference_operations()) {
    DescribedOperation& described = description.operations[std::string(operation.name)];
    described.reasons = ReasonClaim::reason;
    for (const Discriminator& discriminator : operation.discriminators) {
      described.discriminators[std::string(discriminator.name)].assign(discriminator.values.begin(),
                                                                       discriminator.values.end());
    }
  }
  return description;
}

class LocalTarget final : public Target {
 public:
  const Description& description() const override { return description_; }
  Result<std::unique_ptr<Session>> open() override {
    return std::unique_ptr<Session>(std::make_unique<LocalSession>());
  }
  std::size_t useful_sessions() const override {
    return std::max(1U, std::thread::hardware_concurrency());
  }
  std::string reproduce(const Call& /*call*/) const override { return {}; }

 private:
  Description description_ = describe();
};

}  // namespace

Result<std::unique_ptr<Target>> connect_local(std::string_view /*rest*/) {
  return std::unique_ptr<Target>(std::make_unique<LocalTarget>());
}

}  // namespace touchstone
