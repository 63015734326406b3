// SPDX-License-Identifier: Apache-2.0
#include "scene.hpp"
#include "written.hpp"

namespace touchstone {

BOOST_AUTO_TEST_SUITE(steps_test)

BOOST_AUTO_TEST_CASE(a_one_step_case_passes_or_fails_its_check) {
  Scene scene(R"(
cases:
  - {id: one, call: demo.decode, params: {text: abc}, checks: [D-01], expect: {result: 7}}
)");
  const Played passed = scene.play("one", {gives("7")});
  BOOST_TEST(said(passed.result) == "D-01 pass");
  BOOST_TEST(passed.result.id == "demo/one");
  BOOST_TEST(passed.result.checks[0].step == "steps/0");
  BOOST_TEST((passed.asked[0].params == judge::written("{text: abc}")));
  const Played failed = scene.play("one", {gives("8")});
  BOOST_TEST(said(failed.result) == "D-01 fail wrong-value");
  BOOST_TEST(failed.result.checks[0].fingerprints.size() == 1U);
}

BOOST_AUTO_TEST_CASE(an_absent_expectation_is_any_result) {
  Scene scene(R"(
cases:
  - {id: one, call: demo.decode, params: {text: abc}, checks: [D-01]}
)");
  BOOST_TEST(said(scene.play("one", {gives("null")}).result) == "D-01 pass");
  BOOST_TEST(said(scene.play("one", {rejection("{}")}).result) == "D-01 fail rejected-valid");
}

BOOST_AUTO_TEST_CASE(the_same_requirement_at_two_steps_is_two_checks) {
  Scene scene(R"(
cases:
  - id: two
    steps:
      - {call: demo.decode, params: {text: a}, checks: [D-01], expect: {result: 1}}
      - {call: demo.decode, params: {text: b}, checks: [D-01, D-02], expect: {result: 2}}
)");
  const Played played = scene.play("two", {gives("0"), gives("2")});
  BOOST_TEST(said(played.result) == "D-01 fail wrong-value; D-01 pass; D-02 pass");
  BOOST_TEST((played.result.verdict() == Verdict::fail));
}

BOOST_AUTO_TEST_CASE(a_supporting_mismatch_ends_the_body_and_leaves_checks_step_failed) {
  Scene scene(R"(
cases:
  - id: body
    steps:
      - {call: demo.decode, params: {text: a}, checks: [D-01], expect: {result: 1}}
      - {call: demo.decode, params: {text: b}, expect: {result: 2}}
      - {call: demo.decode, params: {text: c}, checks: [D-02]}
)");
  const Played played = scene.play("body", {gives("1"), gives("3")});
  BOOST_TEST(said(played.result) == "D-01 pass; D-02 inconclusive step-failed");
  BOOST_TEST(played.result.checks[1].mismatches[0].message == "wrong-value");
  BOOST_TEST(played.result.checks[1].mismatches[0].step == "steps/1");
}

BOOST_AUTO_TEST_CASE(a_checked_mismatch_is_recorded_and_the_body_goes_on) {
  Scene scene(R"(
cases:
  - id: body
    steps:
      - {call: demo.decode, params: {text: a}, checks: [D-01], expect: {result: {x: 1}}, save: {x: /x}}
      - {call: demo.decode, params: {text: b}, checks: [D-02]}
      - {call: demo.decode, params: {text: {$get: x}}, checks: [D-03]}
      - {check: {$get: x}, expect: 1, checks: [D-04]}
)");
  const Played played = scene.play("body", {gives("{x: 2}"), gives("0")});
  BOOST_TEST(said(played.result) ==
             "D-01 fail wrong-value; D-02 pass; D-03 inconclusive step-failed; "
             "D-04 inconclusive step-failed");
}

BOOST_AUTO_TEST_CASE(a_preamble_mismatch_is_preamble_failed) {
  Scene scene(R"(
cases:
  - id: body
    preamble: [{call: demo.decode, params: {text: a}, expect: {result: {$type: object}}}]
    steps: [{call: demo.decode, params: {text: b}, checks: [D-01]}]
    postamble: [{call: demo.decode, params: {text: c}}]
)");
  BOOST_TEST(said(scene.play("body", {gives("1")}).result) == "D-01 inconclusive preamble-failed");
  BOOST_TEST(said(scene.play("body", {rejection("{}")}).result) ==
             "D-01 inconclusive preamble-failed");
  BOOST_TEST(said(scene.play("body", {gives("{}"), gives("1"), gives("2")}).result) == "D-01 pass");
}

BOOST_AUTO_TEST_CASE(save_binds_the_whole_or_parts_and_a_rejection_as_an_object) {
  Scene scene(R"(
cases:
  - id: body
    steps:
      - {call: demo.decode, params: {text: a}, save: whole}
      - {call: demo.decode, params: {text: b}, save: {first: /list/0, size: /a~1b}}
      - {call: demo.decode, params: {text: c}, expect: {rejected: {}}, save: refusal}
      - {check: {a: {$get: whole}, b: {$get: first}, c: {$get: size}, d: {$get: refusal/reason}},
         expect: {a: [1], b: x, c: 3, d: wrong-sum}, checks: [D-01]}
)");
  const Played played = scene.play("body", {gives("[1]"), gives("{list: [x], a/b: 3}"),
                                            rejection("{reason: wrong-sum, code: -32001}")});
  BOOST_TEST(said(played.result) == "D-01 pass");
}

BOOST_AUTO_TEST_CASE(saving_what_is_not_there_is_a_missing_member) {
  Scene scene(R"(
cases:
  - id: body
    steps:
      - {call: demo.decode, params: {text: a}, checks: [D-01], save: {x: /x/0}}
)");
  const Played played = scene.play("body", {gives("{x: []}")});
  BOOST_TEST(said(played.result) == "D-01 fail missing-member");
  BOOST_TEST(played.result.checks[0].mismatches[0].pointer == "/x/0");
}

BOOST_AUTO_TEST_CASE(let_binds_without_asking_anybody) {
  Scene scene(R"(
cases:
  - id: body
    steps:
      - {let: x, be: {a: [{$literal: {$get: z}}]}}
      - {check: {$get: x/a/0}, expect: {$literal: {$get: z}}, checks: [D-01]}
)");
  BOOST_TEST(said(scene.play("body", {}).result) == "D-01 pass");
}

BOOST_AUTO_TEST_CASE(a_pointer_that_finds_nothing_is_a_missing_member) {
  Scene scene(R"(
cases:
  - id: body
    preamble: [{call: demo.decode, params: {text: a}, save: x}]
    steps:
      - {check: {$get: x/y}, expect: {$any: true}, checks: [D-01]}
      - {call: demo.call, params: {method: m, params: [{$get: x/y}]}, checks: [D-02]}
)");
  BOOST_TEST(said(scene.play("body", {gives("{}")}).result) ==
             "D-01 fail missing-member; D-02 fail missing-member");
}

BOOST_AUTO_TEST_CASE(a_when_that_does_not_match_leaves_the_step_out) {
  Scene scene(R"(
cases:
  - id: body
    preamble: [{call: demo.decode, params: {text: a}, save: x}]
    steps:
      - {when: {value: {$get: x/kind}, matches: b}, call: demo.decode, params: {text: b}, checks: [D-01], save: z}
      - {when: {value: {$get: x/none}, matches: {$any: true}}, check: 1, expect: 2, checks: [D-02]}
      - {check: {$get: z}, expect: 1, checks: [D-03]}
      - {when: {value: {$get: z}, matches: 1}, check: 1, expect: 1, checks: [D-04]}
)");
  BOOST_TEST(said(scene.play("body", {gives("{kind: a}")}).result) ==
             "D-01 nothing-to-judge nothing-to-judge; D-02 nothing-to-judge nothing-to-judge; "
             "D-03 inconclusive step-failed; D-04 inconclusive step-failed");
  BOOST_TEST(said(scene.play("body", {gives("{kind: b}"), gives("1")}).result) ==
             "D-01 pass; D-02 nothing-to-judge nothing-to-judge; D-03 pass; D-04 pass");
}

BOOST_AUTO_TEST_CASE(rows_and_matrix_are_names_and_make_the_id) {
  Scene scene(R"(
cases:
  - id: body
    rows: {columns: [id, text, want, check], data: [[a, t1, {result: 1}, D-01], [b, t2, {rejected: {}}, D-02]]}
    matrix: {format: [raw, "a,b[1]=%"]}
    steps:
      - {call: demo.call, params: {method: {$get: row/text}, params: {$get: format}}, checks: [{$get: row/check}], expect: {$get: row/want}}
)");
  const Played first = scene.play(scene.instance("body", 0, {{"format", "raw"}}), {gives("1")});
  BOOST_TEST(said(first.result) == "D-01 pass");
  BOOST_TEST(first.result.id == "demo/body/a[format=raw]");
  BOOST_TEST((first.asked[0].params == judge::written("{method: t1, params: raw}")));
  const Played second =
      scene.play(scene.instance("body", 1, {{"format", "a,b[1]=%"}}), {rejection("{}")});
  BOOST_TEST(said(second.result) == "D-02 pass");
  BOOST_TEST(second.result.id == "demo/body/b[format=a%2Cb%5B1%5D%3D%25]");
}

BOOST_AUTO_TEST_CASE(an_absent_cell_leaves_a_parameter_out) {
  Scene scene(R"(
cases:
  - id: body
    rows: {columns: [id, params], data: [[a, {$absent: true}]]}
    steps: [{call: demo.call, params: {method: m, params: {$get: row/params}}, checks: [D-01]}]
)");
  const Played played = scene.play("body", {gives("1")});
  BOOST_TEST((played.asked[0].params == judge::written("{method: m}")));
}

BOOST_AUTO_TEST_CASE(eventually_asks_again_until_it_matches_or_the_time_is_over) {
  Scene scene(R"(
cases:
  - id: body
    steps:
      - call: demo.decode
        params: {text: a}
        checks: [D-01]
        expect: {result: 1}
        eventually: {within: 2s, every: 1s}
)");
  const Played passed = scene.play("body", {gives("0"), gives("0"), gives("1")});
  BOOST_TEST(said(passed.result) == "D-01 pass");
  BOOST_TEST(passed.pauses.size() == 2U);
  BOOST_TEST(passed.result.evidence.size() == 3U);
  const Played failed = scene.play("body", {gives("0"), gives("0"), gives("2")});
  BOOST_TEST(said(failed.result) == "D-01 fail wrong-value");
}

BOOST_AUTO_TEST_CASE(either_logs_the_first_alternative_that_holds) {
  Scene scene(R"(
cases:
  - id: body
    call: demo.decode
    params: {text: a}
    checks: [D-01]
    expect: {either: [{as: one, result: 1}, {as: number, result: {$type: number}}, {as: refused, rejected: {}}]}
)");
  BOOST_TEST(scene.play("body", {gives("1")}).result.checks[0].choice == "one");
  BOOST_TEST(scene.play("body", {gives("2")}).result.checks[0].choice == "number");
  BOOST_TEST(scene.play("body", {rejection("{}")}).result.checks[0].choice == "refused");
  BOOST_TEST(said(scene.play("body", {gives("text")}).result) == "D-01 fail no-alternative");
}

BOOST_AUTO_TEST_CASE(wire_is_compared_where_it_is_written) {
  Scene scene(R"(
cases:
  - id: body
    call: demo.decode
    params: {text: a}
    checks: [D-01]
    expect: {result: 1, wire: {status: 200, headers: {$contains: {etag: [{$type: string}]}}}}
)");
  Answer answer = gives("1");
  answer.wire = judge::written("{status: 200, headers: {etag: [a], date: [b]}, bytes: 10}");
  BOOST_TEST(said(scene.play("body", {answer}).result) == "D-01 pass");
  answer.wire.set("status", 304);
  const Played failed = scene.play("body", {answer});
  BOOST_TEST(said(failed.result) == "D-01 fail wrong-value");
  BOOST_TEST(failed.result.checks[0].mismatches[0].pointer == "/wire/status");
  BOOST_TEST(said(scene.play("body", {gives("1")}).result) == "D-01 fail missing-member");
}

BOOST_AUTO_TEST_CASE(the_evidence_holds_each_answer_of_the_target) {
  Scene scene(R"(
cases:
  - id: body
    preamble: [{compute: demo.encode, params: {value: 1}, save: {t: /text}}]
    steps:
      - {call: demo.decode, params: {text: {$get: t}}, checks: [D-01], expect: {rejected: {}}}
)");
  const Played played =
      scene.play("body", {rejection("{reason: wrong-sum}")}, {gives("{text: a, data: '0x'}")});
  BOOST_REQUIRE_EQUAL(played.result.evidence.size(), 1U);
  BOOST_TEST(
      (played.result.evidence[0] ==
       judge::written("{step: steps/0, request: {operation: demo.decode, params: {text: a}}, "
                      "answer: {outcome: rejected, value: {reason: wrong-sum}}}")));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace touchstone
