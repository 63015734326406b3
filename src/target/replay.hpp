// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "call.hpp"
#include "target/target.hpp"

namespace touchstone {

/// Finds out who was to blame for a crash or hang: the requests that were outstanding are made
/// again one at a time. What fails again alone is the culprit and its answer is the fault. Where
/// there was one, the answers of the others count; where there was none, nobody's does: each is
/// answered with the first fault, `transient`. A request that is not idempotent is not made again.
class Replay {
 public:
  /// `fault` is `crashed` or `timeout`.
  Replay(Answer fault, std::vector<Request> suspects);

  /// The request to be made alone now; nullptr: all have been made, conclude.
  const Request* next();
  /// What became of it.
  void answered(Answer answer);
  void failed_again(Answer fault);
  /// One reply for each suspect, in their order. What was not made again is transient.
  std::vector<Reply> conclude();

 private:
  Answer fault_;
  std::vector<Request> suspects_;
  std::vector<std::optional<Answer>> answers_;
  std::size_t next_ = 0;
  bool culprit_found_ = false;
};

}  // namespace touchstone
