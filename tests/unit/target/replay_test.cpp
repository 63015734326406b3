// SPDX-License-Identifier: Apache-2.0
#include "target/replay.hpp"

#include <boost/test/unit_test.hpp>

namespace touchstone {
namespace {

Answer fault(AnswerKind kind) {
  Answer answer;
  answer.outcome = kind;
  return answer;
}

Request request(std::uint64_t ticket, bool idempotent = true) {
  return {ticket, {"hash.digest", Object{}}, Duration{1000}, idempotent};
}

/// `outcome` with `?` where it is transient.
std::string say(const Reply& reply) {
  return std::string(answer_kind_name(reply.answer.outcome)) + (reply.answer.transient ? "?" : "");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(replay_test)

BOOST_AUTO_TEST_CASE(what_fails_again_alone_is_to_blame_and_the_others_count) {
  Replay replay(fault(AnswerKind::crashed), {request(5), request(6), request(7)});
  BOOST_TEST(replay.next()->ticket == 5U);
  replay.answered(Answer::result(1));
  BOOST_TEST(replay.next()->ticket == 6U);
  replay.failed_again(fault(AnswerKind::timeout));
  BOOST_TEST(replay.next()->ticket == 7U);
  replay.answered(Answer::result(2));
  BOOST_TEST((replay.next() == nullptr));
  const std::vector<Reply> replies = replay.conclude();
  BOOST_REQUIRE(replies.size() == 3U);
  BOOST_TEST(say(replies[0]) == "result");
  BOOST_TEST(say(replies[1]) == "timeout");
  BOOST_TEST(replies[1].ticket == 6U);
  BOOST_TEST(say(replies[2]) == "result");
}

BOOST_AUTO_TEST_CASE(without_a_culprit_nothing_counts) {
  Replay replay(fault(AnswerKind::crashed), {request(5), request(6)});
  replay.next();
  replay.answered(Answer::result(1));
  replay.next();
  replay.answered(Answer::result(2));
  const std::vector<Reply> replies = replay.conclude();
  BOOST_TEST(say(replies[0]) == "crashed?");
  BOOST_TEST(say(replies[1]) == "crashed?");
}

BOOST_AUTO_TEST_CASE(what_is_not_idempotent_is_not_made_again) {
  Replay replay(fault(AnswerKind::timeout), {request(5, false), request(6), request(7, false)});
  BOOST_TEST(replay.next()->ticket == 6U);
  replay.failed_again(fault(AnswerKind::timeout));
  BOOST_TEST((replay.next() == nullptr));
  const std::vector<Reply> replies = replay.conclude();
  BOOST_TEST(say(replies[0]) == "timeout?");
  BOOST_TEST(say(replies[1]) == "timeout");
  BOOST_TEST(say(replies[2]) == "timeout?");
}

BOOST_AUTO_TEST_CASE(a_replay_can_be_cut_short) {
  Replay replay(fault(AnswerKind::crashed), {request(5), request(6)});
  replay.next();
  replay.failed_again(fault(AnswerKind::crashed));
  const std::vector<Reply> replies = replay.conclude();
  BOOST_TEST(say(replies[0]) == "crashed");
  BOOST_TEST(say(replies[1]) == "crashed?");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace touchstone
