// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "number.hpp"
#include "target/process_session.hpp"

namespace touchstone {

void ProcessSession::take_lines() {
  while (connection_) {
    const auto line = connection_->next_line();
    if (!line) {
      break;
    }
    take(*line);
  }
  dispatch();
}

void ProcessSession::take(const adapter::LineReader::Line& line) {
  if (phase_ == Phase::describing) {
    take_description(line);
    return;
  }
  if (line.over_long) {
    take_noise(line.text, "garbled-over-long");
    return;
  }
  auto read = adapter::read_response(line.text);
  if (const auto* noise = std::get_if<adapter::Noise>(&read)) {
    take_noise(line.text, noise->why);
  } else {
    take_response(std::move(std::get<adapter::Response>(read)), line.text);
  }
}

void ProcessSession::take_description(const adapter::LineReader::Line& line) {
  Result<Value> value = adapter::read_description_line(line);
  if (!value) {
    start_failed(value.error(), false);
    return;
  }
  if (described_ && !(*described_ == *value)) {
    start_failed({"describe-changed", {}, {}}, false);
    return;
  }
  Result<Description> description = adapter::read_description(*value);
  if (!description) {
    start_failed(description.error(), false);
    return;
  }
  description_ = std::move(*description);
  described_ = std::move(*value);
  phase_ = Phase::serving;
  failed_starts_ = 0;
}

void ProcessSession::take_response(adapter::Response response, std::string_view line) {
  const std::optional<std::uint64_t> id = issued_id(response.id);
  if (!id) {
    take_noise(line, "garbled-unknown-id");
    return;
  }
  const auto found = std::find_if(outstanding_.begin(), outstanding_.end(),
                                  [&](const Flight& flight) { return flight.id == *id; });
  if (found != outstanding_.end()) {
    Answer& answer = response.answer;
    if (answer.outcome == AnswerKind::unsupported && answer.value.find("value")->is_null()) {
      answer.value.set("value", found->request.call.operation);
    }
    settle(static_cast<std::size_t>(found - outstanding_.begin()), std::move(answer));
  } else if (convicted_.erase(*id) == 0) {
    take_noise(line, "garbled-repeated-id");
  }
}

void ProcessSession::take_noise(std::string_view line, std::string_view why) {
  Answer answer = adapter::garbled(line, why);
  if (!outstanding_.empty()) {
    convicted_.insert(outstanding_.front().id);
    settle(0, std::move(answer));
  } else if (!early_noise_) {
    early_noise_ = std::move(answer);
  }
}

/// The request at `index` has its answer.
void ProcessSession::settle(std::size_t index, Answer answer) {
  const auto flight = outstanding_.begin() + static_cast<std::ptrdiff_t>(index);
  const std::uint64_t ticket = flight->request.ticket;
  outstanding_.erase(flight);
  if (index == 0) {
    timer_ = Clock::now();
  }
  if (replay_) {
    replay_->answered(std::move(answer));
  } else {
    replies_.push_back({ticket, std::move(answer)});
  }
}

/// An id that was given out in this life, also where the adapter spells the number in another way.
std::optional<std::uint64_t> ProcessSession::issued_id(const Number& id) const {
  if (const auto number = Value(id).integer()) {
    const auto whole = static_cast<std::uint64_t>(*number);
    return *number > 0 && whole <= last_id_ ? std::optional(whole) : std::nullopt;
  }
  for (const Flight& flight : outstanding_) {
    if (same_number(id.lexeme, std::to_string(flight.id))) {
      return flight.id;
    }
  }
  return std::nullopt;
}

}  // namespace touchstone
