// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "call.hpp"
#include "case.hpp"
#include "description.hpp"
#include "error.hpp"

namespace touchstone {

/// A call in flight. `ticket` is the caller's own and unique among those in flight.
struct Request {
  std::uint64_t ticket = 0;
  Call call{};
  Duration timeout{10'000};
  bool idempotent = false;
};

struct Reply {
  std::uint64_t ticket = 0;
  Answer answer{};
};

/// A connection to a target, used by one thread. Every request that was sent gets exactly one
/// reply, whatever the target does.
class Session {
 public:
  virtual ~Session() = default;
  /// Takes a request; never blocks on the target. At most `window()` may be in flight.
  virtual void send(Request request) = 0;
  /// Waits until there is a reply, or for `at_most`, and gives what has come.
  virtual std::vector<Reply> wait(Duration at_most) = 0;
  virtual std::size_t window() const = 0;
  /// Puts the target into the state of its start (`isolation: fresh`).
  virtual Result<void> reset() = 0;
  /// Why this session will answer nothing more until `reset`: the target did not come back, or came
  /// back as another. What was in flight has been answered `crashed`, transient. nullptr: alive.
  virtual const Error* lost() const { return nullptr; }
};

/// What is connected to: the implementation under test, or an oracle.
class Target {
 public:
  virtual ~Target() = default;
  virtual const Description& description() const = 0;
  /// A further connection. A target that allows only one says so with the error `one-session`.
  virtual Result<std::unique_ptr<Session>> open() = 0;
  /// How many sessions are worth opening on this machine.
  virtual std::size_t useful_sessions() const = 0;
  /// Can send unasked (`receive`).
  virtual bool duplex() const { return false; }
  /// A shell line that sends this call and prints the answer, or "" where there is none.
  virtual std::string reproduce(const Call& call) const = 0;
};

/// Connects by target string (`local`, `process:…`). Errors: `unknown-target` (with the kinds there
/// are), `target-unreachable`, those that begin with `describe-`, and the transport's own.
Result<std::unique_ptr<Target>> open_target(std::string_view text);

}  // namespace touchstone
