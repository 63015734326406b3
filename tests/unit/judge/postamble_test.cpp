// SPDX-License-Identifier: Apache-2.0
#include "scene.hpp"
#include "written.hpp"

namespace touchstone {
namespace {

constexpr std::string_view GUARDED = R"(
procedures:
  demo.ask: {params: [text], steps: [{call: demo.decode, params: {text: {$get: text}}, save: v}], result: {$get: v}}
cases:
  - id: guarded
    preamble: [{call: demo.decode, params: {text: before}, save: hash}]
    steps:
      - {call: demo.decode, params: {text: a}, checks: [D-01], expect: {result: 1}}
      - {call: demo.decode, params: {text: b}, checks: [D-02], expect: {result: 1}}
    postamble: [{call: demo.decode, params: {text: before}, expect: {result: {$get: hash}}, on-mismatch: reorganised}]
  - id: cleaned
    steps:
      - {call: demo.decode, params: {text: a}, checks: [D-01], expect: {result: 1}}
      - {call: demo.decode, params: {text: b}, checks: [D-02], expect: {result: 1}}
    postamble: [{call: demo.decode, params: {text: clean}, expect: {result: done}}]
  - id: supporting
    steps:
      - {call: demo.decode, params: {text: a}, expect: {result: 1}, save: one}
      - {call: demo.decode, params: {text: b}, checks: [D-01]}
    postamble:
      - {call: demo.decode, params: {text: clean}}
      - {call: demo.call, params: {method: drop, params: {$get: one}}}
      - {call: demo.decode, params: {text: last}}
  - id: by-procedure
    steps: [{call: demo.decode, params: {text: a}, checks: [D-01], expect: {result: 1}}]
    postamble: [{call: demo.ask, params: {text: before}, expect: {result: 1}, on-mismatch: reorganised}]
  - id: item
    item: {contract: c}
    steps: [{call: demo.decode, params: {text: a}, checks: [D-01], expect: {result: 1}}]
    postamble: [{call: demo.decode, params: {text: before}, expect: {result: 1}, on-mismatch: reorganised}]
)";

}  // namespace

BOOST_AUTO_TEST_SUITE(postamble_test)

BOOST_AUTO_TEST_CASE(a_guard_that_holds_changes_nothing) {
  Scene scene(GUARDED);
  BOOST_TEST(said(scene.play("guarded", {gives("h"), gives("1"), gives("1"), gives("h")}).result) ==
             "D-01 pass; D-02 pass");
  BOOST_TEST(said(scene.play("guarded", {gives("h"), gives("1"), gives("2"), gives("h")}).result) ==
             "D-01 pass; D-02 fail wrong-value");
}

BOOST_AUTO_TEST_CASE(a_guard_that_does_not_hold_excuses_fails_and_leaves_passes) {
  Scene scene(GUARDED);
  const CaseResult result =
      scene.play("guarded", {gives("h"), gives("1"), gives("2"), gives("g")}).result;
  BOOST_TEST(said(result) == "D-01 pass; D-02 inconclusive reorganised");
  // What was found is still told.
  BOOST_TEST(result.checks[1].mismatches[0].message == "wrong-value");
  BOOST_TEST(
      said(scene.play("guarded", {gives("h"), gives("1"), gives("2"), rejection("{}")}).result) ==
      "D-01 pass; D-02 inconclusive reorganised");
}

BOOST_AUTO_TEST_CASE(a_guard_without_an_answer_excuses_nothing) {
  Scene scene(GUARDED);
  for (const Answer& answer :
       {crashed(), hung(), hung(true), Answer::unsupported("operation", "demo.decode")}) {
    BOOST_TEST(said(scene.play("guarded", {gives("h"), gives("1"), gives("2"), answer}).result) ==
               "D-01 error postamble-failed; D-02 fail wrong-value");
  }
}

BOOST_AUTO_TEST_CASE(what_fails_afterwards_spoils_passes_and_hides_no_fail) {
  Scene scene(GUARDED);
  const CaseResult result = scene.play("cleaned", {gives("1"), gives("2"), gives("other")}).result;
  BOOST_TEST(said(result) == "D-01 error postamble-failed; D-02 fail wrong-value");
  BOOST_TEST(result.checks[1].mismatch_count == 1U);
  BOOST_TEST((result.verdict() == Verdict::error));
  BOOST_TEST(said(scene.play("cleaned", {gives("1"), gives("1"), gives("done")}).result) ==
             "D-01 pass; D-02 pass");
}

BOOST_AUTO_TEST_CASE(the_postamble_runs_after_a_body_that_ended_early) {
  Scene scene(GUARDED);
  // What the body did not save is left out of it.
  const Played played = scene.play("supporting", {gives("7"), gives("1"), gives("1")});
  BOOST_TEST(said(played.result) == "D-01 inconclusive step-failed");
  BOOST_TEST((played.asked[1].params == judge::written("{text: clean}")));
  BOOST_TEST((played.asked[2].params == judge::written("{text: last}")));
  const Played whole =
      scene.play("supporting", {gives("1"), gives("2"), gives("1"), gives("1"), gives("1")});
  BOOST_TEST(said(whole.result) == "D-01 pass");
}

BOOST_AUTO_TEST_CASE(nothing_is_asked_of_a_target_that_crashed) {
  Scene scene(GUARDED);
  BOOST_TEST(said(scene.play("cleaned", {gives("1"), crashed()}).result) ==
             "D-01 pass; D-02 fail iut-crashed");
}

BOOST_AUTO_TEST_CASE(a_guard_may_be_a_procedure) {
  Scene scene(GUARDED);
  BOOST_TEST(said(scene.play("by-procedure", {gives("2"), gives("2")}).result) ==
             "D-01 inconclusive reorganised");
  BOOST_TEST(said(scene.play("by-procedure", {gives("2"), rejection("{}")}).result) ==
             "D-01 inconclusive reorganised");
  BOOST_TEST(said(scene.play("by-procedure", {gives("2"), crashed()}).result) ==
             "D-01 fail wrong-value");
}

BOOST_AUTO_TEST_CASE(a_carrier_that_fails_afterwards_is_in_doubt) {
  Scene scene(GUARDED);
  BOOST_TEST(said(scene.play("item", {gives("1"), crashed()}).result) ==
             "D-01 inconclusive carrier-fault");
  BOOST_TEST(said(scene.play("item", {gives("2"), crashed()}).result) == "D-01 fail wrong-value");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace touchstone
