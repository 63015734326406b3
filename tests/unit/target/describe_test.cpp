// SPDX-License-Identifier: Apache-2.0
#include "target/describe.hpp"

#include <boost/test/unit_test.hpp>

#include "json.hpp"

namespace touchstone::adapter {
namespace {

using Texts = std::vector<std::string>;

/// A good description with members replaced; a null leaves one out.
Value described(const Object& changes = {}) {
  Value description =
      *parse_json(R"({"protocol":1,"name":"sdk","version":"1.2","operations":{"hash.digest":{}}})");
  for (const auto& [name, value] : changes) {
    description.set(name, value);
  }
  Object kept;
  for (const Member& member : *description.object()) {
    if (!member.value.is_null()) {
      kept.push_back(member);
    }
  }
  return kept;
}

Description read(const Object& changes = {}) {
  const Result<Description> description = read_description(described(changes));
  BOOST_REQUIRE(description);
  return *description;
}

std::string argument(const Error& error, std::string_view name) {
  for (const auto& [key, value] : error.arguments) {
    if (key == name) {
      return value;
    }
  }
  return {};
}

/// Where the description is wrong, or the id of another error.
std::string refused(const Object& changes) {
  const Result<Description> description = read_description(described(changes));
  BOOST_REQUIRE(!description);
  const Error& error = description.error();
  return error.id == "describe-shape" ? argument(error, "pointer") : error.id;
}

Value json(std::string_view text) {
  return *parse_json(text);
}

std::string line_refused(std::string_view text, bool over_long = false) {
  const Result<Value> value = read_description_line({text, over_long});
  BOOST_REQUIRE(!value);
  return value.error().id;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(describe_test)

BOOST_AUTO_TEST_CASE(the_least_is_enough) {
  const Description description = read();
  BOOST_TEST(description.name == "sdk");
  BOOST_TEST(description.version == "1.2");
  BOOST_TEST(description.max_outstanding == 1U);
  BOOST_TEST(description.closed);
  BOOST_TEST((description.operations.at("hash.digest").reasons == ReasonClaim::none));
}

BOOST_AUTO_TEST_CASE(everything_is_read) {
  const Description description = read(
      {{"language", "Go"},
       {"derivedFrom", json(R"(["a","b"])")},
       {"maxOutstanding", 16},
       {"operations",
        json(R"({"a.b":{"reasons":"class","algorithm":["sm3","x"]},"c.d":{"reasons":"reason"}})")},
       {"features", json(R"({"bip-350":["encode"]})")},
       {"unknown", 1}});
  BOOST_TEST(description.language == "Go");
  BOOST_TEST((description.derived_from == Texts{"a", "b"}));
  BOOST_TEST(description.max_outstanding == 16U);
  const DescribedOperation& operation = description.operations.at("a.b");
  BOOST_TEST((operation.reasons == ReasonClaim::reason_class));
  BOOST_TEST((operation.discriminators.at("algorithm") == Texts{"sm3", "x"}));
  BOOST_TEST((description.operations.at("c.d").reasons == ReasonClaim::reason));
  BOOST_TEST((description.features.at("bip-350") == Texts{"encode"}));
}

BOOST_AUTO_TEST_CASE(each_member_has_its_shape) {
  BOOST_TEST(refused({{"protocol", nullptr}}) == "/protocol");
  BOOST_TEST(refused({{"protocol", "1"}}) == "/protocol");
  BOOST_TEST(refused({{"name", nullptr}}) == "/name");
  BOOST_TEST(refused({{"name", ""}}) == "/name");
  BOOST_TEST(refused({{"version", 1}}) == "/version");
  BOOST_TEST(refused({{"language", 1}}) == "/language");
  BOOST_TEST(refused({{"derivedFrom", "a"}}) == "/derivedFrom");
  BOOST_TEST(refused({{"derivedFrom", json("[1]")}}) == "/derivedFrom/0");
  BOOST_TEST(refused({{"maxOutstanding", 0}}) == "/maxOutstanding");
  BOOST_TEST(refused({{"maxOutstanding", Number{"1.5"}}}) == "/maxOutstanding");
  BOOST_TEST(refused({{"operations", nullptr}}) == "/operations");
  BOOST_TEST(refused({{"operations", json(R"(["a.b"])")}}) == "/operations");
  BOOST_TEST(refused({{"operations", json(R"({"a.b":true})")}}) == "/operations/a.b");
  BOOST_TEST(refused({{"operations", json(R"({"a.b":{"reasons":"yes"}})")}}) ==
             "/operations/a.b/reasons");
  BOOST_TEST(refused({{"operations", json(R"({"a.b":{"algorithm":"sm3"}})")}}) ==
             "/operations/a.b/algorithm");
  BOOST_TEST(refused({{"features", json("[]")}}) == "/features");
  BOOST_TEST(refused({{"features", json(R"({"x":"y"})")}}) == "/features/x");
  BOOST_TEST(read_description(json("[]")).error().id == "describe-shape");
}

BOOST_AUTO_TEST_CASE(another_protocol_is_refused) {
  BOOST_TEST(refused({{"protocol", 2}}) == "describe-version");
  BOOST_TEST(refused({{"protocol", Number{"1.5"}}}) == "describe-version");
}

BOOST_AUTO_TEST_CASE(the_line_answers_the_first_request) {
  const auto value = read_description_line({R"({"jsonrpc":"2.0","id":0,"result":{"a":1}})"});
  BOOST_REQUIRE(value);
  BOOST_TEST(write_json(*value) == R"({"a":1})");
  BOOST_TEST(line_refused("Listening…") == "describe-garbled");
  BOOST_TEST(line_refused(R"({"jsonrpc":"2.0","id":1,"result":{}})") == "describe-garbled");
  BOOST_TEST(line_refused(R"({"jsonrpc":"2.0","id":0})") == "describe-garbled");
  BOOST_TEST(line_refused("x", true) == "describe-garbled");
  BOOST_TEST(line_refused(R"({"jsonrpc":"2.0","id":0,"error":{"code":-32601,"message":"m"}})") ==
             "describe-refused");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace touchstone::adapter
