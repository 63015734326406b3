// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "target/connection.hpp"
#include "target/describe.hpp"
#include "target/process.hpp"
#include "target/replay.hpp"
#include "target/target.hpp"

namespace touchstone {

/// A session with an adapter process, through all its lives: it is started again after a crash or a
/// hang and must then describe itself as before. docs/decisions.md, "Adapter protocol".
class ProcessSession final : public Session {
 public:
  /// `described`: what the result of the description must equal, where it is known already.
  ProcessSession(std::vector<std::string> words, const ProcessLimits& limits,
                 std::optional<Value> described);
  ~ProcessSession() override;
  ProcessSession(const ProcessSession&) = delete;
  ProcessSession& operator=(const ProcessSession&) = delete;

  /// Starts a process and waits until it has described itself.
  Result<void> connect();
  /// Valid once connected.
  const Description& description() const { return description_; }
  const Value& described() const { return *described_; }

  void send(Request request) override;
  std::vector<Reply> wait(Duration at_most) override;
  std::size_t window() const override;
  Result<void> reset() override;
  const Error* lost() const override { return lost_ ? &*lost_ : nullptr; }

 private:
  using Clock = std::chrono::steady_clock;
  enum class Phase : std::uint8_t { down, describing, serving };
  struct Flight {
    std::uint64_t id = 0;
    Request request{};
  };

  void step(Duration at_most);
  void start();
  void dispatch();
  void transmit(Request request);
  Duration time_left(Duration at_most) const;

  void take_lines();
  void take(const adapter::LineReader::Line& line);
  void take_description(const adapter::LineReader::Line& line);
  void take_response(adapter::Response response, std::string_view line);
  void take_noise(std::string_view line, std::string_view why);
  void settle(std::size_t index, Answer answer);
  std::optional<std::uint64_t> issued_id(const Number& id) const;

  void fault(AnswerKind kind);
  void start_failed(Error error, bool worth_another);
  void give_up(Error error);
  void answer_all_lost();
  adapter::Connection::End end_process(const Patience& patience);

  std::vector<std::string> words_;
  ProcessLimits limits_;
  std::optional<Value> described_;
  Description description_{};
  std::optional<Error> lost_{};

  std::unique_ptr<adapter::Connection> connection_{};
  Phase phase_ = Phase::down;
  unsigned failed_starts_ = 0;
  std::uint64_t last_id_ = 0;
  Clock::time_point timer_{};  ///< since when the oldest is the oldest, or the start of the process
  std::deque<Request> waiting_{};     ///< taken, not yet sent
  std::deque<Flight> outstanding_{};  ///< sent and not answered, oldest first
  /// Answered `garbled` because of another line: their own answer may still come and is no news.
  std::unordered_set<std::uint64_t> convicted_{};
  /// What could not be read while nothing was outstanding: the next request pays for it.
  std::optional<Answer> early_noise_{};
  std::optional<Replay> replay_{};
  std::vector<Reply> replies_{};
};

}  // namespace touchstone
