// SPDX-License-Identifier: Apache-2.0
#include "operation/segwit_address.hpp"

#include <string>

#include "ask.hpp"

using namespace touchstone;

namespace {

std::string decode(const std::string& address, const std::string& hrp = "bc") {
  return ask("segwit-address.decode", R"({"hrp":")" + hrp + R"(","address":")" + address + "\"}");
}

std::string encode(const std::string& version, const std::string& program,
                   const std::string& hrp = "bc") {
  return ask("segwit-address.encode", R"({"hrp":")" + hrp + R"(","version":)" + version +
                                          R"(,"program":"0x)" + program + "\"}");
}

std::string zeros(std::size_t bytes) {
  return std::string(2 * bytes, '0');
}

}  // namespace

BOOST_AUTO_TEST_SUITE(segwit_address_test)

BOOST_AUTO_TEST_CASE(published_addresses) {
  const std::string program = "751e76e8199196d454941c45d1b3a323f1433bd6";
  BOOST_TEST(decode("BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4") ==
             R"(result {"version":0,"program":"0x)" + program + "\"}");
  BOOST_TEST(encode("0", program) == R"(result "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4")");
  BOOST_TEST(decode("bc1pw508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7kt5nd6y") ==
             R"(result {"version":1,"program":"0x)" + program + program + "\"}");
  BOOST_TEST(encode("16", "751e") == R"(result "bc1sw50qgdz25j")");
  BOOST_TEST(decode("bc1sw50qgdz25j") == R"(result {"version":16,"program":"0x751e"})");
}

BOOST_AUTO_TEST_CASE(each_reason_of_decode) {
  BOOST_TEST(decode("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5") == "rejected invalid-checksum");
  BOOST_TEST(decode("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3T4") == "rejected mixed-case");
  BOOST_TEST(decode("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "tb") == "rejected hrp-mismatch");
  BOOST_TEST(decode("bc1gmk9yu") == "rejected empty-data");
  BOOST_TEST(decode("bc13qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq0hg8yd") ==
             "rejected witness-version-out-of-range");
  BOOST_TEST(decode("bc1pqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqswgtaf") == "rejected padding-too-long");
  BOOST_TEST(decode("bc1pqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqpuk5vwf") ==
             "rejected padding-not-zero");
  BOOST_TEST(decode("bc1pqqlppvpg") == "rejected program-wrong-length");
  BOOST_TEST(
      decode("bc1pqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqepcyyg") ==
      "rejected program-wrong-length");
  BOOST_TEST(decode("bc1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqj9pecr") ==
             "rejected program-wrong-length-for-version");
  BOOST_TEST(decode("bc1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqs9wcxj") ==
             "rejected wrong-checksum-variant");
  BOOST_TEST(decode("bc1pqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq5us4ke") ==
             "rejected wrong-checksum-variant");
}

BOOST_AUTO_TEST_CASE(each_reason_of_encode) {
  BOOST_TEST(encode("-1", zeros(20)) == "rejected witness-version-out-of-range");
  BOOST_TEST(encode("17", zeros(20)) == "rejected witness-version-out-of-range");
  BOOST_TEST(encode("1", zeros(1)) == "rejected program-wrong-length");
  BOOST_TEST(encode("1", zeros(41)) == "rejected program-wrong-length");
  BOOST_TEST(encode("0", zeros(21)) == "rejected program-wrong-length-for-version");
  BOOST_TEST(encode("0", zeros(20), "") == "rejected empty-hrp");
  BOOST_TEST(encode("1", zeros(40), std::string(30, 'a')) == "rejected too-long");
  BOOST_TEST(encode("1.0", zeros(20)) == "rejected wrong-type");
}

BOOST_AUTO_TEST_CASE(every_version_and_length_survives_a_round_trip) {
  for (std::size_t version = 0; version <= 16; ++version) {
    for (std::size_t length = 2; length <= 40; ++length) {
      if (version == 0 && length != 20 && length != 32) {
        continue;
      }
      const std::string program = zeros(length - 1) + "ff";
      const std::string answer = encode(std::to_string(version), program);
      BOOST_REQUIRE(answer.starts_with("result \""));
      BOOST_TEST(decode(answer.substr(8, answer.size() - 9)) ==
                 R"(result {"version":)" + std::to_string(version) + R"(,"program":"0x)" + program +
                     "\"}");
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
