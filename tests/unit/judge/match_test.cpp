// SPDX-License-Identifier: Apache-2.0
#include "judge/match.hpp"

#include "written.hpp"

namespace touchstone::judge {

BOOST_AUTO_TEST_SUITE(match_test)

BOOST_AUTO_TEST_CASE(scalars_are_equal_or_wrong_value) {
  BOOST_TEST(compared("a", "a") == "");
  BOOST_TEST(compared("a", "b") == "wrong-value ");
  BOOST_TEST(compared("null", "null") == "");
  BOOST_TEST(compared("null", "0") == "wrong-value ");
  BOOST_TEST(compared("true", "true") == "");
  BOOST_TEST(compared("true", "false") == "wrong-value ");
  BOOST_TEST(compared("'1'", "1") == "wrong-value ");
}

BOOST_AUTO_TEST_CASE(numbers_compare_by_exact_decimal_value) {
  BOOST_TEST(compared("0", "-0.0") == "");
  BOOST_TEST(compared("1", "10e-1") == "");
  BOOST_TEST(compared("18446744073709551616", "18446744073709551616") == "");
  BOOST_TEST(compared("9007199254740993", "9007199254740992") == "wrong-value ");
  BOOST_TEST(compared("1e5000", "1e5000") == "");
  BOOST_TEST(compared("1e5000", "10e4999") == "wrong-value ");
}

BOOST_AUTO_TEST_CASE(object_literals_are_closed) {
  BOOST_TEST(compared("{a: 1, b: 2}", "{b: 2, a: 1}") == "");
  BOOST_TEST(compared("{a: 1}", "{}") == "missing-member /a");
  BOOST_TEST(compared("{a: 1}", "{a: 1, b: 2}") == "unexpected-member /b");
  BOOST_TEST(compared("{a: 1}", "[1]") == "wrong-type ");
  BOOST_TEST(compared("{}", "{x/y: 1}") == "unexpected-member /x~1y");
}

BOOST_AUTO_TEST_CASE(array_literals_are_ordered_and_of_exact_length) {
  BOOST_TEST(compared("[1, 2]", "[1, 2]") == "");
  BOOST_TEST(compared("[1, 2]", "[2, 1]") == "wrong-value /0, wrong-value /1");
  BOOST_TEST(compared("[1, 2]", "[1]") == "wrong-length ");
  BOOST_TEST(compared("[]", "{}") == "wrong-type ");
}

BOOST_AUTO_TEST_CASE(every_difference_is_reported_with_its_pointer) {
  BOOST_TEST(compared("{a: {b: [1, {c: 2}]}, d: 3}", "{a: {b: [1, {c: 4}]}, d: 5, e: 6}") ==
             "wrong-value /a/b/1/c, wrong-value /d, unexpected-member /e");
}

BOOST_AUTO_TEST_CASE(a_difference_has_its_kinds_and_a_shape_without_indices) {
  const Surroundings around;
  const Environment environment = around.environment();
  const Value value = written("{list: [1, {'0': null}]}");
  Differences differences;
  Matcher matcher(environment, &differences);
  BOOST_TEST(!matcher.match(written("{list: [1, {'0': text}]}"), &value));
  BOOST_REQUIRE_EQUAL(differences.size(), 1U);
  BOOST_TEST(differences[0].mismatch.pointer == "/list/1/0");
  BOOST_TEST(differences[0].shape == "/list/*/0");
  BOOST_TEST(differences[0].expected == "string");
  BOOST_TEST(differences[0].actual == "null");
  BOOST_TEST((*differences[0].mismatch.expected == Value("text")));
  BOOST_TEST((*differences[0].mismatch.actual == Value()));
}

BOOST_AUTO_TEST_CASE(a_comparison_reports_at_most_twenty_differences) {
  const Surroundings around;
  const Environment environment = around.environment();
  const Value zeros{Array(1000, Value(0))};
  const Value ones{Array(1000, Value(1))};
  Differences differences;
  Matcher matcher(environment, &differences);
  BOOST_TEST(!matcher.match(zeros, &ones));
  BOOST_TEST(differences.size() == 20U);
}

BOOST_AUTO_TEST_CASE(a_row_cell_goes_on_as_a_matcher) {
  const Surroundings around("{m: {$type: string}, list: [1, {$any: true}], r: {$get: ixit/x}}",
                            "{x: seven}");
  const Environment environment = around.environment();
  const Value text{"t"};
  const Value pair = written("[1, 9]");
  const Value seven{"seven"};
  BOOST_TEST(compared(environment, written("{$get: row/m}"), &text) == "");
  BOOST_TEST(compared(environment, written("{$get: row/m}"), &pair) == "wrong-type ");
  BOOST_TEST(compared(environment, written("{$get: row/list}"), &pair) == "");
  BOOST_TEST(compared(environment, written("{$get: row/r}"), &seven) == "");
  BOOST_TEST(compared(environment, written("{$anyOf: {$get: row/list}}"), &text) == "");
}

BOOST_AUTO_TEST_CASE(what_a_target_sent_is_never_a_matcher) {
  const Surroundings around;
  Environment environment = around.environment();
  environment.bind("sent", written("{$any: true}"), {});
  environment.bind("list", written("[{$any: true}]"), {});
  environment.bind("open", written("{a: {$any: true}}"), {});
  const Value other{"x"};
  const Value same = written("{$any: true}");
  const Value list = written("[x]");
  const Value open = written("{a: x, b: z}");
  BOOST_TEST(compared(environment, written("{$get: sent}"), &other) == "wrong-type ");
  BOOST_TEST(compared(environment, written("{$get: sent}"), &same) == "");
  BOOST_TEST(compared(environment, written("{$get: list}"), &list) == "wrong-type /0");
  BOOST_TEST(compared(environment, written("{$anyOf: {$get: list}}"), &other) == "no-alternative ");
  BOOST_TEST(compared(environment, written("{$each: {$get: sent}}"), &list) == "wrong-type /0");
  BOOST_TEST(compared(environment, written("{$contains: {$get: open}}"), &open) == "wrong-type /a");
  BOOST_TEST(compared(environment, written("{$unordered: {$get: list}}"), &list) ==
             "elements-differ ");
}

BOOST_AUTO_TEST_CASE(a_list_that_a_target_did_not_send_is_a_mismatch_with_a_reason) {
  const Surroundings around;
  const Value list = written("[1]");
  for (const char* word : {"$contains", "$unordered", "$anyOf"}) {
    for (const char* sent : {"text", "7", "null"}) {
      Environment environment = around.environment();
      environment.bind("sent", written(sent), {});
      const Value matcher = Object{{word, Object{{"$get", "sent"}}}};
      BOOST_TEST(compared(environment, matcher, &list) == "wrong-value ", word << ' ' << sent);
    }
  }
}

BOOST_AUTO_TEST_CASE(an_absent_cell_leaves_the_member_out) {
  const Surroundings around("{path: {$absent: true}, hrp: bc}");
  const Environment environment = around.environment();
  const Value without = written("{hrp: bc}");
  const Value with = written("{hrp: bc, path: /}");
  const Value closed = written("{hrp: {$get: row/hrp}, path: {$get: row/path}}");
  BOOST_TEST(compared(environment, closed, &without) == "");
  BOOST_TEST(compared(environment, closed, &with) == "unexpected-member /path");
  const Value open = written("{$contains: {path: {$get: row/path}}}");
  BOOST_TEST(compared(environment, open, &with) == "");
}

BOOST_AUTO_TEST_CASE(a_reference_that_finds_nothing_is_a_missing_member) {
  const Surroundings around;
  Environment environment = around.environment();
  environment.bind("block", written("{hash: '0x00'}"), {});
  const Value value{"0x00"};
  BOOST_TEST(compared(environment, written("{$get: block/hash}"), &value) == "");
  BOOST_TEST(compared(environment, written("{$get: block/number}"), &value) == "missing-member ");
  BOOST_TEST(compared(environment, written("{$hex: {$get: block/number}}"), &value) ==
             "missing-member ");
  BOOST_TEST(compared(environment, written("{$get: receipt}"), &value) == "fault not-saved");
  BOOST_TEST(compared(environment, written("{$get: ixit/x}"), &value) == "fault missing-ixit");
}

BOOST_AUTO_TEST_CASE(deep_values_are_compared) {
  std::string text;
  for (int depth = 0; depth < 400; ++depth) {
    text += '[';
  }
  text += std::string(400, ']');
  BOOST_TEST(compared(text, text) == "");
}

BOOST_AUTO_TEST_CASE(the_work_of_a_comparison_is_bounded) {
  const Surroundings around;
  const Environment environment = around.environment();
  const Value huge{Array(1'300'000, Value("a"))};
  std::string alternatives = "{$each: {$anyOf: [b, c, d, e, f, g, h, i, a]}}";
  BOOST_TEST(compared(environment, written(alternatives), &huge) == "fault comparison-too-long");
  const Value wide{Array(400'000, Value("a"))};
  BOOST_TEST(compared(environment, written("{$contains: [a, b, c]}"), &wide) ==
             "fault comparison-too-long");
}

BOOST_AUTO_TEST_CASE(large_objects_are_not_compared_member_by_member_against_all) {
  Object many;
  for (int at = 0; at < 50'000; ++at) {
    many.push_back({"member-" + std::to_string(at), at});
  }
  const Value value{std::move(many)};
  const Surroundings around;
  Environment environment = around.environment();
  environment.bind("same", value, {});
  BOOST_TEST(compared(environment, written("{$get: same}"), &value) == "");
}

BOOST_AUTO_TEST_CASE(what_is_shown_of_a_value_is_bounded) {
  const Surroundings around;
  const Environment environment = around.environment();
  const Value huge{Array(100'000, Value(std::string(10'000, 'x')))};
  Differences differences;
  Matcher matcher(environment, &differences);
  BOOST_TEST(!matcher.match(Value("a"), &huge));
  BOOST_REQUIRE(differences[0].mismatch.actual);
  BOOST_TEST(differences[0].mismatch.actual->array()->size() <= 65U);
  BOOST_TEST(differences[0].mismatch.actual->array()->front().text()->size() < 600U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace touchstone::judge
