// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "call.hpp"
#include "case.hpp"
#include "error.hpp"
#include "target/child.hpp"
#include "target/protocol.hpp"

namespace touchstone::adapter {

/// One life of an adapter process: lines to it and lines from it. It reads while it writes, so
/// neither side can make the other wait for ever.
class Connection {
 public:
  /// Error: `target-unreachable`.
  static Result<std::unique_ptr<Connection>> start(const std::vector<std::string>& words);

  /// Takes a line with its end; what the pipe does not take now goes out in `pump`.
  void send(std::string_view line);
  /// Waits for something to happen, at most `at_most`, then writes and reads.
  void pump(Duration at_most);
  /// The next line that came; its text is valid until the next call of any member.
  std::optional<LineReader::Line> next_line() { return lines_.next(); }
  /// No further line will come, once `next_line` has given all.
  bool ended() const { return child_->output_ended(); }
  void close_input() { child_->close_input(); }
  bool exited() { return child_->exited(); }

  /// How it ended and what its standard error said last.
  struct End {
    ExitStatus status{};
    std::string diagnostics{};
  };
  End end(const Patience& patience);

 private:
  explicit Connection(std::unique_ptr<Child> child) : child_(std::move(child)) {}
  void flush();

  std::unique_ptr<Child> child_;
  LineReader lines_{};
  std::string unsent_{};
  std::size_t sent_ = 0;  ///< of `unsent_`
};

}  // namespace touchstone::adapter
