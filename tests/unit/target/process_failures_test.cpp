// SPDX-License-Identifier: Apache-2.0
// Adapters that talk nonsense, die, hang or do not come back.
#include <thread>

#include "process_scene.hpp"

namespace touchstone {

using namespace process_scene;

BOOST_AUTO_TEST_SUITE(process_failures_test)

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

BOOST_AUTO_TEST_SUITE_END()

}  // namespace touchstone
