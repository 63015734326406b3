// SPDX-License-Identifier: Apache-2.0
#include "target/process.hpp"

#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <thread>

#include "json.hpp"
#include "target/words.hpp"

namespace touchstone {
namespace {

using Clock = std::chrono::steady_clock;

constexpr Patience IMPATIENT{Duration{100}, Duration{100}};
constexpr Patience NONE{Duration{0}, Duration{50}};
constexpr ProcessLimits QUICK{Duration{20'000}, IMPATIENT, NONE};
const Value EMPTY = "0x";
constexpr const char* SM3_EMPTY =
    "\"0x1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b\"";

std::string mutant(std::string_view name, std::string_view state = {}) {
  return quote_words({TOUCHSTONE_MUTANT, std::string(name), std::string(state)});
}

/// A Python adapter: it describes itself with `described`, then every further request `q` is
/// handled by `body`, which may call `reply(q, result)` and `say(text)`.
std::string python(std::string_view body, std::string_view described = {}) {
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

std::unique_ptr<Target> connect(std::string_view command, const ProcessLimits& limits = QUICK) {
  auto target = connect_process(command, limits);
  BOOST_REQUIRE_MESSAGE(static_cast<bool>(target), (target ? "" : target.error().id));
  return std::move(*target);
}

std::unique_ptr<Session> open(Target& target) {
  auto session = target.open();
  BOOST_REQUIRE(session);
  return std::move(*session);
}

std::string refused(std::string_view command, const ProcessLimits& limits = QUICK) {
  const auto target = connect_process(command, limits);
  BOOST_REQUIRE(!target);
  return target.error().id;
}

Request ask(std::uint64_t ticket, Value message, Duration timeout = Duration{20'000}) {
  Value params = Object{{"algorithm", "sm3"}, {"message", std::move(message)}};
  return {ticket, {"hash.digest", std::move(params)}, timeout, true};
}

/// Waits for `count` replies, at most half a minute.
std::map<std::uint64_t, Answer> collect(Session& session, std::size_t count) {
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
std::string say(const Answer& answer) {
  std::string text(answer_kind_name(answer.outcome));
  text += answer.transient ? "? " : " ";
  const Value* why = answer.value.find("why");
  return text + (why != nullptr ? *why->text() : write_json(answer.value));
}

std::string one(Session& session, Request request) {
  session.send(std::move(request));
  return say(collect(session, 1).begin()->second);
}

/// Sends requests with these messages at once and gives what became of each, in their order.
std::vector<std::string> all(Session& session, const std::vector<Value>& messages,
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

std::string joined(const std::vector<std::string>& said) {
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

std::string output_of(const std::string& shell_line) {
  std::string output;
  FILE* pipe = ::popen(shell_line.c_str(), "r");
  char chunk[4096];
  while (const std::size_t count = std::fread(chunk, 1, sizeof chunk, pipe)) {
    output.append(chunk, count);
  }
  ::pclose(pipe);
  return output;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(process_test)

BOOST_AUTO_TEST_CASE(describes_itself) {
  const auto target = connect(mutant("correct"));
  BOOST_TEST(target->description().name == "touchstone-mutant");
  BOOST_TEST(target->description().supports("hash.digest", Object{{"algorithm", "sm3"}}));
  BOOST_TEST(target->useful_sessions() == 1U);
  BOOST_TEST(!target->duplex());
}

BOOST_AUTO_TEST_CASE(answers) {
  const auto target = connect(mutant("correct"));
  const auto session = open(*target);
  BOOST_TEST(session->window() == 1U);
  BOOST_TEST(one(*session, ask(9, EMPTY)) == std::string("result ") + SM3_EMPTY);
  BOOST_TEST(one(*session, {1, {"no.operation", Object{}}, Duration{9'000}, true}) ==
             R"(unsupported {"what":"operation","value":"no.operation"})");
  BOOST_TEST(one(*session, {2,
                            {"hash.digest", Object{{"algorithm", "x"}, {"message", EMPTY}}},
                            Duration{9'000},
                            true})
                 .starts_with("unsupported "));
  BOOST_TEST(one(*session, ask(3, 5)) ==
             R"(rejected {"reason":"wrong-type","code":-32001,"message":"rejected",)"
             R"("data":{"reason":"wrong-type"}})");
}

BOOST_AUTO_TEST_CASE(sessions_are_processes_of_their_own) {
  const auto target = connect(python("    reply(q, os.getpid())\n"));
  const auto first = open(*target);
  const auto second = open(*target);
  const std::string pid = one(*first, ask(1, EMPTY));
  BOOST_TEST(pid == one(*first, ask(2, EMPTY)));
  BOOST_TEST(pid != one(*second, ask(1, EMPTY)));
}

BOOST_AUTO_TEST_CASE(a_reset_starts_the_process_again) {
  const auto target = connect(python("    reply(q, count)\n"));
  const auto session = open(*target);
  BOOST_TEST(joined(all(*session, {1, 2})) == "result 1; result 2");
  BOOST_TEST(static_cast<bool>(session->reset()));
  BOOST_TEST(joined(all(*session, {1})) == "result 1");
}

BOOST_AUTO_TEST_CASE(what_does_not_describe_itself_is_refused) {
  BOOST_TEST(refused("'") == "unterminated-quote");
  BOOST_TEST(refused("touchstone-no-such-program") == "target-unreachable");
  BOOST_TEST(refused("true") == "describe-crashed");
  BOOST_TEST(refused("sh -c 'echo hello; cat'") == "describe-garbled");
  BOOST_TEST(refused("sleep 100", {Duration{200}, IMPATIENT, NONE}) == "describe-timeout");
  BOOST_TEST(refused(mutant("prints-at-start")) == "describe-garbled");
  BOOST_TEST(refused(mutant("no-description")) == "describe-refused");
  BOOST_TEST(refused(mutant("wrong-description")) == "describe-shape");
  BOOST_TEST(refused(mutant("wrong-protocol-version")) == "describe-version");
}

BOOST_AUTO_TEST_CASE(the_window_is_what_was_offered_within_reason) {
  BOOST_TEST(open(*connect(mutant("answers-out-of-order")))->window() == 16U);
  BOOST_TEST(open(*connect(python("    pass\n", "'maxOutstanding': 10**12")))->window() == 256U);
}

BOOST_AUTO_TEST_CASE(requests_are_outstanding_together) {
  // Answers nothing until it has three.
  const auto target =
      connect(python("    held.append(q)\n"
                     "    if len(held) == 3:\n"
                     "        for h in reversed(held): reply(h, h['id'])\n",
                     "'maxOutstanding': 3"));
  const auto session = open(*target);
  BOOST_TEST(joined(all(*session, {1, 2, 3})) == "result 1; result 2; result 3");
}

BOOST_AUTO_TEST_CASE(answers_come_in_any_order) {
  const auto target = connect(mutant("answers-out-of-order"));
  const auto session = open(*target);
  std::vector<Value> messages(16, "0x00");
  messages[3] = EMPTY;
  const std::vector<std::string> said = all(*session, messages);
  BOOST_TEST(said[3] == std::string("result ") + SM3_EMPTY);
  BOOST_TEST(said[12] != said[3]);
}

BOOST_AUTO_TEST_CASE(swapped_ids_are_wrong_answers) {
  const auto target = connect(mutant("swaps-ids"));
  const auto session = open(*target);
  const std::vector<std::string> said = all(*session, {EMPTY, "0x00"});
  BOOST_TEST(said[1] == std::string("result ") + SM3_EMPTY);
}

BOOST_AUTO_TEST_CASE(an_id_may_be_spelt_in_another_way) {
  const auto target = connect(mutant("ids-as-decimals"));
  const auto session = open(*target);
  BOOST_TEST(joined(all(*session, {EMPTY})) == std::string("result ") + SM3_EMPTY);
}

BOOST_AUTO_TEST_CASE(huge_lines_pass_both_ways_at_once) {
  const auto target = connect(python("    reply(q, m)\n", "'maxOutstanding': 4"));
  const auto session = open(*target);
  const std::string huge(std::size_t{8} << 20, 'x');
  for (std::uint64_t ticket = 0; ticket < 4; ++ticket) {
    session->send(ask(ticket, huge));
  }
  for (const auto& entry : collect(*session, 4)) {
    BOOST_TEST((entry.second.value == Value(huge)));
  }
}

BOOST_AUTO_TEST_CASE(an_adapter_that_writes_before_it_reads_is_no_deadlock) {
  // Fills its output while we still write the second line, which is longer than a pipe.
  const auto target = connect(python(
      "    say(' ' * 1000000 + json.dumps({'jsonrpc': '2.0', 'id': q['id'], 'result': 1}))\n",
      "'maxOutstanding': 2"));
  const auto session = open(*target);
  const Value long_text = std::string(std::size_t{1} << 20, 'x');
  BOOST_TEST(joined(all(*session, {long_text, long_text})) == "result 1; result 1");
}

BOOST_AUTO_TEST_CASE(noise_is_garbled_once_for_the_oldest) {
  const auto target =
      connect(python("    if m == 'noisy': say('debug')\n"
                     "    reply(q, m)\n"));
  const auto session = open(*target);
  BOOST_TEST(one(*session, ask(1, "noisy")) == "garbled garbled-not-json");
  BOOST_TEST(one(*session, ask(2, "quiet")) == "result \"quiet\"");
}

BOOST_AUTO_TEST_CASE(noise_after_an_answer_belongs_to_the_next) {
  const auto target =
      connect(python("    reply(q, m)\n"
                     "    if m == 'noisy': say('debug'); say('debug'); time.sleep(0.1)\n"));
  const auto session = open(*target);
  BOOST_TEST(one(*session, ask(1, "noisy")) == "result \"noisy\"");
  session->wait(Duration{300});
  BOOST_TEST(one(*session, ask(2, "quiet")) == "garbled garbled-not-json");
  BOOST_TEST(one(*session, ask(3, "quiet")) == "result \"quiet\"");
}

BOOST_AUTO_TEST_CASE(what_cannot_be_read_is_garbled_and_says_why) {
  const std::pair<const char*, const char*> expected[] = {
      {"prints-to-output", "garbled-not-json"},
      {"garbled-json", "garbled-not-json"},
      {"wrong-ids", "garbled-unknown-id"},
      {"ids-as-text", "garbled-id"},
      {"answers-in-batches", "garbled-not-an-object"},
      {"result-and-error", "garbled-both"},
      {"neither-result-nor-error", "garbled-neither"},
      {"deep-answer", "garbled-not-json"},
      {"over-long-line", "garbled-over-long"},
  };
  for (const auto& [name, why] : expected) {
    BOOST_TEST_CONTEXT(name) {
      const auto target = connect(mutant(name));
      const auto session = open(*target);
      const std::string garbled = std::string("garbled ") + why;
      BOOST_TEST(joined(all(*session, {EMPTY})) == garbled);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_repeated_answer_is_garbled_for_the_next) {
  const auto target = connect(mutant("repeats-ids"));
  const auto session = open(*target);
  BOOST_TEST(one(*session, ask(1, EMPTY)) == std::string("result ") + SM3_EMPTY);
  BOOST_TEST(one(*session, ask(2, EMPTY)) == "garbled garbled-repeated-id");
}

BOOST_AUTO_TEST_CASE(an_internal_error_is_no_rejection) {
  const auto target = connect(mutant("internal-errors"));
  const auto session = open(*target);
  BOOST_TEST(one(*session, ask(1, 5)) == "garbled garbled-error-code");
}

BOOST_AUTO_TEST_CASE(what_crashes_again_alone_has_crashed) {
  const auto target = connect(mutant("crashes-on-input"));
  const auto session = open(*target);
  session->send(ask(1, EMPTY));
  const Answer answer = collect(*session, 1).at(1);
  BOOST_TEST(say(answer) == R"(crashed {"signal":6})");
  BOOST_TEST(answer.diagnostics == "trap: assertion failed\n");
  BOOST_TEST(one(*session, ask(2, "0x00")).starts_with("result "));
}

BOOST_AUTO_TEST_CASE(what_crashes_once_is_transient) {
  const StateFile state("crashes-once");
  const auto target = connect(mutant("crashes-once", state.path()));
  const auto session = open(*target);
  BOOST_TEST(one(*session, ask(1, EMPTY)) == R"(crashed? {"signal":6})");
  BOOST_TEST(one(*session, ask(2, EMPTY)) == std::string("result ") + SM3_EMPTY);
}

BOOST_AUTO_TEST_CASE(what_is_not_idempotent_is_not_made_again) {
  const StateFile log("replays");
  const auto target =
      connect(python("    open('" + log.path() + "', 'a').write('x')\n" + "    os._exit(3)\n"));
  const auto session = open(*target);
  Request request = ask(1, EMPTY);
  request.idempotent = false;
  BOOST_TEST(one(*session, std::move(request)) == R"(crashed? {"exit-code":3})");
  BOOST_TEST(std::filesystem::file_size(log.path()) == 1U);
}

BOOST_AUTO_TEST_CASE(with_a_culprit_the_others_count) {
  const auto target =
      connect(python("    if m == 'bad': os._exit(3)\n"
                     "    reply(q, m)\n",
                     "'maxOutstanding': 3"));
  const auto session = open(*target);
  BOOST_TEST(joined(all(*session, {"bad", "second", "third"})) ==
             R"(crashed {"exit-code":3}; result "second"; result "third")");
}

BOOST_AUTO_TEST_CASE(without_a_culprit_nobody_counts) {
  // Two at once are too many for it; each alone is well.
  const auto target =
      connect(python("    held.append(q)\n"
                     "    time.sleep(0.2)\n"
                     "    import select\n"
                     "    if select.select([0], [], [], 0.2)[0]: os._exit(3)\n"
                     "    reply(q, m)\n",
                     "'maxOutstanding': 2"));
  const auto session = open(*target);
  // Sent in two writes, so that the second waits in the pipe and not in the buffer of Python.
  session->send(ask(0, "a"));
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  session->send(ask(1, "b"));
  const auto answers = collect(*session, 2);
  BOOST_TEST(say(answers.at(0)) == R"(crashed? {"exit-code":3})");
  BOOST_TEST(say(answers.at(1)) == R"(crashed? {"exit-code":3})");
  BOOST_TEST(one(*session, ask(2, "c")) == "result \"c\"");
}

BOOST_AUTO_TEST_CASE(what_hangs_again_alone_has_hung) {
  const auto target = connect(mutant("hangs-on-input"));
  const auto session = open(*target);
  BOOST_TEST(one(*session, ask(1, EMPTY, Duration{300})) == "timeout null");
  BOOST_TEST(one(*session, ask(2, "0x00")).starts_with("result "));
}

BOOST_AUTO_TEST_CASE(a_process_without_output_is_no_target_any_more) {
  const auto target = connect(mutant("closes-output"));
  const auto session = open(*target);
  BOOST_TEST(one(*session, ask(1, EMPTY)) == R"(crashed {"signal":15})");
  BOOST_TEST(one(*session, ask(2, "0x00")).starts_with("result "));
}

BOOST_AUTO_TEST_CASE(the_timer_runs_for_the_oldest_only) {
  // Each takes 150 ms, one after the other: the fourth is answered after 600 ms.
  const auto target = connect(python("    time.sleep(0.15); reply(q, m)\n", "'maxOutstanding': 4"));
  const auto session = open(*target);
  BOOST_TEST(joined(all(*session, {1, 2, 3, 4}, Duration{450})) ==
             "result 1; result 2; result 3; result 4");
}

BOOST_AUTO_TEST_CASE(a_process_that_dies_between_requests_is_started_again) {
  const auto target = connect(mutant("one-answer-a-life"));
  const auto session = open(*target);
  for (std::uint64_t ticket = 0; ticket < 3; ++ticket) {
    BOOST_TEST(one(*session, ask(ticket, EMPTY)) == std::string("result ") + SM3_EMPTY);
    session->wait(Duration{200});
  }
}

BOOST_AUTO_TEST_CASE(one_that_comes_back_as_another_is_lost) {
  const StateFile state("another-description");
  const auto target = connect(mutant("another-description", state.path()));
  const auto session = open(*target);
  BOOST_TEST((session->lost() == nullptr));
  BOOST_TEST(one(*session, ask(1, EMPTY)) == R"(crashed? {"signal":6})");
  BOOST_REQUIRE(session->lost() != nullptr);
  BOOST_TEST(session->lost()->id == "describe-changed");
  BOOST_TEST(one(*session, ask(2, "0x00")) == "crashed? null");
  const auto another = target->open();
  BOOST_REQUIRE(!another);
  BOOST_TEST(another.error().id == "describe-changed");
}

BOOST_AUTO_TEST_CASE(one_that_does_not_come_back_is_lost) {
  const StateFile state("gone");
  const auto target =
      connect(quote_words({"sh", "-c",
                           "test ! -e " + state.path() + " && { echo > " + state.path() +
                               "; exec " + mutant("crashes-on-input") + "; }; exit 9"}));
  const auto session = open(*target);
  BOOST_TEST(one(*session, ask(1, EMPTY)) == R"(crashed? {"signal":6})");
  BOOST_REQUIRE(session->lost() != nullptr);
  BOOST_TEST(session->lost()->id == "describe-crashed");
  std::filesystem::remove(state.path());
  BOOST_TEST(static_cast<bool>(session->reset()));
  BOOST_TEST((session->lost() == nullptr));
  BOOST_TEST(one(*session, ask(2, "0x00")).starts_with("result "));
}

BOOST_AUTO_TEST_CASE(standard_error_does_not_block) {
  const auto target = connect(mutant("floods-standard-error"));
  const auto session = open(*target);
  for (std::uint64_t ticket = 0; ticket < 3; ++ticket) {
    BOOST_TEST(one(*session, ask(ticket, EMPTY)).starts_with("result "));
  }
}

BOOST_AUTO_TEST_CASE(the_end_is_bounded) {
  for (const char* name : {"ignores-the-end", "leaves-a-child"}) {
    const auto target = connect(mutant(name));
    auto session = open(*target);
    BOOST_TEST(one(*session, ask(1, EMPTY)).starts_with("result "));
    const auto before = Clock::now();
    session.reset();
    BOOST_TEST((Clock::now() - before < std::chrono::seconds(5)));
  }
}

BOOST_AUTO_TEST_CASE(waiting_ends_when_it_was_told_to) {
  const auto target = connect(mutant("never-answers"));
  const auto session = open(*target);
  BOOST_TEST(session->wait(Duration{0}).empty());
  session->send(ask(1, EMPTY));
  const auto before = Clock::now();
  BOOST_TEST(session->wait(Duration{100}).empty());
  BOOST_TEST((Clock::now() - before >= std::chrono::milliseconds(90)));
  BOOST_TEST((Clock::now() - before < std::chrono::seconds(5)));
}

BOOST_AUTO_TEST_CASE(a_call_can_be_reproduced_in_a_shell) {
  const auto target = connect(python("    reply(q, m)\n", "'name': \"it's\""));
  const Value message = "'; echo $HOME `x` \\n \"";
  const std::string output =
      output_of(target->reproduce({"hash.digest", Object{{"message", message}}}));
  const std::size_t second = output.find('\n') + 1;
  BOOST_TEST(parse_json(output.substr(0, second))->find("result")->find("name")->text()[0] ==
             "it's");
  BOOST_TEST((*parse_json(output.substr(second))->find("result") == message));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace touchstone
