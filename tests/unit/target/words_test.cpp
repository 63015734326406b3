// SPDX-License-Identifier: Apache-2.0
#include "target/words.hpp"

#include <boost/test/unit_test.hpp>

namespace touchstone {
namespace {

using Words = std::vector<std::string>;

/// Each word in brackets.
std::string shown(const Words& words) {
  std::string text;
  for (const std::string& word : words) {
    text += '[' + word + ']';
  }
  return text;
}

std::string split(std::string_view command) {
  const Result<Words> words = split_words(command);
  BOOST_REQUIRE_MESSAGE(static_cast<bool>(words), command);
  return shown(*words);
}

std::string refused(std::string_view command) {
  const Result<Words> words = split_words(command);
  BOOST_REQUIRE(!words);
  return words.error().id;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(words_test)

BOOST_AUTO_TEST_CASE(splits_at_blanks) {
  BOOST_TEST(split("python3  adapter.py\t--fast \n") ==
             shown(Words{"python3", "adapter.py", "--fast"}));
}

BOOST_AUTO_TEST_CASE(quotes_join_and_keep_blanks) {
  BOOST_TEST(split("a'b c'd \"e f\"") == shown(Words{"ab cd", "e f"}));
  BOOST_TEST(split("'' \"\"") == shown(Words{"", ""}));
}

BOOST_AUTO_TEST_CASE(single_quotes_keep_everything) {
  BOOST_TEST(split(R"('a\"$b')") == shown(Words{R"(a\"$b)"}));
}

BOOST_AUTO_TEST_CASE(double_quotes_escape_five_characters_only) {
  BOOST_TEST(split(R"("\$\`\"\\\n")") == shown(Words{R"($`"\\n)"}));
  BOOST_TEST(split("\"a\\\nb\"") == shown(Words{"ab"}));
}

BOOST_AUTO_TEST_CASE(backslash_keeps_the_next_character) {
  BOOST_TEST(split(R"(a\ b \'c)") == shown(Words{"a b", "'c"}));
  BOOST_TEST(split("a\\\nb") == shown(Words{"ab"}));
}

BOOST_AUTO_TEST_CASE(expands_nothing) {
  BOOST_TEST(split("$HOME *.c a|b >x #y ~ `z`") ==
             shown(Words{"$HOME", "*.c", "a|b", ">x", "#y", "~", "`z`"}));
}

BOOST_AUTO_TEST_CASE(refuses_what_has_no_end) {
  BOOST_TEST(refused("a 'b") == "unterminated-quote");
  BOOST_TEST(refused("a \"b\\\"") == "unterminated-quote");
  BOOST_TEST(refused("a \\") == "unterminated-quote");
}

BOOST_AUTO_TEST_CASE(refuses_nothing_and_zero_bytes) {
  BOOST_TEST(refused(" \n") == "empty-command");
  BOOST_TEST(refused(std::string_view("a\0b", 3)) == "zero-byte-in-command");
}

BOOST_AUTO_TEST_CASE(quoted_words_come_back) {
  const Words words = {"", "plain-1.0/x", "two words", "it's", "\\", "\"", "$x", "a\nb", "'"};
  BOOST_TEST(split(quote_words(words)) == shown(words));
  BOOST_TEST(quote_words({"node", "adapter.js", "a b"}) == "node adapter.js 'a b'");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace touchstone
