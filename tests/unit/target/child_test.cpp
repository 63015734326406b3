// SPDX-License-Identifier: Apache-2.0
#include "target/child.hpp"

#include <signal.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>

#include "target/words.hpp"

namespace touchstone {
namespace {

using Clock = std::chrono::steady_clock;

std::unique_ptr<Child> start(std::string_view command) {
  Result<std::unique_ptr<Child>> child = Child::start(*split_words(command));
  BOOST_REQUIRE(child);
  return std::move(*child);
}

/// All that comes until the end of output, or for ten seconds.
std::string read_all(Child& child) {
  std::string all;
  const auto until = Clock::now() + std::chrono::seconds(10);
  while (!child.output_ended() && Clock::now() < until) {
    child.wait(false, Duration{50});
    all += child.read();
  }
  return all;
}

pid_t read_pid(Child& child) {
  std::string text;
  while (text.find('\n') == std::string::npos) {
    child.wait(false, Duration{50});
    text += child.read();
  }
  return static_cast<pid_t>(std::stol(text));
}

bool alive(pid_t pid) {
  std::ifstream status("/proc/" + std::to_string(pid) + "/stat");
  std::string word;
  return status >> word >> word >> word && word != "Z";
}

/// What was killed needs a moment until it is gone.
bool gone_soon(pid_t pid) {
  for (int turn = 0; turn < 200 && alive(pid); ++turn) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return !alive(pid);
}

constexpr Patience IMPATIENT{Duration{100}, Duration{100}};

}  // namespace

BOOST_AUTO_TEST_SUITE(child_test)

BOOST_AUTO_TEST_CASE(carries_bytes_both_ways) {
  const auto child = start("cat");
  BOOST_TEST(child->write("a\nb") == 3U);
  child->close_input();
  BOOST_TEST(read_all(*child) == "a\nb");
  const ExitStatus status = child->end({});
  BOOST_TEST(status.code == 0);
  BOOST_TEST(status.signal == 0);
}

BOOST_AUTO_TEST_CASE(a_program_that_is_not_there_is_unreachable) {
  const auto child = Child::start({"touchstone-no-such-program"});
  BOOST_REQUIRE(!child);
  BOOST_TEST(child.error().id == "target-unreachable");
}

BOOST_AUTO_TEST_CASE(says_how_it_ended) {
  BOOST_TEST(start("sh -c 'exit 7'")->end({}).code == 7);
  BOOST_TEST(start("sh -c 'kill -SEGV $$'")->end({}).signal == SIGSEGV);
}

BOOST_AUTO_TEST_CASE(standard_error_is_kept_clean_and_short) {
  const auto child =
      start("sh -c 'head -c 100000 /dev/zero >&2; printf \"\\033[1mlast\\n\" >&2; exit 1'");
  child->end({});
  const std::string diagnostics = child->diagnostics();
  BOOST_TEST(diagnostics.size() <= 4096U);
  BOOST_TEST(diagnostics.ends_with("�[1mlast\n"));
}

BOOST_AUTO_TEST_CASE(the_environment_is_inherited) {
  ::setenv("TOUCHSTONE_CHILD_TEST", "inherited", 1);
  BOOST_TEST(read_all(*start("sh -c 'echo $TOUCHSTONE_CHILD_TEST'")) == "inherited\n");
}

BOOST_AUTO_TEST_CASE(a_broken_pipe_is_no_signal) {
  const auto child = start("true");
  while (!child->exited()) {
    child->wait(false, Duration{10});
  }
  BOOST_TEST(child->write("x") == 0U);
  BOOST_TEST(child->write("x") == 0U);
}

BOOST_AUTO_TEST_CASE(the_child_gets_signals_as_they_were) {
  BOOST_TEST(read_all(*start("sh -c 'kill -PIPE $$; echo survived'")) == "");
}

BOOST_AUTO_TEST_CASE(ends_at_the_end_of_input) {
  const auto child = start("cat");
  const auto before = Clock::now();
  BOOST_TEST(child->end({Duration{10'000}, Duration{10'000}}).signal == 0);
  BOOST_TEST((Clock::now() - before < std::chrono::seconds(5)));
}

BOOST_AUTO_TEST_CASE(is_told_to_terminate_then_killed) {
  BOOST_TEST(start("sleep 100")->end(IMPATIENT).signal == SIGTERM);
  const auto stubborn = start("sh -c 'trap \"\" TERM; echo ready; while :; do sleep 0.05; done'");
  while (stubborn->read().empty()) {
    stubborn->wait(false, Duration{50});
  }
  BOOST_TEST(stubborn->end(IMPATIENT).signal == SIGKILL);
}

BOOST_AUTO_TEST_CASE(what_it_prints_does_not_keep_it_from_ending) {
  BOOST_TEST(start("sh -c 'cat; head -c 1000000 /dev/zero; exit 5'")->end({}).code == 5);
}

BOOST_AUTO_TEST_CASE(what_it_started_ends_with_it) {
  const auto child = start("sh -c 'sleep 100 & echo $!'");
  const pid_t grandchild = read_pid(*child);
  child->end(IMPATIENT);
  BOOST_TEST(gone_soon(grandchild));
}

BOOST_AUTO_TEST_CASE(its_end_is_seen_although_another_holds_the_pipe) {
  const auto child = start("sh -c 'sleep 100 & echo last words'");
  BOOST_TEST(read_all(*child) == "last words\n");
  BOOST_TEST(child->output_ended());
}

BOOST_AUTO_TEST_CASE(nothing_is_left_when_it_is_forgotten) {
  pid_t grandchild = 0;
  {
    const auto child = start("sh -c 'sleep 100 & echo $!; wait'");
    grandchild = read_pid(*child);
    BOOST_TEST(alive(grandchild));
  }
  BOOST_TEST(gone_soon(grandchild));
}

BOOST_AUTO_TEST_CASE(a_further_child_does_not_hold_the_pipes_of_the_first) {
  const auto first = start("cat");
  const auto second = start("cat");
  first->close_input();
  BOOST_TEST(read_all(*first) == "");
  BOOST_TEST(first->end({Duration{10'000}, {}}).signal == 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace touchstone
