// SPDX-License-Identifier: Apache-2.0
#include "render/columns.hpp"

#include <boost/test/unit_test.hpp>

namespace {
using namespace touchstone;
}

BOOST_AUTO_TEST_SUITE(columns)

BOOST_AUTO_TEST_CASE(chinese_characters_take_two_columns) {
  BOOST_TEST(display_width("abc") == 3);
  BOOST_TEST(display_width("符合") == 4);
  BOOST_TEST(display_width("，") == 2);
  BOOST_TEST(display_width("✗") == 1);
  BOOST_TEST(table_text({{"标准", "x"}, {"abc", "y"}}, "  ") == "  标准  x\n  abc   y\n");
}

BOOST_AUTO_TEST_CASE(lines_break_at_spaces_and_between_chinese_characters) {
  BOOST_TEST(wrapped("one two three", 7) == (std::vector<std::string>{"one two", "three"}));
  BOOST_TEST(wrapped("一二三四", 4) == (std::vector<std::string>{"一二", "三四"}));
  BOOST_TEST(wrapped("", 10).size() == 1);
}

BOOST_AUTO_TEST_CASE(nothing_foreign_reaches_the_terminal) {
  BOOST_TEST(visible("a\x1b[31mb\n") == "a\\u001b[31mb\\u000a");
  BOOST_TEST(visible("\xE2\x80\xAE") == "\\u202e");
  BOOST_TEST(visible("\xFF") == "\\ufffd");
  BOOST_TEST(visible("符合") == "符合");
}

BOOST_AUTO_TEST_CASE(a_word_survives_the_shell) {
  BOOST_TEST(shell_word("process:a.py") == "process:a.py");
  BOOST_TEST(shell_word("a b") == "'a b'");
  BOOST_TEST(shell_word("it's") == "'it'\\''s'");
  BOOST_TEST(shell_word("") == "''");
}

BOOST_AUTO_TEST_SUITE_END()
