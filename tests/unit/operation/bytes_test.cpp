// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "ask.hpp"

using namespace touchstone;

BOOST_AUTO_TEST_SUITE(bytes_test)

BOOST_AUTO_TEST_CASE(repeat) {
  BOOST_TEST(ask("bytes.repeat", R"({"bytes":"0xab01","count":3})") ==
             R"(result "0xab01ab01ab01")");
  BOOST_TEST(ask("bytes.repeat", R"({"bytes":"0xab01","count":0})") == R"(result "0x")");
  BOOST_TEST(ask("bytes.repeat", R"({"bytes":"0x","count":9007199254740991})") == R"(result "0x")");
}

BOOST_AUTO_TEST_CASE(repeat_is_bounded) {
  BOOST_TEST(ask("bytes.repeat", R"({"bytes":"0xab","count":-1})") == "rejected out-of-range");
  BOOST_TEST(ask("bytes.repeat", R"({"bytes":"0xab","count":67108865})") ==
             "rejected limit-exceeded");
  BOOST_TEST(ask("bytes.repeat", R"({"bytes":"0xabab","count":33554433})") ==
             "rejected limit-exceeded");
  BOOST_TEST(ask("bytes.repeat", R"({"bytes":"0xab","count":9007199254740991})") ==
             "rejected limit-exceeded");
  BOOST_TEST(ask("bytes.repeat", R"({"bytes":"0xab","count":67108864})").size() ==
             std::string(R"(result "0x")").size() + 2 * 67108864U);
}

BOOST_AUTO_TEST_CASE(concatenate) {
  BOOST_TEST(ask("bytes.concatenate", R"({"parts":["0x01","0x","0x0203"]})") ==
             R"(result "0x010203")");
  BOOST_TEST(ask("bytes.concatenate", R"({"parts":[]})") == R"(result "0x")");
  BOOST_TEST(ask("bytes.concatenate", R"({"parts":["01"]})") == "rejected wrong-type");
}

BOOST_AUTO_TEST_SUITE_END()
