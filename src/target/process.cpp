// SPDX-License-Identifier: Apache-2.0
#include "target/process.hpp"

#include <string>
#include <utility>
#include <vector>

#include "target/process_session.hpp"
#include "target/protocol.hpp"
#include "target/words.hpp"

namespace touchstone {
namespace {

class ProcessTarget final : public Target {
 public:
  ProcessTarget(std::vector<std::string> words, const ProcessLimits& limits,
                std::unique_ptr<ProcessSession> first)
      : words_(std::move(words)),
        limits_(limits),
        description_(first->description()),
        described_(first->described()),
        first_(std::move(first)) {}

  const Description& description() const override { return description_; }

  Result<std::unique_ptr<Session>> open() override {
    if (first_) {
      return std::unique_ptr<Session>(std::move(first_));
    }
    auto session = std::make_unique<ProcessSession>(words_, limits_, described_);
    if (const Result<void> connected = session->connect(); !connected) {
      return connected.error();
    }
    return std::unique_ptr<Session>(std::move(session));
  }

  std::size_t useful_sessions() const override { return 1; }

  std::string reproduce(const Call& call) const override {
    std::string line = "printf '%s\\n'";
    for (std::string message :
         {adapter::describe_line(), adapter::request_line(1, call.operation, call.params)}) {
      message.pop_back();
      line += ' ' + quote_word(message);
    }
    return line + " | " + quote_words(words_);
  }

 private:
  std::vector<std::string> words_;
  ProcessLimits limits_;
  Description description_;
  Value described_;
  std::unique_ptr<ProcessSession> first_;  ///< has described itself and waits to be opened
};

}  // namespace

Result<std::unique_ptr<Target>> connect_process(std::string_view rest) {
  return connect_process(rest, ProcessLimits{});
}

Result<std::unique_ptr<Target>> connect_process(std::string_view rest,
                                                const ProcessLimits& limits) {
  Result<std::vector<std::string>> words = split_words(rest);
  if (!words) {
    return words.error();
  }
  auto session = std::make_unique<ProcessSession>(*words, limits, std::nullopt);
  if (const Result<void> connected = session->connect(); !connected) {
    return connected.error();
  }
  return std::unique_ptr<Target>(
      std::make_unique<ProcessTarget>(std::move(*words), limits, std::move(session)));
}

}  // namespace touchstone
