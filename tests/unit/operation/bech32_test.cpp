// SPDX-License-Identifier: Apache-2.0
#include "operation/bech32.hpp"

#include <random>
#include <string>

#include "ask.hpp"

using namespace touchstone;

namespace {

std::string decode(const std::string& variant, const std::string& text) {
  return ask("bech32.decode",
             R"({"variant":")" + variant + R"(","text":)" + write_json(Value(text)) + "}");
}

std::string encode(const std::string& variant, const std::string& hrp, const std::string& data) {
  return ask("bech32.encode", R"({"variant":")" + variant + R"(","hrp":)" + write_json(Value(hrp)) +
                                  R"(,"data":")" + data + "\"}");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(bech32_test)

BOOST_AUTO_TEST_CASE(published_texts) {
  BOOST_TEST(decode("bech32", "A12UEL5L") == R"(result {"hrp":"a","data":"0x"})");
  BOOST_TEST(decode("bech32m", "A1LQFN3A") == R"(result {"hrp":"a","data":"0x"})");
  BOOST_TEST(decode("bech32", "split1checkupstagehandshakeupstreamerranterredcaperred2y9e3w") ==
             R"(result {"hrp":"split","data":"0x18171918161c01100b1d0819171d130d10171d16191c01)"
             R"(100b03191d1b1903031d130b190303190d181d01190303190d"})");
  BOOST_TEST(encode("bech32", "a", "0x") == R"(result "a12uel5l")");
  BOOST_TEST(encode("bech32m", "a", "0x") == R"(result "a1lqfn3a")");
}

BOOST_AUTO_TEST_CASE(the_last_separator_counts) {
  BOOST_TEST(encode("bech32", "a1b1", "0x00").find("a1b11q") != std::string::npos);
  const std::string text = *bech32_join({"a1b1", {0}, Bech32Variant::bech32});
  BOOST_TEST(decode("bech32", text) == R"(result {"hrp":"a1b1","data":"0x00"})");
}

BOOST_AUTO_TEST_CASE(each_reason_of_decode) {
  BOOST_TEST(decode("bech32", std::string(84, 'a') + "1jsd6e5") == "rejected too-long");
  BOOST_TEST(decode("bech32", "A12uel5l") == "rejected mixed-case");
  BOOST_TEST(decode("bech32", "pzry9x0s0muk") == "rejected missing-separator");
  BOOST_TEST(decode("bech32", "") == "rejected missing-separator");
  BOOST_TEST(decode("bech32", "1pl5azyt") == "rejected empty-hrp");
  BOOST_TEST(decode("bech32", " 1nwldj5") == "rejected hrp-character-out-of-range");
  BOOST_TEST(decode("bech32",
                    "\x7f"
                    "1axkwrx") == "rejected hrp-character-out-of-range");
  BOOST_TEST(decode("bech32", "é1axkwrx") == "rejected hrp-character-out-of-range");
  BOOST_TEST(decode("bech32", "li1dgmt3") == "rejected data-part-too-short");
  BOOST_TEST(decode("bech32", "test1") == "rejected data-part-too-short");
  BOOST_TEST(decode("bech32", "y1b0jsk6g") == "rejected invalid-data-character");
  BOOST_TEST(decode("bech32", "test1pzrgcwm0q") == "rejected invalid-checksum");
}

BOOST_AUTO_TEST_CASE(the_checksum_of_the_other_variant_is_wrong) {
  BOOST_TEST(decode("bech32", "a1lqfn3a") == "rejected invalid-checksum");
  BOOST_TEST(decode("bech32m", "a12uel5l") == "rejected invalid-checksum");
}

BOOST_AUTO_TEST_CASE(each_reason_of_encode) {
  BOOST_TEST(encode("bech32", "", "0x01") == "rejected empty-hrp");
  BOOST_TEST(encode("bech32", "a b", "0x01") == "rejected hrp-character-out-of-range");
  BOOST_TEST(encode("bech32", "é", "0x01") == "rejected hrp-character-out-of-range");
  BOOST_TEST(encode("bech32", "aB", "0x01") == "rejected mixed-case");
  BOOST_TEST(encode("bech32", "a", "0x20") == "rejected data-value-out-of-range");
  BOOST_TEST(encode("bech32", std::string(84, 'a'), "0x") == "rejected too-long");
  BOOST_TEST(encode("bech32", std::string(83, 'a'), "0x") ==
             "result \"" + std::string(83, 'a') + "17vhfd0\"");
}

BOOST_AUTO_TEST_CASE(a_capital_part_is_written_in_small_letters) {
  BOOST_TEST(encode("bech32m", "TEST", "0x010203") == R"(result "test1pzray7h2c")");
}

BOOST_AUTO_TEST_CASE(what_is_encoded_decodes_and_no_changed_character_does) {
  constexpr std::string_view ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
  std::mt19937 random(3);
  for (int turn = 0; turn < 300; ++turn) {
    Bech32Text parts{"hrp" + std::to_string(random() % 1000), Bytes(random() % 60), {}};
    for (std::uint8_t& value : parts.data) {
      value = static_cast<std::uint8_t>(random() % 32);
    }
    parts.variant = static_cast<Bech32Variant>(random() % 2);
    std::string text = *bech32_join(parts);
    const Result<Bech32Text> read = bech32_text(text);
    BOOST_REQUIRE(static_cast<bool>(read));
    BOOST_TEST(read->hrp == parts.hrp);
    BOOST_TEST((read->data == parts.data));
    BOOST_TEST((read->variant == parts.variant));
    char& changed = text[text.size() - 1 - random() % (parts.data.size() + 6)];
    changed = ALPHABET[(ALPHABET.find(changed) + 1 + random() % 31) % 32];
    BOOST_TEST(bech32_text(text).error().id == "invalid-checksum");
  }
}

BOOST_AUTO_TEST_CASE(no_text_costs_more_than_its_length) {
  BOOST_TEST(decode("bech32", std::string(1 << 20, '1')) == "rejected too-long");
  BOOST_TEST(encode("bech32", std::string(1 << 20, 'a'), "0x") == "rejected too-long");
}

BOOST_AUTO_TEST_SUITE_END()
