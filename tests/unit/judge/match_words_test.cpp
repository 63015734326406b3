// SPDX-License-Identifier: Apache-2.0
#include "written.hpp"

namespace touchstone::judge {

BOOST_AUTO_TEST_SUITE(match_words_test)

BOOST_AUTO_TEST_CASE(any_matches_what_is_there) {
  BOOST_TEST(compared("{$any: true}", "null") == "");
  BOOST_TEST(compared("{a: {$any: true}}", "{}") == "missing-member /a");
}

BOOST_AUTO_TEST_CASE(absent_and_optional) {
  BOOST_TEST(compared("{a: {$absent: true}}", "{}") == "");
  BOOST_TEST(compared("{a: {$absent: true}}", "{a: null}") == "unexpected-member /a");
  BOOST_TEST(compared("{$contains: {a: {$absent: true}}}", "{b: 1}") == "");
  BOOST_TEST(compared("{$contains: {a: {$absent: true}}}", "{a: 1}") == "unexpected-member /a");
  BOOST_TEST(compared("{a: {$optional: {$type: string}}}", "{}") == "");
  BOOST_TEST(compared("{a: {$optional: {$type: string}}}", "{a: t}") == "");
  BOOST_TEST(compared("{a: {$optional: {$type: string}}}", "{a: 1}") == "wrong-type /a");
  BOOST_TEST(compared("{a: {$anyOf: [{$absent: true}, null]}}", "{}") == "");
  BOOST_TEST(compared("{a: {$anyOf: [{$absent: true}, null]}}", "{a: null}") == "");
  BOOST_TEST(compared("{a: {$anyOf: [{$absent: true}, null]}}", "{a: 1}") == "no-alternative /a");
}

BOOST_AUTO_TEST_CASE(not_never_matches_an_absent_value) {
  BOOST_TEST(compared("{$not: {$type: array}}", "1") == "");
  BOOST_TEST(compared("{$not: {$type: array}}", "[]") == "forbidden-value ");
  BOOST_TEST(compared("{a: {$not: 1}}", "{}") == "missing-member /a");
}

BOOST_AUTO_TEST_CASE(unique_is_an_array_without_two_equal_elements) {
  BOOST_TEST(compared("{$unique: true}", "[]") == "");
  BOOST_TEST(compared("{$unique: true}", "[1, '1', true, null, [1], {a: 1}, {a: 2}]") == "");
  BOOST_TEST(compared("{$unique: true}", "[1, 2, 1.0]") == "not-unique ");
  BOOST_TEST(compared("{$unique: true}", "[{a: 1, b: 2}, {b: 2, a: 1}]") == "not-unique ");
  BOOST_TEST(compared("{$unique: true}", "text") == "wrong-type ");
}

BOOST_AUTO_TEST_CASE(length_is_of_arrays) {
  BOOST_TEST(compared("{$length: 2}", "[1, 2]") == "");
  BOOST_TEST(compared("{$length: 2}", "[1]") == "wrong-length ");
  BOOST_TEST(compared("{$length: [1, 2]}", "[1]") == "");
  BOOST_TEST(compared("{$length: [1, 2]}", "[1, 2]") == "");
  BOOST_TEST(compared("{$length: [1, 2]}", "[]") == "wrong-length ");
  BOOST_TEST(compared("{$length: [1, 2]}", "[1, 2, 3]") == "wrong-length ");
  BOOST_TEST(compared("{$length: 2}", "ab") == "wrong-type ");
}

BOOST_AUTO_TEST_CASE(type_tells_integers_by_value) {
  BOOST_TEST(compared("{$type: integer}", "1") == "");
  BOOST_TEST(compared("{$type: integer}", "1.0") == "");
  BOOST_TEST(compared("{$type: integer}", "1.5") == "wrong-type ");
  BOOST_TEST(compared("{$type: number}", "1.5") == "");
  BOOST_TEST(compared("{$type: number}", "'1'") == "wrong-type ");
  BOOST_TEST(compared("{$type: ['null', string]}", "null") == "");
  BOOST_TEST(compared("{$type: ['null', string]}", "true") == "wrong-type ");
  BOOST_TEST(compared("{$type: boolean}", "true") == "");
  BOOST_TEST(compared("{$type: object}", "{}") == "");
  BOOST_TEST(compared("{$type: array}", "{}") == "wrong-type ");
}

BOOST_AUTO_TEST_CASE(pattern_is_unanchored_and_dollar_is_the_end_of_the_text) {
  BOOST_TEST(compared("{$pattern: b}", "abc") == "");
  BOOST_TEST(compared("{$pattern: '^b'}", "abc") == "pattern-differs ");
  BOOST_TEST(compared("{$pattern: '^(W/)?\".*\"$'}", "'W/\"x\"'") == "");
  BOOST_TEST(compared("{$pattern: 'c$'}", "\"abc\\n\"") == "pattern-differs ");
  BOOST_TEST(compared("{$pattern: '^b'}", "\"a\\nb\"") == "pattern-differs ");
  BOOST_TEST(compared("{$pattern: '(?i)REVERT'}", "reverted") == "");
  BOOST_TEST(compared("{$pattern: '^.$'}", "中") == "");
  BOOST_TEST(compared("{$pattern: a}", "1") == "wrong-type ");
}

BOOST_AUTO_TEST_CASE(contains_leaves_other_members_alone_but_closes_nested_literals) {
  BOOST_TEST(compared("{$contains: {a: 1}}", "{a: 1, b: 2}") == "");
  BOOST_TEST(compared("{$contains: {a: {c: 1}}}", "{a: {c: 1, d: 2}}") == "unexpected-member /a/d");
  BOOST_TEST(compared("{$contains: {a: {$contains: {c: 1}}}}", "{a: {c: 1, d: 2}}") == "");
  BOOST_TEST(compared("{$contains: {a: 1}}", "{b: 2}") == "missing-member /a");
  BOOST_TEST(compared("{$contains: {a: 1}}", "[]") == "wrong-type ");
}

BOOST_AUTO_TEST_CASE(contains_of_a_list_needs_an_element_for_each) {
  BOOST_TEST(compared("{$contains: [2, 1]}", "[1, 2, 3]") == "");
  BOOST_TEST(compared("{$contains: [1, 1]}", "[1, 2]") == "element-missing ");
  BOOST_TEST(compared("{$contains: [1, 1]}", "[1, 2, 1]") == "");
  // First come first served would give the 1 to the matcher that takes anything.
  BOOST_TEST(compared("{$contains: [{$any: true}, 1]}", "[1, 2]") == "");
  BOOST_TEST(compared("{$contains: [1]}", "text") == "wrong-type ");
}

BOOST_AUTO_TEST_CASE(unordered_is_a_perfect_assignment) {
  BOOST_TEST(compared("{$unordered: [1, 2]}", "[2, 1]") == "");
  BOOST_TEST(compared("{$unordered: [1, 2]}", "[2, 1, 3]") == "wrong-length ");
  BOOST_TEST(compared("{$unordered: [1, 2]}", "[2, 2]") == "elements-differ ");
  BOOST_TEST(compared("{$unordered: [{$type: number}, {$type: [number, string]}, {$any: true}]}",
                      "[null, a, 1]") == "");
  BOOST_TEST(compared("{$unordered: [{$type: number}, {$type: [number, string]}, {$any: true}]}",
                      "[null, true, 1]") == "elements-differ ");
  BOOST_TEST(compared("{$unordered: []}", "[]") == "");
}

BOOST_AUTO_TEST_CASE(each_fails_on_a_non_array_and_passes_an_empty_one) {
  BOOST_TEST(compared("{$each: {$type: string}}", "[]") == "");
  BOOST_TEST(compared("{$each: {$type: string}}", "[a, b]") == "");
  BOOST_TEST(compared("{$each: {$type: string}}", "[a, 1, 2]") == "wrong-type /1, wrong-type /2");
  BOOST_TEST(compared("{$each: {$type: string}}", "text") == "wrong-type ");
}

BOOST_AUTO_TEST_CASE(any_of_takes_the_first_that_matches) {
  BOOST_TEST(compared("{$anyOf: [1, {$type: string}]}", "1") == "");
  BOOST_TEST(compared("{$anyOf: [1, {$type: string}]}", "a") == "");
  BOOST_TEST(compared("{$anyOf: [1, {$type: string}]}", "2") == "no-alternative ");
}

BOOST_AUTO_TEST_CASE(bytes_are_spelt_in_lower_case) {
  BOOST_TEST(compared("{$bytes: {length: 2}}", "'0x00ff'") == "");
  BOOST_TEST(compared("{$bytes: {length: 0}}", "'0x'") == "");
  BOOST_TEST(compared("{$bytes: {length: [1, 2]}}", "'0x00'") == "");
  BOOST_TEST(compared("{$bytes: {length: [2, 3]}}", "'0x00'") == "wrong-length ");
  BOOST_TEST(compared("{$bytes: {length: 2}}", "'0x00FF'") == "not-bytes ");
  BOOST_TEST(compared("{$bytes: {length: 2}}", "'0x00f'") == "not-bytes ");
  BOOST_TEST(compared("{$bytes: {length: 2}}", "00ff") == "not-bytes ");
  BOOST_TEST(compared("{$bytes: {length: 2}}", "7") == "wrong-type ");
}

BOOST_AUTO_TEST_CASE(hex_compares_bytes_in_any_case) {
  BOOST_TEST(compared("{$hex: '0xAbCd'}", "'0xaBcD'") == "");
  BOOST_TEST(compared("{$hex: '0xabcd'}", "'0xabce'") == "wrong-value ");
  BOOST_TEST(compared("{$hex: '0xabcd'}", "'0x00abcd'") == "wrong-value ");
  BOOST_TEST(compared("{$hex: true}", "'0xABCD'") == "");
  BOOST_TEST(compared("{$hex: true}", "'0xABC'") == "not-hex ");
  BOOST_TEST(compared("{$hex: true}", "'ABCD'") == "not-hex ");
  BOOST_TEST(compared("{$hex: true}", "null") == "wrong-type ");
}

BOOST_AUTO_TEST_CASE(quantities_are_minimal_and_compare_as_integers) {
  BOOST_TEST(compared("{$quantity: '0x1f'}", "'0x1F'") == "");
  BOOST_TEST(compared("{$quantity: '0x001f'}", "'0x1f'") == "");
  BOOST_TEST(compared("{$quantity: 31}", "'0x1f'") == "");
  BOOST_TEST(compared("{$quantity: 18446744073709551616}", "'0x10000000000000000'") == "");
  BOOST_TEST(compared("{$quantity: 0}", "'0x0'") == "");
  BOOST_TEST(compared("{$quantity: '0x1f'}", "'0x01f'") == "not-quantity ");
  BOOST_TEST(compared("{$quantity: true}", "'0x00'") == "not-quantity ");
  BOOST_TEST(compared("{$quantity: true}", "'0x'") == "not-quantity ");
  BOOST_TEST(compared("{$quantity: '0x1f'}", "'0x20'") == "wrong-value ");
  BOOST_TEST(compared("{$quantity: '0x1f'}", "31") == "wrong-type ");
}

BOOST_AUTO_TEST_CASE(number_asks_for_a_spelling) {
  BOOST_TEST(compared("{$number: '1.0'}", "1.0") == "");
  BOOST_TEST(compared("{$number: '1.0'}", "1") == "wrong-spelling ");
  BOOST_TEST(compared("{$number: '1.0'}", "'1.0'") == "wrong-type ");
}

BOOST_AUTO_TEST_CASE(literal_quotes) {
  BOOST_TEST(compared("{$literal: {$any: true}}", "{$any: true}") == "");
  BOOST_TEST(compared("{$literal: {$any: true}}", "1") == "wrong-type ");
  BOOST_TEST(compared("{a: {$literal: {$get: x}}}", "{a: {$get: x}}") == "");
}

BOOST_AUTO_TEST_CASE(a_schema_cannot_be_evaluated_yet) {
  BOOST_TEST(compared("{$schema: 'https://example.com/s#/a'}", "1") == "fault no-schema-validator");
  BOOST_TEST(compared("{$not: {$schema: 'https://example.com/s#/a'}}", "1") ==
             "fault no-schema-validator");
}

BOOST_AUTO_TEST_CASE(an_unknown_word_is_no_match_of_anything) {
  BOOST_TEST(compared("{$nothing: 1}", "1") == "fault unknown-matcher");
  BOOST_TEST(compared("{$get: true}", "1") == "fault unknown-matcher");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace touchstone::judge
