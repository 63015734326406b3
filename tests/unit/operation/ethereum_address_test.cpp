// SPDX-License-Identifier: Apache-2.0
#include "operation/ethereum_address.hpp"

#include <string>

#include "ask.hpp"

using namespace touchstone;

namespace {

const std::string CHECKED = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";
const std::string SMALL = "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed";
const std::string CAPITAL = "0x5AAEB6053F3E94C9B9A09F33669435E7EF1BEAED";

std::string parse(const std::string& text) {
  return ask("ethereum-address.parse", R"({"text":)" + write_json(Value(text)) + "}");
}

std::string checksum(const std::string& address) {
  return ask("ethereum-address.checksum", R"({"address":")" + address + "\"}");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(ethereum_address_test)

// EIP-55, Test Cases.
BOOST_AUTO_TEST_CASE(published_addresses) {
  for (const std::string address :
       {"0x52908400098527886E0F7030069857D2E4169EE7", "0x8617E340B3D01FA5F11F306F4090FD50E238070D",
        "0xde709f2102306220921060314715629080e2fb77", "0x27b1fdb04752bbc536007a920d24acb045561c26",
        "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359", "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
        "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb"}) {
    const std::string parsed = parse(address);
    BOOST_REQUIRE(parsed.starts_with("result \"0x"));
    BOOST_TEST(checksum(parsed.substr(8, 42)) == "result \"" + address + "\"");
  }
}

BOOST_AUTO_TEST_CASE(one_case_has_no_checksum) {
  BOOST_TEST(parse(CHECKED) == "result \"" + SMALL + "\"");
  BOOST_TEST(parse(SMALL) == "result \"" + SMALL + "\"");
  BOOST_TEST(parse(CAPITAL) == "result \"" + SMALL + "\"");
  BOOST_TEST(parse("0x" + std::string(40, '0')) == "result \"0x" + std::string(40, '0') + "\"");
}

BOOST_AUTO_TEST_CASE(every_letter_in_the_wrong_case_is_refused) {
  for (std::size_t i = 2; i < CHECKED.size(); ++i) {
    std::string changed = CHECKED;
    changed[i] = CHECKED[i] == SMALL[i] ? CAPITAL[i] : SMALL[i];
    if (changed != CHECKED) {
      BOOST_TEST(parse(changed) == "rejected invalid-checksum", changed);
    }
  }
}

BOOST_AUTO_TEST_CASE(each_reason) {
  BOOST_TEST(parse("") == "rejected invalid-prefix");
  BOOST_TEST(parse(SMALL.substr(2)) == "rejected invalid-prefix");
  BOOST_TEST(parse("0X" + SMALL.substr(2)) == "rejected invalid-prefix");
  BOOST_TEST(parse("0x") == "rejected wrong-length");
  BOOST_TEST(parse(SMALL + "0") == "rejected wrong-length");
  BOOST_TEST(parse(SMALL.substr(0, 41)) == "rejected wrong-length");
  BOOST_TEST(parse(SMALL.substr(0, 41) + "g") == "rejected invalid-character");
  BOOST_TEST(parse(SMALL.substr(0, 41) + " ") == "rejected invalid-character");
  BOOST_TEST(parse(SMALL.substr(0, 40) + "é") == "rejected invalid-character");
  BOOST_TEST(checksum("0x") == "rejected wrong-length");
  BOOST_TEST(checksum(SMALL + "00") == "rejected wrong-length");
}

BOOST_AUTO_TEST_SUITE_END()
