// SPDX-License-Identifier: Apache-2.0
#include "target/process_session.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace touchstone {
namespace {

constexpr unsigned STARTS = 3;
/// More than this in flight brings nothing and costs memory, whatever an adapter offers.
constexpr std::size_t WIDEST_WINDOW = 256;

Value status_value(const ExitStatus& status) {
  return status.signal != 0 ? Value(Object{{"signal", status.signal}})
                            : Value(Object{{"exit-code", status.code}});
}

Error crashed_while_describing(const adapter::Connection::End& end) {
  const ExitStatus& status = end.status;
  return {"describe-crashed",
          {{"status", status.signal != 0 ? "signal " + std::to_string(status.signal)
                                         : "exit code " + std::to_string(status.code)},
           {"diagnostics", end.diagnostics}},
          {}};
}

}  // namespace

ProcessSession::ProcessSession(std::vector<std::string> words, const ProcessLimits& limits,
                               std::optional<Value> described)
    : words_(std::move(words)), limits_(limits), described_(std::move(described)) {}

ProcessSession::~ProcessSession() {
  end_process(limits_.end);
}

Result<void> ProcessSession::connect() {
  start();
  while (phase_ != Phase::serving && !lost_) {
    step(limits_.describe);
  }
  return lost_ ? Result<void>(*lost_) : Result<void>();
}

void ProcessSession::send(Request request) {
  waiting_.push_back(std::move(request));
  dispatch();
}

std::vector<Reply> ProcessSession::wait(Duration at_most) {
  const auto until = Clock::now() + at_most;
  Duration left = at_most;
  do {
    step(left);
    left = std::chrono::ceil<Duration>(until - Clock::now());
  } while (replies_.empty() && left > Duration{0} && (connection_ || !waiting_.empty()));
  return std::exchange(replies_, {});
}

std::size_t ProcessSession::window() const {
  return std::min<std::size_t>(description_.max_outstanding, WIDEST_WINDOW);
}

Result<void> ProcessSession::reset() {
  end_process(limits_.end);
  convicted_.clear();
  early_noise_.reset();
  lost_.reset();
  failed_starts_ = 0;
  return connect();
}

/// One turn: whatever can be done now is done, then what the process says is waited for.
void ProcessSession::step(Duration at_most) {
  const bool wanted = replay_ || !waiting_.empty();
  if (phase_ == Phase::down && wanted && !lost_) {
    start();
  }
  if (lost_) {
    answer_all_lost();
    return;
  }
  if (phase_ == Phase::down) {
    return;
  }
  connection_->pump(time_left(at_most));
  take_lines();
  if (phase_ == Phase::down) {
    return;
  }
  if (connection_->ended()) {
    fault(AnswerKind::crashed);
  } else if (time_left(Duration{1}) <= Duration{0}) {
    fault(AnswerKind::timeout);
  }
}

void ProcessSession::start() {
  auto connection = adapter::Connection::start(words_);
  if (!connection) {
    give_up(connection.error());
    return;
  }
  connection_ = std::move(*connection);
  phase_ = Phase::describing;
  timer_ = Clock::now();
  connection_->send(adapter::describe_line());
}

/// Sends what may be sent now.
void ProcessSession::dispatch() {
  if (phase_ != Phase::serving) {
    return;
  }
  while (replay_ && outstanding_.empty()) {
    if (const Request* suspect = replay_->next()) {
      transmit(*suspect);
      continue;
    }
    std::vector<Reply> replies = replay_->conclude();
    std::move(replies.begin(), replies.end(), std::back_inserter(replies_));
    replay_.reset();
  }
  while (!replay_ && !waiting_.empty()) {
    Request request = std::move(waiting_.front());
    waiting_.pop_front();
    transmit(std::move(request));
  }
}

void ProcessSession::transmit(Request request) {
  const std::uint64_t id = ++last_id_;
  connection_->send(adapter::request_line(id, request.call.operation, request.call.params));
  if (outstanding_.empty()) {
    timer_ = Clock::now();
  }
  outstanding_.push_back({id, std::move(request)});
  if (early_noise_) {
    convicted_.insert(id);
    Answer answer = std::move(*early_noise_);
    early_noise_.reset();
    settle(outstanding_.size() - 1, std::move(answer));
  }
}

/// The smaller of `at_most` and what is left to the process or to the oldest request.
Duration ProcessSession::time_left(Duration at_most) const {
  const bool describing = phase_ == Phase::describing;
  if (!describing && outstanding_.empty()) {
    return at_most;
  }
  const Duration granted = describing ? limits_.describe : outstanding_.front().request.timeout;
  const auto left = std::chrono::ceil<Duration>(timer_ + granted - Clock::now());
  return std::clamp(left, Duration{0}, at_most);
}

void ProcessSession::fault(AnswerKind kind) {
  const bool hangs = kind == AnswerKind::timeout;
  const bool describing = phase_ == Phase::describing;
  const adapter::Connection::End end = end_process(hangs ? limits_.hung : limits_.end);
  if (describing) {
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(limits_.describe).count();
    start_failed(hangs ? Error{"describe-timeout", {{"seconds", std::to_string(seconds)}}, {}}
                       : crashed_while_describing(end),
                 !hangs);
    return;
  }
  convicted_.clear();
  early_noise_.reset();
  Answer answer;
  answer.outcome = kind;
  answer.value = hangs ? Value() : status_value(end.status);
  answer.diagnostics = end.diagnostics;
  if (replay_ && !outstanding_.empty()) {
    outstanding_.clear();
    replay_->failed_again(std::move(answer));
  } else if (!outstanding_.empty()) {
    std::vector<Request> suspects;
    for (Flight& flight : outstanding_) {
      suspects.push_back(std::move(flight.request));
    }
    outstanding_.clear();
    replay_.emplace(std::move(answer), std::move(suspects));
  }
}

/// What crashes before it has described itself may have met a passing trouble; what says something
/// wrong will say it again.
void ProcessSession::start_failed(Error error, bool worth_another) {
  end_process(limits_.hung);
  ++failed_starts_;
  if (worth_another && described_ && failed_starts_ < STARTS) {
    start();
  } else {
    give_up(std::move(error));
  }
}

void ProcessSession::give_up(Error error) {
  end_process(limits_.hung);
  lost_ = std::move(error);
  answer_all_lost();
}

void ProcessSession::answer_all_lost() {
  if (replay_) {
    std::vector<Reply> replies = replay_->conclude();
    std::move(replies.begin(), replies.end(), std::back_inserter(replies_));
    replay_.reset();
  }
  for (const Request& request : waiting_) {
    Answer answer;
    answer.outcome = AnswerKind::crashed;
    answer.transient = true;
    replies_.push_back({request.ticket, std::move(answer)});
  }
  waiting_.clear();
}

adapter::Connection::End ProcessSession::end_process(const Patience& patience) {
  adapter::Connection::End end;
  if (connection_) {
    end = connection_->end(patience);
    connection_.reset();
  }
  phase_ = Phase::down;
  return end;
}

}  // namespace touchstone
