// SPDX-License-Identifier: Apache-2.0
// Every matcher against every kind of value, and what must hold between matchers whatever they are.
#include <array>
#include <vector>

#include "written.hpp"

namespace touchstone::judge {
namespace {

/// One value of each kind, and some that look like another.
constexpr std::array<const char*, 14> VALUES = {"null", "true",   "0",      "1.0",    "-7e2",
                                                "text", "''",     "'0x1f'", "'0x1F'", "'0x0'",
                                                "[]",   "[1, 2]", "{}",     "{a: 1}"};

struct Row {
  const char* matcher;
  /// Message ids beside `VALUES`; "" matches.
  std::array<const char*, 14> says;
};

constexpr const char* TYPE = "wrong-type";
constexpr const char* WRONG = "wrong-value";

constexpr std::array<Row, 26> TABLE{{
    {"{$any: true}", {"", "", "", "", "", "", "", "", "", "", "", "", "", ""}},
    {"{$absent: true}",
     {"unexpected-member", "unexpected-member", "unexpected-member", "unexpected-member",
      "unexpected-member", "unexpected-member", "unexpected-member", "unexpected-member",
      "unexpected-member", "unexpected-member", "unexpected-member", "unexpected-member",
      "unexpected-member", "unexpected-member"}},
    {"{$type: 'null'}",
     {"", TYPE, TYPE, TYPE, TYPE, TYPE, TYPE, TYPE, TYPE, TYPE, TYPE, TYPE, TYPE, TYPE}},
    {"{$type: boolean}",
     {TYPE, "", TYPE, TYPE, TYPE, TYPE, TYPE, TYPE, TYPE, TYPE, TYPE, TYPE, TYPE, TYPE}},
    {"{$type: integer}",
     {TYPE, TYPE, "", "", "", TYPE, TYPE, TYPE, TYPE, TYPE, TYPE, TYPE, TYPE, TYPE}},
    {"{$type: [string, array]}",
     {TYPE, TYPE, TYPE, TYPE, TYPE, "", "", "", "", "", "", "", TYPE, TYPE}},
    {"{$type: object}",
     {TYPE, TYPE, TYPE, TYPE, TYPE, TYPE, TYPE, TYPE, TYPE, TYPE, TYPE, TYPE, "", ""}},
    {"{$optional: 0}",
     {WRONG, WRONG, "", WRONG, WRONG, WRONG, WRONG, WRONG, WRONG, WRONG, WRONG, WRONG, WRONG,
      WRONG}},
    {"{$not: {$type: string}}",
     {"", "", "", "", "", "forbidden-value", "forbidden-value", "forbidden-value",
      "forbidden-value", "forbidden-value", "", "", "", ""}},
    {"{$unique: true}",
     {TYPE, TYPE, TYPE, TYPE, TYPE, TYPE, TYPE, TYPE, TYPE, TYPE, "", "", TYPE, TYPE}},
    {"{$length: 2}",
     {TYPE, TYPE, TYPE, TYPE, TYPE, TYPE, TYPE, TYPE, TYPE, TYPE, "wrong-length", "", TYPE, TYPE}},
    {"{$length: [0, 1]}",
     {TYPE, TYPE, TYPE, TYPE, TYPE, TYPE, TYPE, TYPE, TYPE, TYPE, "", "wrong-length", TYPE, TYPE}},
    {"{$pattern: '^0x'}",
     {TYPE, TYPE, TYPE, TYPE, TYPE, "pattern-differs", "pattern-differs", "", "", "", TYPE, TYPE,
      TYPE, TYPE}},
    {"{$pattern: '^$'}",
     {TYPE, TYPE, TYPE, TYPE, TYPE, "pattern-differs", "", "pattern-differs", "pattern-differs",
      "pattern-differs", TYPE, TYPE, TYPE, TYPE}},
    {"{$anyOf: [null, {$type: boolean}, text, []]}",
     {"", "", "no-alternative", "no-alternative", "no-alternative", "", "no-alternative",
      "no-alternative", "no-alternative", "no-alternative", "", "no-alternative", "no-alternative",
      "no-alternative"}},
    {"{$contains: {a: {$type: number}}}",
     {TYPE, TYPE, TYPE, TYPE, TYPE, TYPE, TYPE, TYPE, TYPE, TYPE, TYPE, TYPE, "missing-member",
      ""}},
    {"{$contains: [2]}",
     {TYPE, TYPE, TYPE, TYPE, TYPE, TYPE, TYPE, TYPE, TYPE, TYPE, "element-missing", "", TYPE,
      TYPE}},
    {"{$unordered: [2, 1.0]}",
     {TYPE, TYPE, TYPE, TYPE, TYPE, TYPE, TYPE, TYPE, TYPE, TYPE, "wrong-length", "", TYPE, TYPE}},
    {"{$each: 1}",
     {TYPE, TYPE, TYPE, TYPE, TYPE, TYPE, TYPE, TYPE, TYPE, TYPE, "", WRONG, TYPE, TYPE}},
    {"{$bytes: {length: 1}}",
     {TYPE, TYPE, TYPE, TYPE, TYPE, "not-bytes", "not-bytes", "", "not-bytes", "not-bytes", TYPE,
      TYPE, TYPE, TYPE}},
    {"{$hex: true}",
     {TYPE, TYPE, TYPE, TYPE, TYPE, "not-hex", "not-hex", "", "", "not-hex", TYPE, TYPE, TYPE,
      TYPE}},
    {"{$hex: '0x1f'}",
     {TYPE, TYPE, TYPE, TYPE, TYPE, "not-hex", "not-hex", "", "", "not-hex", TYPE, TYPE, TYPE,
      TYPE}},
    {"{$quantity: true}",
     {TYPE, TYPE, TYPE, TYPE, TYPE, "not-quantity", "not-quantity", "", "", "", TYPE, TYPE, TYPE,
      TYPE}},
    {"{$quantity: 31}",
     {TYPE, TYPE, TYPE, TYPE, TYPE, "not-quantity", "not-quantity", "", "", WRONG, TYPE, TYPE, TYPE,
      TYPE}},
    {"{$number: '1.0'}",
     {TYPE, TYPE, "wrong-spelling", "", "wrong-spelling", TYPE, TYPE, TYPE, TYPE, TYPE, TYPE, TYPE,
      TYPE, TYPE}},
    {"{$literal: {a: 1.0}}",
     {TYPE, TYPE, TYPE, TYPE, TYPE, TYPE, TYPE, TYPE, TYPE, TYPE, TYPE, TYPE, "missing-member",
      ""}},
}};

bool matches(const Value& matcher, const Value& value) {
  const Surroundings around;
  const Environment environment = around.environment();
  Matcher silent(environment, nullptr);
  const bool matched = silent.match(matcher, &value);
  BOOST_TEST(!silent.fault().has_value());
  return matched;
}

Value word(std::string name, Value argument) {
  return Object{{std::move(name), std::move(argument)}};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(match_table_test)

BOOST_AUTO_TEST_CASE(each_matcher_says_why) {
  for (const Row& row : TABLE) {
    for (std::size_t at = 0; at < VALUES.size(); ++at) {
      const std::string said = compared(row.matcher, VALUES[at]);
      BOOST_TEST(said.substr(0, said.find(' ')) == row.says[at],
                 row.matcher << " on " << VALUES[at] << " says " << said);
    }
  }
}

BOOST_AUTO_TEST_CASE(matchers_around_a_matcher_keep_its_answer) {
  for (const Row& row : TABLE) {
    const Value matcher = judge::written(row.matcher);
    for (const char* text : VALUES) {
      const Value value = judge::written(text);
      const bool matched = matches(matcher, value);
      BOOST_TEST_CONTEXT(row.matcher << " on " << text) {
        BOOST_TEST(matches(word("$not", matcher), value) == !matched);
        BOOST_TEST(matches(word("$not", word("$not", matcher)), value) == matched);
        BOOST_TEST(matches(word("$anyOf", Array{matcher}), value) == matched);
        BOOST_TEST(matches(word("$anyOf", Array{"no such text", matcher}), value) == matched);
        BOOST_TEST(matches(word("$optional", matcher), value) == matched);
        BOOST_TEST(matches(word("$each", matcher), Array{value, value}) == matched);
        BOOST_TEST(matches(word("$unordered", Array{matcher, 5}), Array{5, value}) == matched);
        BOOST_TEST(matches(Value(Array{matcher}), Array{value}) == matched);
        const Value one = Object{{"m", value}};
        const Value two = Object{{"n", 1}, {"m", value}};
        BOOST_TEST(matches(Value(Object{{"m", matcher}}), one) == matched);
        BOOST_TEST(!matches(Value(Object{{"m", matcher}}), two));
        BOOST_TEST(matches(word("$contains", Object{{"m", matcher}}), two) == matched);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(a_value_matches_itself_and_its_quotation_and_no_other) {
  for (std::size_t at = 0; at < VALUES.size(); ++at) {
    for (std::size_t other = 0; other < VALUES.size(); ++other) {
      const Value left = judge::written(VALUES[at]);
      const Value right = judge::written(VALUES[other]);
      BOOST_TEST(matches(left, right) == (at == other));
      BOOST_TEST(matches(word("$literal", left), right) == (at == other));
      BOOST_TEST(matches(word("$unordered", Array{left, 5}), Array{right, 5}) == (at == other));
      const bool twice = matches(word("$unique", true), Array{left, right});
      BOOST_TEST(twice == (at != other));
    }
  }
}

BOOST_AUTO_TEST_CASE(only_three_words_allow_what_is_absent) {
  for (const Row& row : TABLE) {
    const std::string_view matcher(row.matcher);
    const Value member = Object{{"m", judge::written(matcher)}};
    const bool allowed = matcher.starts_with("{$absent") || matcher.starts_with("{$optional");
    BOOST_TEST(matches(member, Value(Object{})) == allowed, matcher);
    BOOST_TEST(
        !matches(Value(Object{{"m", word("$not", judge::written(matcher))}}), Value(Object{})));
  }
  BOOST_TEST(compared("{m: {$anyOf: [1, {$optional: 2}]}}", "{}") == "");
  BOOST_TEST(compared("{m: {$anyOf: [1, 2]}}", "{}") == "missing-member /m");
}

BOOST_AUTO_TEST_CASE(a_fault_is_never_a_match) {
  for (const char* broken : {"{$schema: 'https://example.com/s'}", "{$get: nothing}",
                             "{$nothing: 1}", "{$pattern: '('}"}) {
    const Value inner = judge::written(broken);
    const Value text{"text"};
    const Surroundings around;
    const Environment environment = around.environment();
    for (const Value& matcher : {inner, word("$not", inner), word("$not", word("$not", inner)),
                                 word("$anyOf", Array{1, inner}), word("$optional", inner)}) {
      Matcher silent(environment, nullptr);
      BOOST_TEST(!silent.match(matcher, &text), broken);
      BOOST_TEST(silent.fault().has_value(), broken);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace touchstone::judge
