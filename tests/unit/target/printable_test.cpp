// SPDX-License-Identifier: Apache-2.0
#include "target/printable.hpp"

#include <boost/test/unit_test.hpp>

namespace touchstone {

BOOST_AUTO_TEST_SUITE(printable_test)

BOOST_AUTO_TEST_CASE(text_stays) {
  const std::string text = "plain\n\ttext, 试金石, \xF0\x9F\x98\x80";
  BOOST_TEST(printable(text) == text);
}

BOOST_AUTO_TEST_CASE(control_characters_do_not) {
  BOOST_TEST(printable("a\x1B[31mb\rc\x7F") == "a�[31mb�c�");
  BOOST_TEST(printable(std::string_view("\0", 1)) == "�");
  BOOST_TEST(printable("\xC2\x85") == "�");        // C1: next line
  BOOST_TEST(printable("\xE2\x80\xAE") == "�");    // right-to-left override
  BOOST_TEST(printable("\xE2\x81\xA6x") == "�x");  // left-to-right isolate
  BOOST_TEST(printable("\xE2\x80\xA8") == "�");    // line separator
}

BOOST_AUTO_TEST_CASE(bytes_that_are_no_text_do_not) {
  BOOST_TEST(printable("\xFF") == "�");
  BOOST_TEST(printable("\xC0\xAF") == "��");  // over-long
  BOOST_TEST(printable("\xE0\x80\xAF") == "���");
  BOOST_TEST(printable("\xED\xA0\x80") == "���");       // surrogate
  BOOST_TEST(printable("\xF4\x90\x80\x80") == "����");  // beyond U+10FFFF
  BOOST_TEST(printable("\xE8\xAF") == "��");            // cut
}

BOOST_AUTO_TEST_CASE(head_and_tail_are_cut_between_characters) {
  BOOST_TEST(printable_head("试金石", 7) == "试金");
  BOOST_TEST(printable_tail("试金石", 7) == "金石");
  BOOST_TEST(printable_head("abc", 8) == "abc");
  BOOST_TEST(printable_tail("abc", 8) == "abc");
}

BOOST_AUTO_TEST_CASE(no_input_grows_beyond_the_limit) {
  const std::string controls(5000, '\x01');
  BOOST_TEST(printable_head(controls, 100).size() == 99U);
  BOOST_TEST(printable_tail(controls, 100).size() == 99U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace touchstone
