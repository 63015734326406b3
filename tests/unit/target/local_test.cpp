// SPDX-License-Identifier: Apache-2.0
#include "target/local.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <string>

#include "operation/table.hpp"
#include "target/table.hpp"

using namespace touchstone;

namespace {

std::unique_ptr<Target> local() {
  Result<std::unique_ptr<Target>> target = open_target("local");
  BOOST_REQUIRE(static_cast<bool>(target));
  return std::move(*target);
}

Request request(std::uint64_t ticket, std::string operation, Value params) {
  Request made;
  made.ticket = ticket;
  made.call = {std::move(operation), std::move(params)};
  return made;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(local_test)

BOOST_AUTO_TEST_CASE(it_describes_every_reference_operation) {
  const std::unique_ptr<Target> target = local();
  const Description& description = target->description();
  BOOST_TEST(description.name == "touchstone-local");
  BOOST_TEST(description.operations.size() == reference_operations().size());
  for (const ReferenceOperation& row : reference_operations()) {
    const auto found = description.operations.find(row.name);
    BOOST_REQUIRE((found != description.operations.end()));
    BOOST_TEST((found->second.reasons == ReasonClaim::reason));
    BOOST_TEST(found->second.discriminators.size() == row.discriminators.size());
  }
  const Value sm3 = Object{{"algorithm", "sm3"}};
  const Value md5 = Object{{"algorithm", "md5"}};
  BOOST_TEST(description.supports("hash.digest", sm3));
  BOOST_TEST(!description.supports("hash.digest", md5));
}

BOOST_AUTO_TEST_CASE(it_names_its_libraries) {
  const std::unique_ptr<Target> target = local();
  const std::vector<std::string>& names = target->description().derived_from;
  BOOST_TEST((names == std::vector<std::string>{"Botan", "libgcrypt"}));
  for (const std::string& name : names) {
    BOOST_TEST(target->description().version.find(name + ' ') != std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(every_request_has_one_reply_in_order) {
  Result<std::unique_ptr<Session>> session = local()->open();
  BOOST_REQUIRE(static_cast<bool>(session));
  (*session)->send(request(7, "text.encode", Object{{"text", "a"}}));
  (*session)->send(request(3, "text.encode", Object{{"text", 1}}));
  (*session)->send(request(5, "text.translate", Object{}));
  std::vector<Reply> replies;
  while (replies.size() < 3) {
    for (Reply& reply : (*session)->wait(Duration{0})) {
      replies.push_back(std::move(reply));
    }
  }
  BOOST_TEST(replies[0].ticket == 7U);
  BOOST_TEST(*replies[0].answer.value.text() == "0x61");
  BOOST_TEST(replies[1].ticket == 3U);
  BOOST_TEST((replies[1].answer.outcome == AnswerKind::rejected));
  BOOST_TEST(replies[2].ticket == 5U);
  BOOST_TEST((replies[2].answer.outcome == AnswerKind::unsupported));
  BOOST_TEST(*replies[2].answer.value.find("what")->text() == "operation");
  BOOST_TEST((*session)->wait(Duration{1'000}).empty());
}

BOOST_AUTO_TEST_CASE(an_unknown_target_is_named_with_the_kinds_there_are) {
  for (const char* text : {"", "locale", "local:", "proces:x", " local"}) {
    const Result<std::unique_ptr<Target>> target = open_target(text);
    BOOST_REQUIRE(!target);
    BOOST_TEST(target.error().id == "unknown-target");
    BOOST_TEST(target.error().arguments.at(0).second == text);
    BOOST_TEST(target.error().arguments.at(1).second == "local process:");
  }
}

BOOST_AUTO_TEST_CASE(kinds_are_sorted) {
  const auto kinds = target_kinds();
  BOOST_TEST(std::is_sorted(
      kinds.begin(), kinds.end(),
      [](const TargetKind& left, const TargetKind& right) { return left.prefix < right.prefix; }));
}

BOOST_AUTO_TEST_SUITE_END()
