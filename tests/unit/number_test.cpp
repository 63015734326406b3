// SPDX-License-Identifier: Apache-2.0
#include "number.hpp"

#include <boost/test/unit_test.hpp>

#include "value.hpp"

namespace {
using namespace touchstone;
}

BOOST_AUTO_TEST_SUITE(number)

BOOST_AUTO_TEST_CASE(compares_by_exact_decimal_value) {
  BOOST_TEST(same_number("0", "0.0"));
  BOOST_TEST(same_number("0", "-0"));
  BOOST_TEST(same_number("1", "10e-1"));
  BOOST_TEST(same_number("1.50", "15E-1"));
  BOOST_TEST(same_number("18446744073709551616", "1.8446744073709551616e19"));
  BOOST_TEST(!same_number("18446744073709551616", "18446744073709551617"));
  BOOST_TEST(!same_number("1", "-1"));
}

BOOST_AUTO_TEST_CASE(an_exponent_beyond_4096_compares_as_text) {
  BOOST_TEST(same_number("1e9999", "1e9999"));
  BOOST_TEST(!same_number("1e9999", "10e9998"));
  BOOST_TEST(same_number("1e4096", "10e4095"));
}

BOOST_AUTO_TEST_CASE(knows_the_json_grammar) {
  for (const char* good : {"0", "-0", "10", "1.5", "1e5", "1E+5", "-1.25e-7"}) {
    BOOST_TEST(is_json_number(good), good);
  }
  for (const char* bad :
       {"", "-", "01", "+1", ".5", "1.", "1e", "1e+", "0x1", "1 ", "Infinity", "--1"}) {
    BOOST_TEST(!is_json_number(bad), bad);
  }
}

BOOST_AUTO_TEST_CASE(a_number_never_equals_a_string) {
  BOOST_TEST((!(Value(1) == Value("1"))));
}

BOOST_AUTO_TEST_CASE(members_compare_in_any_order_and_elements_in_order) {
  BOOST_TEST((Value(Object{{"a", 1}, {"b", 2}}) == Value(Object{{"b", 2}, {"a", Number{"1.0"}}})));
  BOOST_TEST((!(Value(Array{1, 2}) == Value(Array{2, 1}))));
}

BOOST_AUTO_TEST_CASE(pointers_find_members_and_elements) {
  const Value value(Object{{"a/b", Array{Object{{"~", "x"}}}}});
  const Value* found = follow(value, pointer_tokens("a~1b/0/~0"));
  BOOST_REQUIRE(found != nullptr);
  BOOST_TEST(*found->text() == "x");
  BOOST_TEST(follow(value, pointer_tokens("a~1b/00")) == nullptr);
  BOOST_TEST(follow(value, pointer_tokens("a~1b/1")) == nullptr);
}

BOOST_AUTO_TEST_SUITE_END()
