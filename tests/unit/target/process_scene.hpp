// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <chrono>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "json.hpp"
#include "target/process.hpp"
#include "target/words.hpp"

/// Adapters that are written for a test, and what becomes of requests to them.
namespace touchstone::process_scene {

using Clock = std::chrono::steady_clock;

constexpr Patience IMPATIENT{Duration{100}, Duration{100}};
constexpr Patience NONE{Duration{0}, Duration{50}};
constexpr ProcessLimits QUICK{Duration{20'000}, IMPATIENT, NONE};
inline const Value EMPTY = "0x";
constexpr const char* SM3_EMPTY =
    "\"0x1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b\"";

inline std::string mutant(std::string_view name, std::string_view state = {}) {
  return quote_words({TOUCHSTONE_MUTANT, std::string(name), std::string(state)});
}

/// A Python adapter: it describes itself with `described`, then every further request `q` is
/// handled by `body`, which may call `reply(q, result)` and `say(text)`.
inline std::string python(std::string_view body, std::string_view described = {}) {
  const std::string program = R"(
import sys, json, time, os
def say(text):
    sys.stdout.write(text + "\n")
    sys.stdout.flush()
def reply(q, result):
    say(json.dumps({"jsonrpc": "2.0", "id": q["id"], "result": result}))
d = {"protocol": 1, "name": "scripted", "version": "1", "operations": {"hash.digest": {}}}
d.update({)" + std::string(described) +
                              R"(})
held = []
count = 0
for line in sys.stdin:
    q = json.loads(line)
    if q["method"] == "touchstone.describe":
        reply(q, d)
        continue
    count += 1
    m = q["params"].get("message")
)" + std::string(body);
  return quote_words({"python3", "-c", program});
}

inline std::unique_ptr<Target> connect(std::string_view command,
                                       const ProcessLimits& limits = QUICK) {
  auto target = connect_process(command, limits);
  BOOST_REQUIRE_MESSAGE(static_cast<bool>(target), (target ? "" : target.error().id));
  return std::move(*target);
}

inline std::unique_ptr<Session> open(Target& target) {
  auto session = target.open();
  BOOST_REQUIRE(session);
  return std::move(*session);
}

inline std::string refused(std::string_view command, const ProcessLimits& limits = QUICK) {
  const auto target = connect_process(command, limits);
  BOOST_REQUIRE(!target);
  return target.error().id;
}

inline Request ask(std::uint64_t ticket, Value message, Duration timeout = Duration{20'000}) {
  Value params = Object{{"algorithm", "sm3"}, {"message", std::move(message)}};
  return {ticket, {"hash.digest", std::move(params)}, timeout, true};
}

/// Waits for `count` replies, at most half a minute.
inline std::map<std::uint64_t, Answer> collect(Session& session, std::size_t count) {
  std::map<std::uint64_t, Answer> answers;
  const auto until = Clock::now() + std::chrono::seconds(30);
  while (answers.size() < count && Clock::now() < until) {
    for (Reply& reply : session.wait(Duration{100})) {
      BOOST_TEST(answers.emplace(reply.ticket, std::move(reply.answer)).second);
    }
  }
  BOOST_REQUIRE(answers.size() == count);
  return answers;
}

/// `outcome value`, with `?` where it is transient and `why` where it is garbled.
inline std::string say(const Answer& answer) {
  std::string text(answer_kind_name(answer.outcome));
  text += answer.transient ? "? " : " ";
  const Value* why = answer.value.find("why");
  return text + (why != nullptr ? *why->text() : write_json(answer.value));
}

inline std::string one(Session& session, Request request) {
  session.send(std::move(request));
  return say(collect(session, 1).begin()->second);
}

/// Sends requests with these messages at once and gives what became of each, in their order.
inline std::vector<std::string> all(Session& session, const std::vector<Value>& messages,
                                    Duration timeout = Duration{20'000}) {
  std::uint64_t ticket = 0;
  for (const Value& message : messages) {
    session.send(ask(ticket++, message, timeout));
  }
  std::vector<std::string> said;
  for (const auto& entry : collect(session, messages.size())) {
    said.push_back(say(entry.second));
  }
  return said;
}

inline std::string joined(const std::vector<std::string>& said) {
  std::string text;
  for (const std::string& one_said : said) {
    text += (text.empty() ? "" : "; ") + one_said;
  }
  return text;
}

/// The path of a file that is not there yet and goes with this object.
class StateFile {
 public:
  explicit StateFile(const std::string& name)
      : path_(std::filesystem::temp_directory_path() /
              ("touchstone-" + name + "-" + std::to_string(::getpid()))) {
    std::filesystem::remove(path_);
  }
  ~StateFile() { std::filesystem::remove(path_); }
  StateFile(const StateFile&) = delete;
  StateFile& operator=(const StateFile&) = delete;
  std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

}  // namespace touchstone::process_scene
