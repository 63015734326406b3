// SPDX-License-Identifier: Apache-2.0
#include "target/child.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <system_error>
#include <utility>

#include "target/printable.hpp"

extern char** environ;

namespace touchstone {
namespace {

using Clock = std::chrono::steady_clock;

/// A process that started others can end without the end of its output: the others keep the pipe.
/// So the wait for output is interrupted this often to look at the process itself.
constexpr Duration LOOK_EVERY{50};
constexpr std::size_t CHUNK = std::size_t{64} << 10;

void close_and_forget(int& descriptor) {
  if (descriptor >= 0) {
    ::close(descriptor);
    descriptor = -1;
  }
}

/// A pipe that no other child inherits.
struct Pipe {
  int read_end = -1;
  int write_end = -1;

  Pipe() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) == 0) {
      read_end = ends[0];
      write_end = ends[1];
    }
  }
  ~Pipe() {
    close_and_forget(read_end);
    close_and_forget(write_end);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
};

/// Ours is the end that must not block; the child's stays as every program expects it.
int take_nonblocking(int& descriptor) {
  ::fcntl(descriptor, F_SETFL, ::fcntl(descriptor, F_GETFL) | O_NONBLOCK);
  return std::exchange(descriptor, -1);
}

/// Gives 0, or the error number.
int spawn(const std::vector<std::string>& words, const Pipe& input, const Pipe& output,
          const Pipe& error, pid_t& pid) {
  std::vector<char*> arguments;
  for (const std::string& word : words) {
    arguments.push_back(const_cast<char*>(word.c_str()));
  }
  arguments.push_back(nullptr);

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, input.read_end, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, output.write_end, STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, error.write_end, STDERR_FILENO);

  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t signals;
  sigemptyset(&signals);
  posix_spawnattr_setsigmask(&attributes, &signals);
  sigaddset(&signals, SIGPIPE);
  posix_spawnattr_setsigdefault(&attributes, &signals);
  posix_spawnattr_setpgroup(&attributes, 0);
  posix_spawnattr_setflags(&attributes,
                           POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);

  const int fault =
      ::posix_spawnp(&pid, arguments.front(), &actions, &attributes, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  return fault;
}

void ignore_broken_pipes() {
  struct sigaction current {};
  if (::sigaction(SIGPIPE, nullptr, &current) == 0 && current.sa_handler == SIG_DFL) {
    current.sa_handler = SIG_IGN;
    ::sigaction(SIGPIPE, &current, nullptr);
  }
}

Error unreachable(const std::vector<std::string>& words, int fault) {
  return {"target-unreachable",
          {{"target", words.front()}, {"reason", std::generic_category().message(fault)}},
          {}};
}

int milliseconds(Duration duration) {
  return static_cast<int>(std::clamp<Duration::rep>(duration.count(), 0, 1 << 30));
}

}  // namespace

Result<std::unique_ptr<Child>> Child::start(const std::vector<std::string>& words) {
  ignore_broken_pipes();
  Pipe input;
  Pipe output;
  Pipe error;
  if (input.read_end < 0 || output.read_end < 0 || error.read_end < 0) {
    return unreachable(words, errno);
  }
  std::unique_ptr<Child> child(new Child);
  if (const int fault = spawn(words, input, output, error, child->pid_); fault != 0) {
    child->pid_ = -1;
    return unreachable(words, fault);
  }
  child->chunk_.resize(CHUNK);
  child->input_ = take_nonblocking(input.write_end);
  child->output_ = take_nonblocking(output.read_end);
  child->error_ = take_nonblocking(error.read_end);
  return child;
}

Child::~Child() {
  close_input();
  if (pid_ > 0 && !status_) {
    ::kill(-pid_, SIGKILL);
    reap();
  }
  close_and_forget(output_);
  close_and_forget(error_);
}

void Child::wait(bool want_write, Duration at_most) {
  std::array<pollfd, 3> streams{{{output_ended_ ? -1 : output_, POLLIN, 0},
                                 {error_, POLLIN, 0},
                                 {want_write ? input_ : -1, POLLOUT, 0}}};
  const int ready =
      ::poll(streams.data(), streams.size(), milliseconds(std::min(at_most, LOOK_EVERY)));
  if (ready > 0 && streams[1].revents != 0) {
    read_diagnostics();
  }
  if (ready == 0) {
    exit_seen_ = exited();
  }
}

std::string_view Child::read() {
  if (output_ended_) {
    return {};
  }
  const ssize_t count = ::read(output_, chunk_.data(), chunk_.size());
  if (count > 0) {
    return {chunk_.data(), static_cast<std::size_t>(count)};
  }
  const bool nothing_now = count < 0 && (errno == EAGAIN || errno == EINTR);
  output_ended_ = !nothing_now || exit_seen_;
  return {};
}

std::size_t Child::write(std::string_view bytes) {
  if (input_ < 0) {
    return 0;
  }
  const ssize_t count = ::write(input_, bytes.data(), bytes.size());
  if (count < 0 && errno == EPIPE) {
    close_input();
  }
  return static_cast<std::size_t>(std::max<ssize_t>(count, 0));
}

void Child::read_diagnostics() {
  std::array<char, EVIDENCE_BYTES> chunk{};
  // Bounded, so that a child that floods its standard error does not keep us here.
  for (int turn = 0; turn < 64 && error_ >= 0; ++turn) {
    const ssize_t count = ::read(error_, chunk.data(), chunk.size());
    if (count > 0) {
      diagnostics_.append(chunk.data(), static_cast<std::size_t>(count));
      if (diagnostics_.size() > 2 * EVIDENCE_BYTES) {
        diagnostics_.erase(0, diagnostics_.size() - EVIDENCE_BYTES);
      }
    } else if (count == 0 || (errno != EAGAIN && errno != EINTR)) {
      close_and_forget(error_);
    } else {
      return;
    }
  }
}

std::string Child::diagnostics() const {
  return printable_tail(diagnostics_, EVIDENCE_BYTES);
}

void Child::close_input() {
  close_and_forget(input_);
}

bool Child::exited() {
  if (status_) {
    return true;
  }
  siginfo_t info{};
  const int failed = ::waitid(P_PID, static_cast<id_t>(pid_), &info, WEXITED | WNOHANG | WNOWAIT);
  return failed != 0 || info.si_pid == pid_;
}

bool Child::exits_within(Duration at_most) {
  const auto until = Clock::now() + at_most;
  for (Duration pause{1}; !exited(); pause = std::min(pause * 2, Duration{20})) {
    const auto left = std::chrono::ceil<Duration>(until - Clock::now());
    if (left <= Duration{0}) {
      return false;
    }
    wait(false, std::min(left, pause));
    read();
  }
  return true;
}

ExitStatus Child::end(const Patience& patience) {
  close_input();
  if (!exits_within(patience.after_end_of_input)) {
    ::kill(-pid_, SIGTERM);
    exits_within(patience.after_terminate);
  }
  if (!status_) {
    // The process is not reaped yet, so its group's number cannot have gone to anybody else.
    ::kill(-pid_, SIGKILL);
    reap();
  }
  read_diagnostics();
  output_ended_ = true;
  return *status_;
}

void Child::reap() {
  int status = 0;
  while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
  }
  status_ =
      WIFSIGNALED(status) ? ExitStatus{0, WTERMSIG(status)} : ExitStatus{WEXITSTATUS(status), 0};
}

}  // namespace touchstone
