// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "call.hpp"
#include "smoke.hpp"
#include "target/trial.hpp"

namespace touchstone {

/// The talk of `smoke` with an adapter, through as many lives as it needs, and what was found.
class SmokeTalk {
 public:
  using Arguments = std::vector<std::pair<std::string, std::string>>;

  SmokeTalk(std::vector<std::string> words, const SmokeLimits& limits, SmokeReport& report)
      : words_(std::move(words)), limits_(limits), report_(report) {}
  ~SmokeTalk();
  SmokeTalk(const SmokeTalk&) = delete;
  SmokeTalk& operator=(const SmokeTalk&) = delete;

  void fault(std::string id, Arguments arguments);
  void note(std::string id, Arguments arguments);
  const Description& description() const { return report_.description; }
  void count_operation() { ++report_.operations_tried; }

  /// Starts a process and lets it describe itself. False: a fault was found, nothing more can be
  /// asked.
  bool start();
  /// The answer, unless there is none or it is garbled, which is a fault; a process that is of no
  /// more use is started again.
  std::optional<Answer> ask(const Call& call);
  /// The same under a chosen id.
  std::optional<Answer> ask(const Call& call, std::uint64_t id);
  /// Makes the same call several times at once.
  void ask_at_once(const Call& call, std::size_t count);
  /// Sends a line that is no JSON before the call.
  void ask_after_junk(const Call& call);
  /// Ends the input and looks how the process ends.
  void end();

 private:
  void take_noise(const adapter::Heard& heard);
  bool take_description(adapter::Heard heard);
  void lose(const std::string& operation, bool ended);
  adapter::Connection::End stop();

  std::vector<std::string> words_;
  const SmokeLimits& limits_;
  SmokeReport& report_;
  std::optional<adapter::Trial> trial_{};
  std::uint64_t next_id_ = 1;
  unsigned losses_ = 0;
};

}  // namespace touchstone
