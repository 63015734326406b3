// SPDX-License-Identifier: Apache-2.0
#include "operation/rlp.hpp"

#include <random>
#include <string>

#include "ask.hpp"
#include "hex.hpp"

using namespace touchstone;

namespace {

std::string decode(const std::string& digits) {
  return ask("rlp.decode", R"({"encoded":"0x)" + digits + "\"}");
}

std::string encode(const std::string& item) {
  return ask("rlp.encode", R"({"item":)" + item + "}");
}

std::string repeated(const std::string& text, std::size_t count) {
  std::string result;
  for (std::size_t i = 0; i < count; ++i) {
    result += text;
  }
  return result;
}

Value random_item(std::mt19937& random, unsigned depth) {
  if (depth == 0 || random() % 3 == 0) {
    Bytes bytes(random() % 4 == 0 ? random() % 300 : random() % 3);
    for (std::uint8_t& byte : bytes) {
      byte = static_cast<std::uint8_t>(random());
    }
    return hex_text(bytes);
  }
  Array list;
  for (auto left = random() % 6; left > 0; --left) {
    list.push_back(random_item(random, depth - 1));
  }
  return list;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rlp_test)

// The two encodings of each pair must be each other's inverse.
BOOST_AUTO_TEST_CASE(known_pairs) {
  const std::string fifty_five = repeated("61", 55);
  const std::pair<std::string, std::string> pairs[] = {
      {R"("0x646f67")", "83646f67"},
      {R"(["0x636174","0x646f67"])", "c88363617483646f67"},
      {R"("0x")", "80"},
      {"[]", "c0"},
      {R"("0x00")", "00"},
      {R"("0x7f")", "7f"},
      {R"("0x80")", "8180"},
      {R"("0x0400")", "820400"},
      {"[[],[[]],[[],[[]]]]", "c7c0c1c0c3c0c1c0"},
      {R"("0x)" + fifty_five + "\"", "b7" + fifty_five},
      {R"("0x)" + fifty_five + "61\"", "b838" + fifty_five + "61"},
      {R"(["0x)" + repeated("61", 54) + "\"]", "f7b6" + repeated("61", 54)},
      {R"(["0x)" + fifty_five + "\"]", "f838b7" + fifty_five},
      {R"("0x)" + repeated("61", 65536) + "\"", "ba010000" + repeated("61", 65536)}};
  for (const auto& [item, digits] : pairs) {
    BOOST_TEST(encode(item) == "result \"0x" + digits + "\"");
    BOOST_TEST(decode(digits) == "result " + item);
  }
}

BOOST_AUTO_TEST_CASE(each_reason_of_decode) {
  BOOST_TEST(decode("") == "rejected empty-input");
  BOOST_TEST(decode("83646f") == "rejected truncated");
  BOOST_TEST(decode("b8") == "rejected truncated");
  BOOST_TEST(decode("c1") == "rejected truncated");
  BOOST_TEST(decode("c283646f67") == "rejected item-overruns-list");
  BOOST_TEST(decode("c1b83861") == "rejected item-overruns-list");
  BOOST_TEST(decode("817f") == "rejected non-canonical-single-byte");
  BOOST_TEST(decode("8100") == "rejected non-canonical-single-byte");
  BOOST_TEST(decode("b837" + repeated("61", 55)) == "rejected non-minimal-length");
  BOOST_TEST(decode("f837" + repeated("61", 55)) == "rejected non-minimal-length");
  BOOST_TEST(decode("b90038" + repeated("61", 56)) == "rejected length-leading-zero");
  BOOST_TEST(decode("f90038" + repeated("61", 56)) == "rejected length-leading-zero");
  BOOST_TEST(decode("8080") == "rejected trailing-data");
  BOOST_TEST(decode("c000") == "rejected trailing-data");
}

BOOST_AUTO_TEST_CASE(each_reason_of_encode) {
  for (const char* item : {"null", "true", "1", "{}", R"("dog")", R"("0x0")", R"(["0x",[1]])"}) {
    BOOST_TEST(encode(item) == "rejected wrong-type", item);
  }
}

BOOST_AUTO_TEST_CASE(a_declared_length_allocates_nothing) {
  for (const char* digits : {"bfffffffffffffffff", "bf8000000000000000", "ffffffffffffffffff",
                             "bf7fffffffffffffff61", "ff0100000000000000", "bb7fffffff"}) {
    BOOST_TEST(decode(digits) == "rejected truncated", digits);
  }
  BOOST_TEST(decode("c9bfffffffffffffffff") == "rejected truncated");
  BOOST_TEST(decode("cac9bfffffffffffffffff") == "rejected truncated");
  BOOST_TEST(decode("cbc9bfffffffffffffffff01") == "rejected item-overruns-list");
}

BOOST_AUTO_TEST_CASE(nesting_is_bounded) {
  BOOST_TEST(decode(repeated("c1", 255) + "c0").starts_with("rejected item-overruns-list"));
  std::string item = "[]";
  for (int depth = 1; depth < 256; ++depth) {
    item = "[" + item + "]";
  }
  const std::string answer = encode(item);
  BOOST_REQUIRE(answer.starts_with("result \"0x"));
  BOOST_TEST(decode(answer.substr(10, answer.size() - 11)) == "result " + item);
  BOOST_TEST(encode("[" + item + "]") == "rejected limit-exceeded");
}

BOOST_AUTO_TEST_CASE(a_million_lists_cost_no_stack) {
  Bytes reversed = {0xc0};
  for (int depth = 0; depth < 1'000'000; ++depth) {
    const std::size_t length = reversed.size();
    if (length < 56) {
      reversed.push_back(static_cast<std::uint8_t>(0xc0 + length));
      continue;
    }
    std::uint8_t size = 0;
    for (std::size_t left = length; left > 0; left >>= 8, ++size) {
      reversed.push_back(static_cast<std::uint8_t>(left));
    }
    reversed.push_back(static_cast<std::uint8_t>(0xf7 + size));
  }
  BOOST_TEST(decode(hex_digits(Bytes(reversed.rbegin(), reversed.rend()))) ==
             "rejected limit-exceeded");
}

BOOST_AUTO_TEST_CASE(many_items_are_no_fault) {
  BOOST_TEST(decode("fa030d40" + repeated("80", 200'000)).size() ==
             std::string("result []").size() + 200'000 * 5 - 1);
}

BOOST_AUTO_TEST_CASE(random_items_survive_a_round_trip) {
  std::mt19937 random(4);
  for (int turn = 0; turn < 500; ++turn) {
    const std::string item = write_json(random_item(random, 5));
    const std::string encoded = encode(item);
    BOOST_REQUIRE(encoded.starts_with("result \"0x"));
    BOOST_TEST(decode(encoded.substr(10, encoded.size() - 11)) == "result " + item);
  }
}

BOOST_AUTO_TEST_CASE(what_decodes_is_the_only_encoding) {
  std::mt19937 random(5);
  unsigned decoded = 0;
  for (int turn = 0; turn < 20000; ++turn) {
    Bytes bytes(1 + random() % 8);
    for (std::uint8_t& byte : bytes) {
      byte =
          static_cast<std::uint8_t>(random() % 2 == 0 ? 0xc0 + random() % 8 : 0x7e + random() % 5);
    }
    const std::string answer = decode(hex_digits(bytes));
    if (answer.starts_with("result ")) {
      ++decoded;
      BOOST_TEST(encode(answer.substr(7)) == "result \"" + hex_text(bytes) + "\"");
    }
  }
  BOOST_TEST(decoded > 500U);
}

BOOST_AUTO_TEST_SUITE_END()
