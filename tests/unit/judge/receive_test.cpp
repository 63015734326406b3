// SPDX-License-Identifier: Apache-2.0
#include "scene.hpp"
#include "written.hpp"

namespace touchstone {
namespace {

constexpr std::string_view TWO_HEADS = R"(
ixit:
  new-block: {type: json}
cases:
  - id: heads
    needs: {transport: duplex}
    preamble: [{call: demo.call, params: {method: subscribe}, save: s}]
    steps:
      - receive: {count: 2, within: 10s, where: {$contains: {for: {$get: s}}}}
        checks: [D-01]
        save: heads
      - {check: {$get: heads/1/parent}, expect: {$get: heads/0/hash}, checks: [D-02]}
  - id: in-time
    steps:
      - {receive: {count: 1, within: 10s, on-timeout: fail}, checks: [D-01]}
  - id: supporting
    steps:
      - {receive: {count: 1, within: 10s, on-timeout: fail}, save: m}
      - {check: {$get: m}, expect: [1], checks: [D-01]}
  - id: triggered
    steps:
      - receive: {count: 1, within: 3s}
        trigger: [{call: demo.call, params: {method: mine}}]
        checks: [D-01]
  - id: triggered-by-fact
    steps:
      - receive: {count: 1, within: 3s}
        trigger: {$get: ixit/new-block}
        checks: [D-01]
)";

Answer head(std::string_view subscription, std::string_view hash, std::string_view parent) {
  return Answer::result(Object{{"for", subscription}, {"hash", hash}, {"parent", parent}});
}

/// Nothing comes in the time that the judge waits at a time.
Answer silence() {
  return hung();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(receive_test)

BOOST_AUTO_TEST_CASE(messages_that_are_waited_for_arrive) {
  Scene scene(TWO_HEADS);
  scene.messages = {head("s", "1", "0"), head("s", "2", "1")};
  const Played played = scene.play("heads", {gives("s")});
  BOOST_TEST(said(played.result) == "D-01 pass; D-02 pass");
  BOOST_REQUIRE_EQUAL(played.result.evidence.size(), 3U);
  BOOST_TEST(played.result.evidence[0].find("request")->find("operation") != nullptr);
  BOOST_TEST(played.result.evidence[1].find("request")->is_null());
}

BOOST_AUTO_TEST_CASE(unrelated_messages_are_passed_over) {
  Scene scene(TWO_HEADS);
  scene.messages = {head("other", "9", "8"), head("s", "1", "0"), gives("noise"),
                    head("other", "9", "8"), head("s", "2", "1")};
  BOOST_TEST(said(scene.play("heads", {gives("s")}).result) == "D-01 pass; D-02 pass");
  BOOST_TEST(scene.messages.empty());
}

BOOST_AUTO_TEST_CASE(messages_in_the_wrong_order_fail_what_compares_them) {
  Scene scene(TWO_HEADS);
  scene.messages = {head("s", "2", "1"), head("s", "1", "0")};
  BOOST_TEST(said(scene.play("heads", {gives("s")}).result) == "D-01 pass; D-02 fail wrong-value");
}

BOOST_AUTO_TEST_CASE(an_idle_target_is_inconclusive_by_default) {
  Scene scene(TWO_HEADS);
  scene.messages = {head("s", "1", "0")};
  const Played played = scene.play("heads", {gives("s")});
  BOOST_TEST(said(played.result) ==
             "D-01 inconclusive too-few-messages; D-02 inconclusive step-failed");
  BOOST_TEST(played.ended.count() == 10'000);
  const Mismatch& mismatch = played.result.checks[0].mismatches[0];
  BOOST_TEST((*mismatch.arguments[0].value.integer() == 2));
  BOOST_TEST((*mismatch.arguments[1].value.integer() == 1));
}

BOOST_AUTO_TEST_CASE(a_case_may_say_that_silence_fails) {
  Scene scene(TWO_HEADS);
  BOOST_TEST(said(scene.play("in-time", {}).result) == "D-01 fail too-few-messages");
  scene.messages = {gives("1")};
  BOOST_TEST(said(scene.play("in-time", {}).result) == "D-01 pass");
}

BOOST_AUTO_TEST_CASE(a_supporting_receive_ends_the_body) {
  Scene scene(TWO_HEADS);
  BOOST_TEST(said(scene.play("supporting", {}).result) == "D-01 inconclusive step-failed");
  scene.messages = {gives("1")};
  BOOST_TEST(said(scene.play("supporting", {}).result) == "D-01 pass");
}

BOOST_AUTO_TEST_CASE(a_message_after_the_deadline_is_too_late) {
  Scene scene(TWO_HEADS);
  scene.messages = {silence(), gives("1")};
  BOOST_TEST(said(scene.play("in-time", {}).result) == "D-01 fail too-few-messages");
  BOOST_TEST(scene.messages.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_trigger_runs_at_once_and_every_second) {
  Scene scene(TWO_HEADS);
  scene.messages = {silence(), silence(), gives("1")};
  const Played played = scene.play("triggered", {gives("1"), gives("1"), gives("1")});
  BOOST_TEST(said(played.result) == "D-01 pass");
  BOOST_TEST(played.asked.size() == 3U);
  BOOST_TEST(played.ended.count() == 2'001);
}

BOOST_AUTO_TEST_CASE(a_trigger_ends_with_the_time) {
  Scene scene(TWO_HEADS);
  const Played played = scene.play("triggered", {gives("1"), gives("1"), gives("1")});
  BOOST_TEST(said(played.result) == "D-01 inconclusive too-few-messages");
  BOOST_TEST(played.ended.count() == 3'000);
}

BOOST_AUTO_TEST_CASE(a_trigger_that_takes_long_does_not_keep_messages_unread) {
  Scene scene(TWO_HEADS);
  scene.call_takes = Duration{1'500};
  scene.messages = {gives("1")};
  const Played played = scene.play("triggered", {gives("1")});
  BOOST_TEST(said(played.result) == "D-01 pass");
}

BOOST_AUTO_TEST_CASE(a_trigger_that_is_refused_convicts_nobody) {
  Scene scene(TWO_HEADS);
  const std::string doubt = "D-01 inconclusive trigger-failed";
  BOOST_TEST(said(scene.play("triggered", {rejection("{code: -1}")}).result) == doubt);
  BOOST_TEST(said(scene.play("triggered", {garbled()}).result) == doubt);
  BOOST_TEST(said(scene.play("triggered", {Answer::unsupported("operation", "x")}).result) ==
             doubt);
}

BOOST_AUTO_TEST_CASE(the_ixit_may_give_the_trigger_or_none) {
  Scene scene(TWO_HEADS);
  scene.messages = {gives("1")};
  BOOST_TEST(said(scene.play("triggered-by-fact", {}).result) == "D-01 pass");
  scene.context.ixit = judge::written("{new-block: {call: demo.call, params: {method: mine}}}");
  scene.messages = {gives("1")};
  const Played one = scene.play("triggered-by-fact", {gives("1")});
  BOOST_TEST(said(one.result) == "D-01 pass");
  BOOST_TEST((one.asked[0].params == judge::written("{method: mine}")));
  scene.context.ixit = judge::written(
      "{new-block: [{call: demo.call, params: {method: a}}, {call: demo.call, params: {}}]}");
  scene.messages = {gives("1")};
  BOOST_TEST(scene.play("triggered-by-fact", {gives("1"), gives("2")}).asked.size() == 2U);
}

BOOST_AUTO_TEST_CASE(a_target_that_crashes_meanwhile_fails) {
  Scene scene(TWO_HEADS);
  scene.messages = {crashed()};
  BOOST_TEST(said(scene.play("in-time", {}).result) == "D-01 fail iut-crashed");
  scene.messages = {crashed(true)};
  BOOST_TEST(said(scene.play("in-time", {}).result) == "D-01 inconclusive iut-crashed-once");
}

BOOST_AUTO_TEST_CASE(a_transport_that_cannot_receive_blocks) {
  Scene scene(TWO_HEADS);
  scene.context.duplex = false;
  BOOST_TEST(said(scene.play("heads", {}).result) ==
             "D-01 blocked needs-duplex; D-02 blocked needs-duplex");
  scene.messages = {Answer::unsupported("transport", "duplex")};
  BOOST_TEST(said(scene.play("in-time", {}).result) == "D-01 blocked needs-duplex");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace touchstone
