// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "call.hpp"
#include "target/connection.hpp"

namespace touchstone::adapter {

/// What an adapter did while an answer was waited for.
struct Heard {
  /// The answer with the id that was asked for; nothing if none came.
  std::optional<Answer> answer{};
  /// Lines that answer nothing, as `garbled` answers.
  std::vector<Answer> noise{};
  bool ended = false;  ///< the process closed its output or is gone
};

/// Talks with an adapter by hand, one life of it, and keeps what a session would only count as a
/// fault. For `smoke`.
class Trial {
 public:
  explicit Trial(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {}

  /// Sends a line as it is.
  void send(std::string_view line) { connection_->send(line); }
  /// Sends a request under `id` and waits for its answer.
  Heard ask(std::uint64_t id, const Call& call, Duration at_most);
  /// Waits for the answer to `id`.
  Heard hear(std::uint64_t id, Duration at_most);
  /// Waits for the answers to `count` requests from `first` on, in any order, and counts them.
  std::size_t count_answers(std::uint64_t first, std::size_t count, Duration at_most);
  /// Closes its input and says whether it ended by itself in time; noise goes to `heard`.
  bool ends_within(Duration at_most, Heard& heard);
  /// Ends it, however it is.
  Connection::End end();

 private:
  std::unique_ptr<Connection> connection_;
};

}  // namespace touchstone::adapter
