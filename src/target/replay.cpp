// SPDX-License-Identifier: Apache-2.0
#include "target/replay.hpp"

#include <utility>

namespace touchstone {

Replay::Replay(Answer fault, std::vector<Request> suspects)
    : fault_(std::move(fault)), suspects_(std::move(suspects)), answers_(suspects_.size()) {
  fault_.transient = true;
}

const Request* Replay::next() {
  while (next_ < suspects_.size() && !suspects_[next_].idempotent) {
    ++next_;
  }
  return next_ < suspects_.size() ? &suspects_[next_] : nullptr;
}

void Replay::answered(Answer answer) {
  answers_[next_++] = std::move(answer);
}

void Replay::failed_again(Answer fault) {
  culprit_found_ = true;
  answered(std::move(fault));
}

std::vector<Reply> Replay::conclude() {
  std::vector<Reply> replies;
  for (std::size_t index = 0; index < suspects_.size(); ++index) {
    std::optional<Answer>& answer = answers_[index];
    const bool counts = culprit_found_ && answer;
    replies.push_back({suspects_[index].ticket, counts ? std::move(*answer) : fault_});
  }
  return replies;
}

}  // namespace touchstone
