// SPDX-License-Identifier: Apache-2.0
#include "pipeline.hpp"

#include <chrono>

namespace touchstone {

Pipeline::Pipeline(InstanceCursor cursor, LogWriter& log, std::size_t window, std::uint64_t skip,
                   const std::atomic<bool>* stop)
    : cursor_(std::move(cursor)), log_(&log), window_(window), stop_(stop) {
  while (handed_ < skip && cursor_.next()) {
    ++handed_;
  }
  logged_ = handed_;
}

bool Pipeline::stopped() const {
  return stop_ != nullptr && stop_->load();
}

Result<void> Pipeline::log_state() {
  const std::lock_guard lock(mutex_);
  return log_error_;
}

bool Pipeline::alone(const Case& body) const {
  return body.isolation != Isolation::shared || body.mutates;
}

Pipeline::Turn Pipeline::try_take(Numbered& next) {
  if (stopped() || !log_error_) {
    return Turn::end;
  }
  if (!ahead_) {
    auto planned = cursor_.next();
    if (!planned) {
      return Turn::end;
    }
    ahead_ = Numbered{handed_ + 1, std::move(*planned)};
  }
  const bool exclusive = alone(*ahead_->planned.instance.body);
  if (exclusive_ || (exclusive && in_flight_ != 0) || handed_ >= logged_ + window_) {
    return Turn::wait;
  }
  next = std::move(*ahead_);
  ahead_.reset();
  exclusive_ = exclusive;
  ++handed_;
  ++in_flight_;
  return Turn::taken;
}

Pipeline::Turn Pipeline::take(Numbered& next, bool may_wait) {
  std::unique_lock lock(mutex_);
  Turn turn = try_take(next);
  while (turn == Turn::wait && may_wait) {
    // The flag of Ctrl-C cannot notify: look at it now and then.
    changed_.wait_for(lock, std::chrono::milliseconds(100));
    turn = try_take(next);
  }
  return turn;
}

void Pipeline::finish(ResultLine line, std::string text) {
  const std::lock_guard lock(mutex_);
  const std::uint64_t n = line.n;
  early_.emplace(n, std::pair(std::move(line), std::move(text)));
  --in_flight_;
  exclusive_ = false;
  while (!early_.empty() && early_.begin()->first == logged_ + 1 && log_error_) {
    auto& [ready, written] = early_.begin()->second;
    log_error_ = log_->line(ready, written);
    early_.erase(early_.begin());
    ++logged_;
  }
  changed_.notify_all();
}

}  // namespace touchstone
