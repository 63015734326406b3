// SPDX-License-Identifier: Apache-2.0
#include "target/trial.hpp"

#include <algorithm>
#include <chrono>
#include <set>
#include <string>
#include <utility>
#include <variant>

#include "number.hpp"

namespace touchstone::adapter {
namespace {

using Clock = std::chrono::steady_clock;

Duration left(Clock::time_point until) {
  return std::chrono::ceil<Duration>(until - Clock::now());
}

void take(const LineReader::Line& line, std::uint64_t id, Heard& heard) {
  if (line.over_long) {
    heard.noise.push_back(garbled(line.text, "garbled-over-long"));
    return;
  }
  auto read = read_response(line.text);
  if (const auto* noise = std::get_if<Noise>(&read)) {
    heard.noise.push_back(garbled(line.text, noise->why));
    return;
  }
  auto& response = std::get<Response>(read);
  if (!same_number(response.id.lexeme, std::to_string(id))) {
    heard.noise.push_back(garbled(line.text, "garbled-unknown-id"));
    return;
  }
  heard.answer = std::move(response.answer);
}

}  // namespace

Heard Trial::ask(std::uint64_t id, const Call& call, Duration at_most) {
  connection_->send(request_line(id, call.operation, call.params));
  return hear(id, at_most);
}

Heard Trial::hear(std::uint64_t id, Duration at_most) {
  Heard heard;
  const auto until = Clock::now() + at_most;
  while (!heard.answer && !heard.ended && Clock::now() < until) {
    connection_->pump(left(until));
    bool more = true;
    while (more && !heard.answer) {
      const auto line = connection_->next_line();
      more = line.has_value();
      if (more) {
        take(*line, id, heard);
      }
    }
    heard.ended = !heard.answer && connection_->ended();
  }
  return heard;
}

std::size_t Trial::count_answers(std::uint64_t first, std::size_t count, Duration at_most) {
  std::set<std::string> ids;
  const auto until = Clock::now() + at_most;
  while (ids.size() < count && !connection_->ended() && Clock::now() < until) {
    connection_->pump(left(until));
    while (const auto line = connection_->next_line()) {
      const auto read = read_response(line->text);
      const auto* response = std::get_if<Response>(&read);
      const auto number = response == nullptr ? std::nullopt : Value(response->id).integer();
      if (number && static_cast<std::uint64_t>(*number) - first < count) {
        ids.insert(response->id.lexeme);
      }
    }
  }
  return ids.size();
}

bool Trial::ends_within(Duration at_most, Heard& heard) {
  connection_->close_input();
  const auto until = Clock::now() + at_most;
  while (!connection_->exited() && Clock::now() < until) {
    connection_->pump(Duration{20});
    while (const auto line = connection_->next_line()) {
      heard.noise.push_back(garbled(line->text, "garbled-unknown-id"));
    }
  }
  return connection_->exited();
}

Connection::End Trial::end() {
  return connection_->end({Duration{0}, Duration{500}});
}

}  // namespace touchstone::adapter
