// SPDX-License-Identifier: Apache-2.0
#include "smoke_talk.hpp"

#include <algorithm>
#include <chrono>

#include "target/describe.hpp"

namespace touchstone {
namespace {

/// An adapter that answers nothing is not asked everything.
constexpr unsigned MOST_LOSSES = 3;

std::string text_of(const Answer& garbled, std::string_view name) {
  return *garbled.value.find(name)->text();
}

std::string status_words(const ExitStatus& status) {
  return status.signal != 0 ? "signal " + std::to_string(status.signal)
                            : "exit code " + std::to_string(status.code);
}

std::string seconds_of(Duration duration) {
  return std::to_string(std::chrono::ceil<std::chrono::seconds>(duration).count());
}

/// The same finding twice tells nothing.
void add(Diagnostics& findings, Error finding) {
  const bool known = std::any_of(findings.begin(), findings.end(), [&](const Error& other) {
    return other.id == finding.id && other.arguments == finding.arguments;
  });
  if (!known) {
    findings.push_back(std::move(finding));
  }
}

}  // namespace

SmokeTalk::~SmokeTalk() {
  stop();
}

void SmokeTalk::fault(std::string id, Arguments arguments) {
  add(report_.faults, {std::move(id), std::move(arguments), {}});
}

void SmokeTalk::note(std::string id, Arguments arguments) {
  add(report_.notes, {std::move(id), std::move(arguments), {}});
}

bool SmokeTalk::start() {
  auto connection = adapter::Connection::start(words_);
  if (!connection) {
    add(report_.faults, connection.error());
    return false;
  }
  trial_.emplace(std::move(*connection));
  trial_->send(adapter::describe_line());
  adapter::Heard heard = trial_->hear(adapter::DESCRIBE_ID, limits_.describe);
  take_noise(heard);
  const bool described = take_description(std::move(heard));
  if (!described) {
    stop();
  }
  return described;
}

bool SmokeTalk::take_description(adapter::Heard heard) {
  if (!heard.answer && heard.ended) {
    const adapter::Connection::End end = stop();
    fault("describe-crashed",
          {{"status", status_words(end.status)}, {"diagnostics", end.diagnostics}});
    return false;
  }
  if (!heard.answer) {
    fault("describe-timeout", {{"seconds", seconds_of(limits_.describe)}});
    return false;
  }
  const Result<Value> result = adapter::description_in(std::move(*heard.answer));
  const Result<Description> read =
      result ? adapter::read_description(*result) : Result<Description>(result.error());
  if (!read) {
    add(report_.faults, read.error());
    return false;
  }
  report_.description = *read;
  return true;
}

void SmokeTalk::take_noise(const adapter::Heard& heard) {
  for (const Answer& noise : heard.noise) {
    fault("smoke-noise", {{"why", text_of(noise, "why")}, {"text", text_of(noise, "text")}});
  }
}

std::optional<Answer> SmokeTalk::ask(const Call& call) {
  return ask(call, next_id_++);
}

std::optional<Answer> SmokeTalk::ask(const Call& call, std::uint64_t id) {
  if (!trial_) {
    return std::nullopt;
  }
  adapter::Heard heard = trial_->ask(id, call, limits_.answer);
  take_noise(heard);
  if (!heard.answer) {
    lose(call.operation, heard.ended);
    return std::nullopt;
  }
  if (heard.answer->outcome == AnswerKind::garbled) {
    fault("smoke-garbled", {{"operation", call.operation},
                            {"why", text_of(*heard.answer, "why")},
                            {"text", text_of(*heard.answer, "text")}});
    return std::nullopt;
  }
  return std::move(heard.answer);
}

void SmokeTalk::lose(const std::string& operation, bool ended) {
  const adapter::Connection::End end = stop();
  if (ended) {
    fault("smoke-crashed", {{"operation", operation},
                            {"status", status_words(end.status)},
                            {"diagnostics", end.diagnostics}});
  } else {
    fault("smoke-no-answer", {{"operation", operation}, {"seconds", seconds_of(limits_.answer)}});
  }
  if (++losses_ < MOST_LOSSES) {
    start();
  } else {
    note("smoke-gave-up", {{"losses", std::to_string(losses_)}});
  }
}

void SmokeTalk::ask_at_once(const Call& call, std::size_t count) {
  if (!trial_) {
    return;
  }
  const std::uint64_t first = next_id_;
  for (; next_id_ < first + count; ++next_id_) {
    trial_->send(adapter::request_line(next_id_, call.operation, call.params));
  }
  const std::size_t answered = trial_->count_answers(first, count, limits_.answer);
  if (answered < count) {
    fault("smoke-lost-answers",
          {{"sent", std::to_string(count)}, {"answered", std::to_string(answered)}});
    stop();
    start();
  }
}

void SmokeTalk::ask_after_junk(const Call& call) {
  if (!trial_) {
    return;
  }
  trial_->send("this is no JSON\n");
  if (!trial_->ask(next_id_++, call, limits_.answer).answer) {
    note("smoke-junk-stops-it", {});
    stop();
    start();
  }
}

void SmokeTalk::end() {
  if (!trial_) {
    return;
  }
  adapter::Heard heard;
  const bool in_time = trial_->ends_within(limits_.end, heard);
  take_noise(heard);
  if (!in_time) {
    fault("smoke-does-not-end", {{"seconds", seconds_of(limits_.end)}});
  }
  const adapter::Connection::End end = stop();
  if (in_time && (end.status.code != 0 || end.status.signal != 0)) {
    note("smoke-ends-with-failure", {{"status", status_words(end.status)}});
  }
  if (!end.diagnostics.empty()) {
    note("smoke-standard-error", {{"text", end.diagnostics}});
  }
}

adapter::Connection::End SmokeTalk::stop() {
  adapter::Connection::End end;
  if (trial_) {
    end = trial_->end();
    trial_.reset();
  }
  return end;
}

}  // namespace touchstone
