// SPDX-License-Identifier: Apache-2.0
#include <cstdio>

#include "process_scene.hpp"

namespace touchstone {

using namespace process_scene;

namespace {

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
