// SPDX-License-Identifier: Apache-2.0
// The hard cases about a service and about a contract behind a node.
#include <algorithm>

#include "control.hpp"
#include "lint.hpp"
#include "scene.hpp"
#include "written.hpp"

namespace touchstone {
namespace {

class Gateway : public Scene {
 public:
  Gateway() : Scene(TOUCHSTONE_SOURCE_DIR "/tests/unit/hard-cases", "ipfs-gateway") {
    context.ixit = judge::written("{cid: bafy1}");
  }
  std::string asked(Answer whole, Answer same, Answer other) {
    return said(
        play("if-none-match-yields-304", {std::move(whole), std::move(same), std::move(other)})
            .result);
  }
};

Answer response(int status, std::string_view body, std::string_view etag = "\"t\"") {
  return Answer::result(Object{{"status", status},
                               {"headers", Object{{"etag", Array{etag}}, {"age", Array{"1"}}}},
                               {"body", body}});
}

class Contract : public Scene {
 public:
  Contract() : Scene(TOUCHSTONE_SOURCE_DIR "/tests/unit/hard-cases", "erc-721") {
    context.ixit =
        judge::written("{contract: '0x00000000000000000000000000000000000000ff', token: 7}");
  }

  /// The owner is found and can move the token; then a stranger tries.
  Played stranger(Answer answer, Script decoded = {}) {
    Script oracle{gives("'0x6352211e'"), gives("['0xaa']"), gives("'0x23b872dd'"), gives("[]"),
                  gives("'0x23b872dd'")};
    oracle.insert(oracle.end(), decoded.begin(), decoded.end());
    return play("transfer-by-stranger-reverts", {gives("'0x0a'"), gives("'0x'"), std::move(answer)},
                std::move(oracle));
  }
  std::string said_of(Answer answer, Script decoded = {}) {
    return said(stranger(std::move(answer), std::move(decoded)).result);
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(hard_services_test)

BOOST_AUTO_TEST_CASE(e_the_current_tag_yields_304_and_another_the_whole) {
  Gateway gateway;
  BOOST_TEST(gateway.asked(response(200, "0x01"), response(304, "0x"), response(200, "0x01")) ==
             "GW-10 pass; GW-10 pass");
  const Played played =
      gateway.play("if-none-match-yields-304",
                   {response(200, "0x01", "W/\"a\""), response(304, "0x"), response(200, "0x01")});
  BOOST_TEST((*follow(played.asked[1].params, pointer_tokens("/headers/if-none-match/0")) ==
              Value("W/\"a\"")));
  BOOST_TEST((*played.asked[1].params.find("path") == judge::written("[ipfs, bafy1]")));
}

BOOST_AUTO_TEST_CASE(e_a_server_that_always_answers_the_same_fails) {
  Gateway gateway;
  BOOST_TEST(gateway.asked(response(200, "0x01"), response(304, "0x"), response(304, "0x")) ==
             "GW-10 pass; GW-10 fail wrong-value");
  BOOST_TEST(gateway.asked(response(200, "0x01"), response(200, "0x01"), response(200, "0x01")) ==
             "GW-10 fail wrong-value; GW-10 pass");
  BOOST_TEST(gateway.asked(response(200, "0x01"), response(304, "0x01"), response(200, "0x01")) ==
             "GW-10 fail wrong-length; GW-10 pass");
}

BOOST_AUTO_TEST_CASE(e_without_a_tag_or_a_block_nothing_is_said) {
  Gateway gateway;
  const std::string failed =
      "GW-10 inconclusive preamble-failed; GW-10 inconclusive preamble-failed";
  const auto first = [&](Answer answer) {
    return said(gateway.play("if-none-match-yields-304", {std::move(answer)}).result);
  };
  BOOST_TEST(first(response(404, "0x")) == failed);
  BOOST_TEST(first(response(200, "0x", "no quotes")) == failed);
  BOOST_TEST(first(gives("{status: 200, headers: {}, body: '0x'}")) == failed);
  gateway.context.ixit = Object{};
  BOOST_TEST(said(gateway.play("if-none-match-yields-304", {}).result) ==
             "GW-10 blocked missing-ixit; GW-10 blocked missing-ixit");
}

BOOST_AUTO_TEST_CASE(f_a_transfer_by_a_stranger_is_reverted) {
  Contract contract;
  const Played played = contract.stranger(rejection("{code: 3, message: execution reverted}"));
  BOOST_TEST(said(played.result) == "E721-04 pass");
  BOOST_TEST(played.result.checks[0].grade == "reason");
  BOOST_TEST(!played.result.checks[0].needs_control.empty());
  // The owner moved the token by the same procedure.
  BOOST_TEST(std::count(played.result.controls.begin(), played.result.controls.end(), "evm.call") ==
             1);
  BOOST_TEST(played.result.checks[0].needs_control.front() == "evm.call");
  BOOST_TEST(contract.said_of(rejection("{code: -32000, message: 'execution REVERTED: x'}")) ==
             "E721-04 pass");
}

BOOST_AUTO_TEST_CASE(f_a_procedure_is_refused_and_controlled_like_an_operation) {
  const Contract contract;
  const Catalogue& catalogue = *contract.context.catalogue;
  const ControlKeys keys =
      control_keys(catalogue, contract.instance("transfer-by-stranger-reverts"));
  BOOST_TEST(keys.accepts.contains("evm.call"));
  BOOST_TEST(keys.rejects.contains("evm.call"));
  for (const Coverage& coverage : coverage_of(catalogue)) {
    if (coverage.requirement->id == "E721-04") {
      BOOST_TEST(coverage.rejecting == 1U);
      BOOST_TEST(coverage.open == 0U);
    }
  }
}

BOOST_AUTO_TEST_CASE(f_the_override_is_sent_for_the_stranger_only) {
  Contract contract;
  const Played played = contract.stranger(rejection("{code: 3}"));
  BOOST_TEST((*played.asked[0].params.find("params") ==
              judge::written("[{to: '0x00000000000000000000000000000000000000ff', data: "
                             "'0x6352211e'}, latest]")));
  BOOST_TEST((*follow(played.asked[1].params, pointer_tokens("/params/0/from")) == Value("0xaa")));
  BOOST_TEST(played.asked[1].params.find("params")->array()->size() == 2U);
  BOOST_TEST(played.asked[2].params.find("params")->array()->size() == 3U);
  BOOST_TEST((*played.computed[2].params.find("arguments") ==
              judge::written("['0xaa', '0x0000000000000000000000000000000000000001', 7]")));
}

BOOST_AUTO_TEST_CASE(f_a_contract_that_lets_the_stranger_fails) {
  Contract contract;
  BOOST_TEST(contract.said_of(gives("'0x'"), {gives("[]")}) == "E721-04 fail accepted-invalid");
}

BOOST_AUTO_TEST_CASE(f_faults_of_the_node_are_inconclusive) {
  Contract contract;
  const std::string carrier = "E721-04 inconclusive carrier-fault";
  BOOST_TEST(contract.said_of(rejection("{code: -32005, message: limit exceeded}")) == carrier);
  BOOST_TEST(contract.said_of(rejection("{code: -32000, message: header not found}")) == carrier);
  BOOST_TEST(contract.said_of(hung()) == carrier);
  BOOST_TEST(contract.said_of(crashed()) == carrier);
  BOOST_TEST(contract.said_of(garbled()) == carrier);
}

BOOST_AUTO_TEST_CASE(f_without_the_control_nothing_is_said) {
  Contract contract;
  const std::string failed = "E721-04 inconclusive preamble-failed";
  BOOST_TEST(
      said(contract
               .play("transfer-by-stranger-reverts", {gives("'0x0a'"), rejection("{code: 3}")},
                     {gives("'0x01'"), gives("['0xaa']"), gives("'0x02'")})
               .result) == failed);
  BOOST_TEST(said(contract
                      .play("transfer-by-stranger-reverts", {gives("'0x0a'")},
                            {gives("'0x01'"), rejection("{reason: abi-malformed}")})
                      .result) == failed);
  contract.context.ixit = judge::written("{token: 7}");
  BOOST_TEST(said(contract.play("transfer-by-stranger-reverts", {}).result) ==
             "E721-04 blocked missing-ixit");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace touchstone
