// SPDX-License-Identifier: Apache-2.0
#include "hex.hpp"

#include <boost/test/unit_test.hpp>

using namespace touchstone;

BOOST_AUTO_TEST_SUITE(hex_test)

BOOST_AUTO_TEST_CASE(every_byte_is_written_and_read_again) {
  Bytes all;
  for (unsigned byte = 0; byte < 256; ++byte) {
    all.push_back(static_cast<std::uint8_t>(byte));
  }
  BOOST_TEST(hex_text(all).substr(0, 8) == "0x000102");
  BOOST_TEST(hex_text(all).size() == 514U);
  BOOST_TEST((bytes_of(hex_text(all)) == all));
  BOOST_TEST(hex_digits(all) == hex_text(all).substr(2));
}

BOOST_AUTO_TEST_CASE(no_byte_is_a_prefix_alone) {
  BOOST_TEST((bytes_of("0x") == Bytes{}));
  BOOST_TEST(hex_text({}) == "0x");
}

BOOST_AUTO_TEST_CASE(any_other_spelling_is_no_bytes) {
  for (const char* text :
       {"",     "0",    "x",     "00",    "0X00", "0x0",  "0x000", "0xAB", "0xaB", "0x0g", "0xg0",
        "0x 0", "0x0 ", " 0x00", "0x00 ", "0x0x", "0x`0", "0x:0",  "0x/0", "0x@0", "0xG0"}) {
    BOOST_TEST(!bytes_of(text).has_value(), text);
  }
}

BOOST_AUTO_TEST_CASE(of_all_characters_sixteen_are_digits_at_every_place) {
  for (int code = 0; code < 256; ++code) {
    const char character = static_cast<char>(code);
    const bool digit =
        code != 0 && std::string("0123456789abcdef").find(character) != std::string::npos;
    for (std::size_t place = 2; place < 70; ++place) {
      std::string text = "0x" + std::string(68, 'f');
      text[place] = character;
      BOOST_REQUIRE(bytes_of(text).has_value() == digit);
    }
  }
}

BOOST_AUTO_TEST_CASE(characters_are_bytes) {
  BOOST_TEST(hex_text(bytes_view("a\xff")) == "0x61ff");
}

BOOST_AUTO_TEST_SUITE_END()
