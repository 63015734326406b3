// SPDX-License-Identifier: Apache-2.0
#include "scene.hpp"
#include "written.hpp"

namespace touchstone {
namespace {

constexpr std::string_view CHAIN = R"(
procedures:
  chain.call:
    params: [to, data, block]
    steps:
      - {compute: demo.encode, params: {value: {$get: data}}, save: {packed: /data}}
      - call: demo.call
        params: {method: call, params: [{to: {$get: to}, data: {$get: packed}}, {$get: block}]}
        save: raw
        rejects:
          - {reason: reverted, when: {code: 3}}
          - {reason: wrong-sum, when: {message: {$pattern: "(?i)sum"}}}
      - {compute: demo.decode, params: {text: {$get: raw}}, save: value}
    result: {$get: value}
cases:
  - id: accepts
    steps: [{call: chain.call, params: {to: a, data: 7}, checks: [D-01], expect: {result: {k: 1}}, save: {k: /k}},
            {check: {$get: k}, expect: 1, checks: [D-02]}]
  - id: rejects
    steps: [{call: chain.call, params: {to: a, data: 7, block: latest}, checks: [D-01], expect: {rejected: {reason: reverted}}}]
  - id: supporting
    steps: [{call: chain.call, params: {to: a, data: 7}}, {call: demo.decode, params: {text: a}, checks: [D-01]}]
  - id: in-preamble
    preamble: [{call: chain.call, params: {to: a, data: 7}, save: v}]
    steps: [{check: {$get: v}, expect: 1, checks: [D-01]}]
  - id: item
    item: {contract: "0xabc"}
    steps: [{call: chain.call, params: {to: a, data: 7}, checks: [D-01], expect: {rejected: {reason: reverted}}}]
  - id: looped
    steps:
      - for-each: {to: [a, b]}
        checks: [D-01]
        steps: [{call: chain.call, params: {to: {$get: to}, data: 7}, expect: {result: 1}}]
)";

Script encoded() {
  return {gives("{text: t, data: '0x07'}")};
}

Script encoded_and(Answer decoded) {
  return {gives("{text: t, data: '0x07'}"), std::move(decoded)};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(procedures_test)

BOOST_AUTO_TEST_CASE(what_a_procedure_yields_is_the_answer) {
  Scene scene(CHAIN);
  const Played played = scene.play("accepts", {gives("raw")}, encoded_and(gives("{k: 1}")));
  BOOST_TEST(said(played.result) == "D-01 pass; D-02 pass");
  BOOST_TEST((played.computed[1].params == judge::written("{text: raw}")));
  BOOST_TEST(played.result.evidence[0].find("step")->text()->starts_with("steps/0/chain.call/"));
  BOOST_TEST(said(scene.play("accepts", {gives("raw")}, encoded_and(gives("{k: 2}"))).result) ==
             "D-01 fail wrong-value; D-02 inconclusive step-failed");
}

BOOST_AUTO_TEST_CASE(an_optional_parameter_that_is_not_given_is_left_out_where_it_stands) {
  Scene scene(CHAIN);
  const Played without = scene.play("accepts", {gives("raw")}, encoded_and(gives("{k: 1}")));
  BOOST_TEST((without.asked[0].params ==
              judge::written("{method: call, params: [{to: a, data: '0x07'}]}")));
  const Played with = scene.play("rejects", {rejection("{code: 3}")}, encoded());
  BOOST_TEST((with.asked[0].params ==
              judge::written("{method: call, params: [{to: a, data: '0x07'}, latest]}")));
}

BOOST_AUTO_TEST_CASE(the_first_row_that_describes_a_rejection_gives_its_reason) {
  Scene scene(CHAIN);
  const auto rejected = [&](std::string_view answer) {
    return scene.play("rejects", {rejection(answer)}, encoded()).result;
  };
  const CaseResult right = rejected("{code: 3, message: Sum}");
  BOOST_TEST(said(right) == "D-01 pass");
  BOOST_TEST(right.checks[0].grade == "reason");
  BOOST_TEST(said(rejected("{code: 1, message: wrong SUM}")) == "D-01 fail reason-mismatch");
  // None of them: a rejection without reason.
  const CaseResult bare = rejected("{code: 1, reason: wrong-length}");
  BOOST_TEST(said(bare) == "D-01 pass");
  BOOST_TEST(bare.checks[0].grade == "rejected");
}

BOOST_AUTO_TEST_CASE(what_should_have_been_rejected_was_accepted) {
  Scene scene(CHAIN);
  BOOST_TEST(said(scene.play("rejects", {gives("raw")}, encoded_and(gives("1"))).result) ==
             "D-01 fail accepted-invalid");
  BOOST_TEST(said(scene.play("accepts", {rejection("{code: 3}")}, encoded()).result) ==
             "D-01 fail rejected-valid; D-02 inconclusive step-failed");
}

BOOST_AUTO_TEST_CASE(a_mismatch_within_is_one_of_the_step_that_called) {
  Scene scene(CHAIN);
  // What the target gave is no text, so that it cannot be decoded.
  const CaseResult typed = scene.play("accepts", {gives("7")}, encoded()).result;
  BOOST_TEST(said(typed) == "D-01 fail wrong-type; D-02 inconclusive step-failed");
  BOOST_TEST(typed.checks[0].mismatches[0].step == "steps/0/chain.call/2");
  BOOST_TEST(said(scene.play("accepts", {gives("raw")}, encoded_and(rejection("{}"))).result) ==
             "D-01 fail rejected-valid; D-02 inconclusive step-failed");
  BOOST_TEST(said(scene.play("supporting", {gives("7")}, encoded()).result) ==
             "D-01 inconclusive step-failed");
  BOOST_TEST(said(scene.play("in-preamble", {gives("7")}, encoded()).result) ==
             "D-01 inconclusive preamble-failed");
}

BOOST_AUTO_TEST_CASE(an_oracle_that_is_wrong_within_is_our_fault) {
  Scene scene(CHAIN);
  BOOST_TEST(said(scene.play("rejects", {}, {rejection("{}")}).result) ==
             "D-01 error oracle-wrong");
  BOOST_TEST(said(scene.play("rejects", {}, {garbled()}).result) == "D-01 error oracle-failed");
  BOOST_TEST(said(scene.play("rejects", {}, {Answer::unsupported("operation", "x")}).result) ==
             "D-01 blocked oracle-lacks-operation");
}

BOOST_AUTO_TEST_CASE(a_crash_within_is_the_target_s) {
  Scene scene(CHAIN);
  BOOST_TEST(said(scene.play("rejects", {crashed()}, encoded()).result) == "D-01 fail iut-crashed");
  BOOST_TEST(said(scene.play("in-preamble", {hung()}, encoded()).result) == "D-01 fail iut-hung");
}

BOOST_AUTO_TEST_CASE(an_item_is_judged_and_not_what_carries_it) {
  Scene scene(CHAIN);
  const std::string carrier = "D-01 inconclusive carrier-fault";
  BOOST_TEST(said(scene.play("item", {rejection("{code: 3}")}, encoded()).result) == "D-01 pass");
  BOOST_TEST(said(scene.play("item", {rejection("{code: 9}")}, encoded()).result) == carrier);
  BOOST_TEST(said(scene.play("item", {crashed()}, encoded()).result) == carrier);
  BOOST_TEST(said(scene.play("item", {hung()}, encoded()).result) == carrier);
  BOOST_TEST(said(scene.play("item", {garbled()}, encoded()).result) == carrier);
  BOOST_TEST(said(scene.play("item", {gives("raw")}, encoded_and(gives("1"))).result) ==
             "D-01 fail accepted-invalid");
}

BOOST_AUTO_TEST_CASE(each_turn_calls_it_with_its_own_names) {
  Scene scene(CHAIN);
  const Script oracle{gives("{text: t, data: '0x07'}"), gives("1"),
                      gives("{text: t, data: '0x08'}"), gives("1")};
  const Played played = scene.play("looped", {gives("v"), gives("w")}, oracle);
  BOOST_TEST(said(played.result) == "D-01 pass");
  BOOST_TEST((*played.asked[1].params.find("params") == judge::written("[{to: b, data: '0x08'}]")));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace touchstone
