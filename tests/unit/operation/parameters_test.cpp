// SPDX-License-Identifier: Apache-2.0
#include "operation/parameters.hpp"

#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>

#include "json.hpp"

using namespace touchstone;

namespace {

constexpr std::string_view COLOURS[] = {"red", "green"};

Value object(std::string_view text) {
  const Result<Value> value = parse_json(text);
  BOOST_REQUIRE_MESSAGE(static_cast<bool>(value), text);
  return *value;
}

template <class Read>
std::string refusal(std::string_view text, Read read) {
  const Value params = object(text);
  Parameters parameters(params);
  read(parameters);
  if (!parameters.refused()) {
    return "";
  }
  const Answer& answer = parameters.refusal();
  const bool rejected = answer.outcome == AnswerKind::rejected;
  return *answer.value.find(rejected ? "reason" : "what")->text();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(parameters_test)

BOOST_AUTO_TEST_CASE(each_type_is_read) {
  const Value params = object(R"({"b":"0x00ff","t":"é","i":-9007199254740991,
    "bs":["0x","0x01"],"ts":["","a"],"c":"green","j":null})");
  Parameters read(params);
  BOOST_TEST((read.bytes("b") == Bytes{0, 255}));
  BOOST_TEST((read.optional_bytes("b") == Bytes{0, 255}));
  BOOST_TEST(!read.optional_bytes("absent").has_value());
  BOOST_TEST(read.text("t") == "é");
  BOOST_TEST(read.integer("i") == -9007199254740991);
  BOOST_TEST((read.bytes_list("bs") == std::vector<Bytes>{{}, {1}}));
  BOOST_TEST((read.text_list("ts") == std::vector<std::string_view>{"", "a"}));
  BOOST_TEST(read.choice("c", COLOURS) == 1U);
  BOOST_TEST(read.json("j").is_null());
  BOOST_TEST(!read.refused());
}

BOOST_AUTO_TEST_CASE(what_is_absent_is_of_the_wrong_type) {
  BOOST_TEST(refusal("{}", [](Parameters& p) { p.bytes("x"); }) == "wrong-type");
  BOOST_TEST(refusal("{}", [](Parameters& p) { p.text("x"); }) == "wrong-type");
  BOOST_TEST(refusal("{}", [](Parameters& p) { p.integer("x"); }) == "wrong-type");
  BOOST_TEST(refusal("{}", [](Parameters& p) { p.bytes_list("x"); }) == "wrong-type");
  BOOST_TEST(refusal("{}", [](Parameters& p) { p.text_list("x"); }) == "wrong-type");
  BOOST_TEST(refusal("{}", [](Parameters& p) { p.json("x"); }) == "wrong-type");
  BOOST_TEST(refusal("{}", [](Parameters& p) { p.choice("x", COLOURS); }) == "wrong-type");
  BOOST_TEST(refusal("{}", [](Parameters& p) { p.optional_bytes("x"); }) == "");
}

BOOST_AUTO_TEST_CASE(another_kind_is_of_the_wrong_type) {
  for (const char* value : {"null", "true", "0", "[]", "{}", R"("00")", R"("0xA0")", R"("0x0")"}) {
    const std::string text = std::string(R"({"x":)") + value + "}";
    BOOST_TEST(refusal(text, [](Parameters& p) { p.bytes("x"); }) == "wrong-type", value);
    BOOST_TEST(refusal(text, [](Parameters& p) { p.optional_bytes("x"); }) == "wrong-type", value);
  }
  for (const char* value : {"null", "true", "0", "[]", "{}"}) {
    const std::string text = std::string(R"({"x":)") + value + "}";
    BOOST_TEST(refusal(text, [](Parameters& p) { p.text("x"); }) == "wrong-type", value);
    BOOST_TEST(refusal(text, [](Parameters& p) { p.choice("x", COLOURS); }) == "wrong-type", value);
  }
  for (const char* value : {"null", "1.0", "1e3", R"("1")", "9007199254740992", "-9007199254740992",
                            "99999999999999999999999"}) {
    const std::string text = std::string(R"({"x":)") + value + "}";
    BOOST_TEST(refusal(text, [](Parameters& p) { p.integer("x"); }) == "wrong-type", value);
  }
  for (const char* value : {"null", "{}", R"("0x")", "[1]", "[null]", R"(["0x","z"])"}) {
    const std::string text = std::string(R"({"x":)") + value + "}";
    BOOST_TEST(refusal(text, [](Parameters& p) { p.bytes_list("x"); }) == "wrong-type", value);
  }
  for (const char* value : {"null", "{}", R"("")", "[1]", R"(["a",null])"}) {
    const std::string text = std::string(R"({"x":)") + value + "}";
    BOOST_TEST(refusal(text, [](Parameters& p) { p.text_list("x"); }) == "wrong-type", value);
  }
}

BOOST_AUTO_TEST_CASE(a_choice_that_is_not_listed_is_unsupported) {
  BOOST_TEST(refusal(R"({"x":"blue"})", [](Parameters& p) { p.choice("x", COLOURS); }) == "x");
}

BOOST_AUTO_TEST_CASE(the_first_refusal_stays) {
  BOOST_TEST(refusal(R"({"x":"blue","y":1})", [](Parameters& p) {
               p.choice("x", COLOURS);
               p.text("y");
             }) == "x");
  BOOST_TEST(refusal(R"({"x":"blue","y":1})", [](Parameters& p) {
               p.text("y");
               p.choice("x", COLOURS);
             }) == "wrong-type");
}

BOOST_AUTO_TEST_SUITE_END()
