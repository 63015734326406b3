// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>

#include "log.hpp"
#include "plan.hpp"

namespace touchstone {

/// Hands instances to workers and takes their lines back into plan order. Between the two lies a
/// bounded window: whoever is ahead of the log waits. An instance that must be alone is handed out
/// when nothing else is in flight, and nothing else until it is done.
class Pipeline {
 public:
  struct Numbered {
    std::uint64_t n = 0;
    InstanceCursor::Planned planned{};
  };
  enum class Turn : std::uint8_t { taken, wait, end };

  /// `skip`: instances that an earlier run has already logged.
  Pipeline(InstanceCursor cursor, LogWriter& log, std::size_t window, std::uint64_t skip,
           const std::atomic<bool>* stop);

  /// With `may_wait` it blocks until there is something to do or nothing more will come.
  Turn take(Numbered& next, bool may_wait);
  void finish(ResultLine line, std::string text);
  bool stopped() const;
  Result<void> log_state();

 private:
  Turn try_take(Numbered& next);
  bool alone(const Case& body) const;

  InstanceCursor cursor_;
  LogWriter* log_;
  std::size_t window_;
  const std::atomic<bool>* stop_;
  std::mutex mutex_{};
  std::condition_variable changed_{};
  std::optional<Numbered> ahead_{};
  std::uint64_t handed_ = 0;
  std::uint64_t logged_ = 0;
  std::size_t in_flight_ = 0;
  bool exclusive_ = false;
  std::map<std::uint64_t, std::pair<ResultLine, std::string>> early_{};
  Result<void> log_error_{};
};

}  // namespace touchstone
