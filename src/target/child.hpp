// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/types.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "case.hpp"
#include "error.hpp"

namespace touchstone {

/// How long each step of ending a child may take.
struct Patience {
  Duration after_end_of_input{2'000};
  Duration after_terminate{2'000};
};

/// How a process ended: by itself with a code, or by a signal.
struct ExitStatus {
  int code = 0;
  int signal = 0;
};

/// A child process in a process group of its own, with pipes for its standard streams. Nothing here
/// blocks longer than it is told to. Used by one thread; writing to a child that is gone is no
/// signal (SIGPIPE is ignored from the first child on).
class Child {
 public:
  /// `words` are the program, looked up in PATH, and its arguments; the environment and the working
  /// directory are inherited. Error: `target-unreachable` {target, reason}.
  static Result<std::unique_ptr<Child>> start(const std::vector<std::string>& words);
  /// Kills what is left of the process group, at once.
  ~Child();
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  /// Waits until the child has written, has taken what was written to it (`want_write`), or ended,
  /// at most `at_most`. Standard error is collected meanwhile.
  void wait(bool want_write, Duration at_most);
  /// What came on standard output, at most 64 KiB a call, valid until the next one; empty: nothing
  /// there now.
  std::string_view read();
  /// Standard output is at its end, or the child is gone: nothing more will come.
  bool output_ended() const { return output_ended_; }
  /// Writes as much as the pipe takes now and gives the count; 0 also where nobody reads any more.
  std::size_t write(std::string_view bytes);
  /// The last 4 KiB of standard error, printable.
  std::string diagnostics() const;

  void close_input();
  /// True once the process itself has ended, whatever became of those that it started.
  bool exited();
  /// Ends the process group: end of input, SIGTERM, SIGKILL, each after its wait. What the child
  /// still prints is read and thrown away. Gives how the process ended.
  ExitStatus end(const Patience& patience);

 private:
  Child() = default;

  void read_diagnostics();
  bool exits_within(Duration at_most);
  void reap();

  pid_t pid_ = -1;
  int input_ = -1;
  int output_ = -1;
  int error_ = -1;
  bool output_ended_ = false;
  bool exit_seen_ = false;
  std::vector<char> chunk_{};
  std::string diagnostics_{};
  std::optional<ExitStatus> status_{};
};

}  // namespace touchstone
