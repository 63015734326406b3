// SPDX-License-Identifier: Apache-2.0
#include "ask.hpp"

using namespace touchstone;

BOOST_AUTO_TEST_SUITE(text_test)

BOOST_AUTO_TEST_CASE(repeat) {
  BOOST_TEST(ask("text.repeat", R"({"text":"钱1","count":2})") == R"(result "钱1钱1")");
  BOOST_TEST(ask("text.repeat", R"({"text":"a","count":0})") == R"(result "")");
  BOOST_TEST(ask("text.repeat", R"({"text":"","count":9007199254740991})") == R"(result "")");
}

BOOST_AUTO_TEST_CASE(repeat_is_bounded) {
  BOOST_TEST(ask("text.repeat", R"({"text":"a","count":-1})") == "rejected out-of-range");
  BOOST_TEST(ask("text.repeat", R"({"text":"a","count":67108865})") == "rejected limit-exceeded");
}

BOOST_AUTO_TEST_CASE(concatenate) {
  BOOST_TEST(ask("text.concatenate", R"({"parts":["a","","é"]})") == R"(result "aé")");
  BOOST_TEST(ask("text.concatenate", R"({"parts":[]})") == R"(result "")");
  BOOST_TEST(ask("text.concatenate", R"({"parts":[1]})") == "rejected wrong-type");
}

BOOST_AUTO_TEST_CASE(encode) {
  BOOST_TEST(ask("text.encode", R"({"text":"a\u0000é钱"})") == R"(result "0x6100c3a9e992b1")");
  BOOST_TEST(ask("text.encode", R"({"text":""})") == R"(result "0x")");
}

BOOST_AUTO_TEST_SUITE_END()
