// SPDX-License-Identifier: Apache-2.0
#include "scene.hpp"
#include "written.hpp"

namespace touchstone {
namespace {

/// A loop over what the target gave, with `more` keys of its step.
std::string loop(std::string_view list, std::string_view steps, std::string_view more = "") {
  return R"(
cases:
  - id: loop
    preamble: [{call: demo.decode, params: {text: a}, save: x}]
    steps:
      - for-each: {i: )" +
         std::string(list) + R"(}
        checks: [D-01]
        )" +
         std::string(more) + "\n        steps: " + std::string(steps) + '\n';
}

constexpr std::string_view IS_ONE = "[{check: {$get: i}, expect: 1}]";

std::string played(std::string_view file, std::string_view answer) {
  Scene scene(file);
  return said(scene.play("loop", {gives(answer)}).result);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(loops_test)

BOOST_AUTO_TEST_CASE(a_loop_gives_one_verdict_over_all_turns) {
  Scene scene(loop("{$get: x}", IS_ONE));
  BOOST_TEST(said(scene.play("loop", {gives("[1, 1]")}).result) == "D-01 pass");
  const Played failed = scene.play("loop", {gives("[1, 2, 1, 3]")});
  BOOST_TEST(said(failed.result) == "D-01 fail wrong-value");
  BOOST_TEST(failed.result.checks[0].mismatch_count == 2U);
  BOOST_TEST(failed.result.checks[0].mismatches[0].step == "steps/0/steps/0");
  // The two differ in nothing that a fingerprint holds.
  BOOST_TEST(failed.result.checks[0].fingerprints.size() == 1U);
}

BOOST_AUTO_TEST_CASE(twenty_mismatches_are_kept_and_all_counted) {
  Scene scene(loop("{$get: x}", IS_ONE));
  Answer many = Answer::result(Array(50, Value(0)));
  const Played failed = scene.play("loop", {many});
  BOOST_TEST(failed.result.checks[0].mismatches.size() == 20U);
  BOOST_TEST(failed.result.checks[0].mismatch_count == 50U);
}

BOOST_AUTO_TEST_CASE(a_mismatch_does_not_end_the_turn) {
  const std::string two = loop(
      "{$get: x}", "[{check: {$get: i}, expect: 1}, {check: {$get: i}, expect: {$type: string}}]");
  Scene scene(two);
  BOOST_TEST(scene.play("loop", {gives("[2]")}).result.checks[0].mismatch_count == 2U);
}

BOOST_AUTO_TEST_CASE(an_empty_loop_has_nothing_to_judge_unless_the_case_says_more) {
  const std::string text = loop("{$get: x}", IS_ONE);
  BOOST_TEST(played(text, "[]") == "D-01 nothing-to-judge nothing-to-judge");
  const auto with = [&](std::string_view empty) {
    std::string changed = text;
    return changed.insert(changed.find("    preamble"), "    empty: " + std::string(empty) + '\n');
  };
  BOOST_TEST(played(with("pass"), "[]") == "D-01 pass");
  BOOST_TEST(played(with("fail"), "[]") == "D-01 fail nothing-found");
  BOOST_TEST(played(with("fail"), "[1]") == "D-01 pass");
}

BOOST_AUTO_TEST_CASE(a_loop_whose_every_when_is_false_has_nothing_to_judge) {
  const std::string text =
      loop("{$get: x}",
           "[{when: {value: {$get: i/set}, matches: true}, check: {$get: i/v}, expect: 1}]");
  BOOST_TEST(played(text, "[{set: false}, {}, 3]") == "D-01 nothing-to-judge nothing-to-judge");
  BOOST_TEST(played(text, "[{set: false}, {set: true, v: 1}]") == "D-01 pass");
  BOOST_TEST(played(text, "[{set: false}, {set: true, v: 2}]") == "D-01 fail wrong-value");
}

BOOST_AUTO_TEST_CASE(what_is_no_list_is_a_mismatch) {
  BOOST_TEST(played(loop("{$get: x}", IS_ONE), "{}") == "D-01 fail wrong-type");
  BOOST_TEST(played(loop("{$get: x/y}", IS_ONE), "{}") == "D-01 fail missing-member");
}

BOOST_AUTO_TEST_CASE(more_turns_than_allowed_are_an_error_of_ours) {
  BOOST_TEST(played(loop("{$get: x}", IS_ONE, "limit: 2"), "[1, 1]") == "D-01 pass");
  BOOST_TEST(played(loop("{$get: x}", IS_ONE, "limit: 2"), "[1, 1, 1]") ==
             "D-01 error list-too-long");
}

BOOST_AUTO_TEST_CASE(zip_pairs_lists_of_equal_length) {
  const std::string text =
      loop("{$zip: [{$get: x/a}, {$get: x/b}]}", "[{check: {$get: i/0}, expect: {$get: i/1}}]");
  BOOST_TEST(played(text, "{a: [1, 2], b: [1, 2]}") == "D-01 pass");
  BOOST_TEST(played(text, "{a: [1, 2], b: [2, 1]}") == "D-01 fail wrong-value");
  BOOST_TEST(played(text, "{a: [1, 2], b: [1]}") == "D-01 fail wrong-length");
  BOOST_TEST(played(text, "{a: [1, 2], b: text}") == "D-01 fail wrong-type");
}

BOOST_AUTO_TEST_CASE(windows_are_neighbours) {
  const std::string text =
      loop("{$windows: {of: {$get: x}, size: 2}}", "[{check: {$get: i/0}, expect: {$get: i/1}}]");
  BOOST_TEST(played(text, "[1, 1, 1]") == "D-01 pass");
  BOOST_TEST(played(text, "[1, 1, 2]") == "D-01 fail wrong-value");
  BOOST_TEST(played(text, "[1]") == "D-01 nothing-to-judge nothing-to-judge");
}

BOOST_AUTO_TEST_CASE(a_range_counts_from_the_newest_and_stops_at_zero) {
  const auto turns = [](std::string_view range, std::string_view answer) {
    Scene scene(loop("{$range: " + std::string(range) + "}",
                     "[{call: demo.call, params: {method: m, params: {$get: i}}}]"));
    std::string text;
    Script answers{gives(answer)};
    for (int at = 0; at < 3; ++at) {
      answers.push_back(gives("1"));
    }
    const Played run = scene.play("loop", answers);
    for (std::size_t at = 1; at < run.asked.size(); ++at) {
      const Value& param = *run.asked[at].params.find("params");
      text += (param.text() != nullptr ? *param.text() : param.number()->lexeme) + ' ';
    }
    return text;
  };
  BOOST_TEST(turns("{last: {$get: x}, count: 3}", "'0x10'") == "0x10 0xf 0xe ");
  BOOST_TEST(turns("{last: {$get: x}, count: 100}", "'0x2'") == "0x2 0x1 0x0 ");
  BOOST_TEST(turns("{last: {$get: x}, count: 3}", "9") == "9 8 7 ");
  BOOST_TEST(turns("{from: {$get: x}, to: 11}", "9") == "9 10 11 ");
  BOOST_TEST(played(loop("{$range: {from: {$get: x}, to: 1}}", IS_ONE), "2") ==
             "D-01 nothing-to-judge nothing-to-judge");
  BOOST_TEST(played(loop("{$range: {from: {$get: x}, to: 1}}", IS_ONE), "text") ==
             "D-01 fail wrong-type");
  BOOST_TEST(played(loop("{$range: {from: 0, to: {$get: x}}}", IS_ONE), "'0xffffffffffff'") ==
             "D-01 error list-too-long");
}

BOOST_AUTO_TEST_CASE(select_walks_names_alternatives_and_stars) {
  const auto selected = [](std::string_view path, std::string_view more = "") {
    return loop("{$select: {of: {$get: x}, path: " + std::string(path) + std::string(more) + "}}",
                IS_ONE);
  };
  BOOST_TEST(played(selected("[a, '*', b]"), "{a: [{b: 1}, {c: 2}, 7, {b: 1}]}") == "D-01 pass");
  BOOST_TEST(played(selected("[a, '*', b]"), "{a: {x: {b: 2}}}") ==
             "D-01 nothing-to-judge nothing-to-judge");
  BOOST_TEST(played(selected("[a, '*?']"), "{a: 1}") == "D-01 pass");
  BOOST_TEST(played(selected("[a, '*?']"), "{a: [1, 2]}") == "D-01 fail wrong-value");
  BOOST_TEST(played(selected("[[a, b]]"), "{a: 1, c: 2}") == "D-01 pass");
  BOOST_TEST(played(selected("[[a, b]]"), "{a: 1, b: 2}") == "D-01 fail wrong-value");
  BOOST_TEST(played(selected("['*']", ", where: {$type: number}"), "[1, text]") == "D-01 pass");
}

BOOST_AUTO_TEST_CASE(loops_in_loops_charge_the_outer_check) {
  Scene scene(
      loop("{$get: x}", R"([{for-each: {j: {$get: i}}, steps: [{check: {$get: j}, expect: 1}]}])"));
  BOOST_TEST(said(scene.play("loop", {gives("[[1], [], [1, 1]]")}).result) == "D-01 pass");
  const Played failed = scene.play("loop", {gives("[[1], [2]]")});
  BOOST_TEST(said(failed.result) == "D-01 fail wrong-value");
  BOOST_TEST(failed.result.checks[0].mismatches[0].step == "steps/0/steps/0/steps/0");
  BOOST_TEST(said(scene.play("loop", {gives("[[], []]")}).result) ==
             "D-01 nothing-to-judge nothing-to-judge");
}

BOOST_AUTO_TEST_CASE(collect_binds_what_each_turn_ended_with) {
  Scene scene(R"(
cases:
  - id: loop
    preamble: [{call: demo.decode, params: {text: a}, save: x}]
    steps:
      - for-each: {i: {$get: x}}
        collect: {all: seen}
        steps:
          - {when: {value: {$get: i}, matches: {$type: string}}, call: demo.decode, params: {text: {$get: i}}, save: seen}
      - {check: {$get: all}, expect: [1, 2], checks: [D-01]}
)");
  BOOST_TEST(said(scene.play("loop", {gives("[a, 7, b]"), gives("1"), gives("2")}).result) ==
             "D-01 pass");
}

BOOST_AUTO_TEST_CASE(names_of_a_turn_do_not_outlive_it) {
  Scene scene(loop("{$get: x}", R"(
          - {when: {value: {$get: i}, matches: a}, call: demo.decode, params: {text: {$get: i}}, save: z}
          - {check: {$get: z}, expect: 1})"));
  BOOST_TEST(said(scene.play("loop", {gives("[a]"), gives("1")}).result) == "D-01 pass");
  BOOST_TEST(said(scene.play("loop", {gives("[a, b]"), gives("1")}).result) ==
             "D-01 inconclusive step-failed");
}

BOOST_AUTO_TEST_CASE(a_compute_step_may_skip_the_turn) {
  Scene scene(loop("{$get: x}", R"(
          - {compute: demo.decode, params: {text: {$get: i}}, on-rejected: skip, save: z}
          - {check: {$get: z}, expect: 1})"));
  BOOST_TEST(said(scene.play("loop", {gives("[a, b]")}, {rejection("{}"), gives("1")}).result) ==
             "D-01 pass");
  BOOST_TEST(said(scene.play("loop", {gives("[a, b]")}, {rejection("{}"), gives("2")}).result) ==
             "D-01 fail wrong-value");
  BOOST_TEST(said(scene.play("loop", {gives("[a]")}, {rejection("{}")}).result) ==
             "D-01 nothing-to-judge nothing-to-judge");
}

BOOST_AUTO_TEST_CASE(a_crash_in_a_loop_ends_the_case) {
  Scene scene(loop("{$get: x}", "[{call: demo.decode, params: {text: {$get: i}}}]"));
  BOOST_TEST(said(scene.play("loop", {gives("[a, b, c]"), gives("1"), crashed()}).result) ==
             "D-01 fail iut-crashed");
  BOOST_TEST(said(scene.play("loop", {gives("[a, b]"), gives("1"), hung(true)}).result) ==
             "D-01 inconclusive iut-hung-once");
}

BOOST_AUTO_TEST_CASE(a_matrix_value_is_a_name_of_the_instance) {
  Scene scene(R"(
probes: [{call: demo.call, params: {method: list}, save: all}]
cases:
  - id: loop
    matrix: {number: {$get: all}, way: [up, down]}
    steps: [{call: demo.call, params: {method: {$get: way}, params: {$get: number/v}}, checks: [D-01]}]
)");
  const Instance instance =
      scene.instance("loop", 0, {{"number", judge::written("{v: 1}")}, {"way", "up"}});
  BOOST_TEST(instance.id == "demo/loop[number=0,way=up]");
  const Played run = scene.play(instance, {gives("1")});
  BOOST_TEST(said(run.result) == "D-01 pass");
  BOOST_TEST((run.asked[0].params == judge::written("{method: up, params: 1}")));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace touchstone
