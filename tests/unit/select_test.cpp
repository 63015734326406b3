// SPDX-License-Identifier: Apache-2.0
#include "select.hpp"

#include <boost/test/unit_test.hpp>

#include "instance.hpp"

namespace {

using namespace touchstone;

bool matches(const char* pattern, const char* id) {
  return CasePattern(pattern).matches(id);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(selection)

BOOST_AUTO_TEST_CASE(a_star_is_one_element_and_two_are_any_number) {
  BOOST_TEST(matches("bip-350/*/a1", "bip-350/valid/a1"));
  BOOST_TEST(!matches("bip-350/*/a1", "bip-350/valid/deep/a1"));
  BOOST_TEST(matches("**", "bip-350/valid/a1"));
  BOOST_TEST(matches("bip-350/**", "bip-350/valid/a1"));
  BOOST_TEST(matches("**/a1", "bip-350/valid/a1"));
  BOOST_TEST(!matches("bip-173/**", "bip-350/valid/a1"));
}

BOOST_AUTO_TEST_CASE(brackets_select_one_instance_and_their_absence_all) {
  BOOST_TEST(matches("s/c/row[form=raw]", "s/c/row[form=raw]"));
  BOOST_TEST(!matches("s/c/row[form=raw]", "s/c/row[form=der]"));
  BOOST_TEST(matches("s/c/row", "s/c/row[form=der]"));
  BOOST_TEST(matches("s/*/*", "s/c/row[form=der]"));
}

BOOST_AUTO_TEST_CASE(a_star_never_reaches_into_brackets) {
  BOOST_TEST(!matches("s/c/*", "s/c[path=a/b]"));
  BOOST_TEST(matches("s/c", "s/c[path=a/b]"));
}

BOOST_AUTO_TEST_CASE(the_id_of_a_case_stands_for_its_rows) {
  BOOST_TEST(matches("s/c", "s/c/row"));
  BOOST_TEST(!matches("s", "s/c/row"));
}

BOOST_AUTO_TEST_CASE(instance_ids_encode_what_would_end_them) {
  Case body;
  body.id = "s/c";
  const std::vector<std::pair<std::string, Value>> matrix{{"a", Value("x,y=[%]")},
                                                          {"b", Value(Array{1})}};
  BOOST_TEST(instance_id(body, 0, matrix, {0, 3}) == "s/c[a=x%2Cy%3D%5B%25%5D,b=3]");
}

BOOST_AUTO_TEST_SUITE_END()
