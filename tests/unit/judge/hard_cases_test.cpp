// SPDX-License-Identifier: Apache-2.0
// The hard cases about SDKs, nodes and documents, as the loader reads them, against scripted
// answers. Those about services and contracts stand in hard_services_test.cpp.
#include "judge/document.hpp"
#include "scene.hpp"
#include "written.hpp"

namespace touchstone {
namespace {

class HardCase : public Scene {
 public:
  explicit HardCase(std::string standard)
      : Scene(TOUCHSTONE_SOURCE_DIR "/tests/unit/hard-cases", std::move(standard)) {}
};

Answer signature(std::size_t bytes) {
  return Answer::result(Object{{"signature", "0x" + std::string(2 * bytes, 'a')}});
}

// (b): a block of two transactions, the second of which creates a contract.

constexpr std::string_view BLOCK = R"(
number: "0x36"
hash: "0xAB01"
transactions:
  - {hash: "0x01", type: "0x2", transactionIndex: "0x0", from: "0xaa", to: "0xbb", nonce: "0x7"}
  - {hash: "0x02", type: "0x0", transactionIndex: "0x1", from: "0xaa", to: null, nonce: "0x8"}
)";
constexpr std::string_view RECEIPTS = R"(
- {transactionHash: "0x01", type: "0x2", transactionIndex: "0x0", blockHash: "0xab01", from: "0xAA", contractAddress: null, gasUsed: "0x5208"}
- {transactionHash: "0x02", type: "0x0", transactionIndex: "0x1", blockHash: "0xab01", from: "0xaa", contractAddress: "0xCC", gasUsed: "0x5208"}
)";

/// What the case says where the receipts and the hash of the block after the run are these.
std::string audited(const Value& receipts, std::string_view hash_after,
                    std::string_view computed = "0xab01") {
  HardCase scene("ethereum-audit");
  const Value block = judge::written(BLOCK);
  const Instance instance = scene.instance("block", 0, {{"number", "0x36"}});
  Script oracle{Answer::result(computed)};
  if (receipts.array()->size() == 2) {
    oracle.push_back(Answer::result("0xcc"));
  }
  const Played played = scene.play(instance,
                                   {Answer::result(block), Answer::result(receipts),
                                    Answer::result(Object{{"hash", hash_after}})},
                                   std::move(oracle));
  BOOST_TEST(played.result.id == "ethereum-audit/block[number=0x36]");
  return said(played.result);
}

Value receipts_with(std::size_t at, std::string name, Value value) {
  Value receipts = judge::written(RECEIPTS);
  (*receipts.array())[at].set(std::move(name), std::move(value));
  return receipts;
}

// (c)

Answer new_head(std::string_view hash, std::string_view parent) {
  const Object result{{"hash", hash}, {"parentHash", parent}};
  return Answer::result(Object{{"jsonrpc", "2.0"},
                               {"method", "eth_subscription"},
                               {"params", Object{{"subscription", "0x1"}, {"result", result}}}});
}

// (d)

std::string document_judged(std::string_view raw) {
  const HardCase scene("did-documents");
  const auto nobody = [](const Call&) { return crashed(); };
  const DocumentJudge judge(scene.file(), Document::read(std::string(raw)), scene.context, nobody);
  return said(judge.judge(rule_case(scene.file(), scene.file().rules->rules.front())));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(hard_cases_test)

BOOST_AUTO_TEST_CASE(a_a_signature_that_was_made_verifies) {
  HardCase scene("sm2-signing");
  const auto made = [&](Answer sign, Script oracle) {
    return said(scene.play("signature-made-verifies", {std::move(sign)}, std::move(oracle)).result);
  };
  BOOST_TEST(made(signature(64), {gives("true"), gives("false")}) == "SM2-04 pass");
  BOOST_TEST(made(signature(64), {gives("true"), rejection("{}")}) == "SM2-04 pass");
  BOOST_TEST(made(signature(64), {gives("false"), gives("false")}) == "SM2-04 fail rejected-valid");
  BOOST_TEST(made(signature(64), {rejection("{reason: x}"), gives("false")}) ==
             "SM2-04 fail rejected-valid");
  BOOST_TEST(made(signature(63), {}) == "SM2-04 inconclusive step-failed");
  BOOST_TEST(made(rejection("{}"), {}) == "SM2-04 inconclusive step-failed");
  BOOST_TEST(made(crashed(), {}) == "SM2-04 fail iut-crashed");
}

BOOST_AUTO_TEST_CASE(a_an_oracle_that_accepts_anything_is_our_fault) {
  HardCase scene("sm2-signing");
  const auto made = [&](Script oracle) {
    return said(scene.play("signature-made-verifies", {signature(64)}, std::move(oracle)).result);
  };
  BOOST_TEST(made({gives("true"), gives("true")}) == "SM2-04 error oracle-wrong");
  BOOST_TEST(made({gives("false"), gives("true")}) == "SM2-04 error oracle-wrong");
  BOOST_TEST(made({hung(), gives("false")}) == "SM2-04 error oracle-failed");
  BOOST_TEST(made({Answer::unsupported("algorithm", "sm2-sm3"), gives("false")}) ==
             "SM2-04 blocked oracle-lacks-operation");
}

BOOST_AUTO_TEST_CASE(a_what_the_target_lacks_or_judges_itself) {
  HardCase scene("sm2-signing");
  scene.context.self_judging = true;
  BOOST_TEST(
      said(scene.play("signature-made-verifies", {signature(64)}, {gives("true"), gives("false")})
               .result) == "SM2-04 self-judged self-judged");
  scene.target.closed = true;
  BOOST_TEST(said(scene.play("signature-made-verifies", {}).result) ==
             "SM2-04 unsupported unsupported");
  scene.context.standard_named = true;
  BOOST_TEST(said(scene.play("signature-made-verifies", {}).result) ==
             "SM2-04 fail claimed-but-absent");
}

BOOST_AUTO_TEST_CASE(b_the_probes_find_the_last_hundred_blocks) {
  HardCase scene("ethereum-audit");
  const Played probes = scene.play_probes({gives("'0x36'")});
  const Array& recent = *probes.bindings.find("recent")->array();
  BOOST_TEST(recent.size() == 55U);
  BOOST_TEST((recent.front() == Value("0x36") && recent.back() == Value("0x0")));
  BOOST_TEST(scene.play_probes({gives("'0x3e8'")}).bindings.find("recent")->array()->size() ==
             100U);
  BOOST_TEST(said(scene.play_probes({gives("'0x036'")}).result) == " inconclusive probe-failed");
}

BOOST_AUTO_TEST_CASE(b_a_block_that_agrees_with_itself) {
  BOOST_TEST(audited(judge::written(RECEIPTS), "0xab01") == "ETH-11 pass; ETH-14 pass");
}

BOOST_AUTO_TEST_CASE(b_each_disagreement_is_found) {
  BOOST_TEST(audited(judge::written(RECEIPTS), "0xab01", "0xab02") ==
             "ETH-11 fail wrong-value; ETH-14 pass");
  const auto with = [](std::size_t at, std::string name, Value value) {
    return audited(receipts_with(at, std::move(name), std::move(value)), "0xAB01");
  };
  const std::string wrong = "ETH-11 pass; ETH-14 fail ";
  BOOST_TEST(with(0, "transactionHash", "0x02") == wrong + "wrong-value");
  BOOST_TEST(with(0, "type", "0x02") == wrong + "not-quantity");
  BOOST_TEST(with(1, "transactionIndex", "0x2") == wrong + "wrong-value");
  BOOST_TEST(with(1, "blockHash", "0xab02") == wrong + "wrong-value");
  BOOST_TEST(with(0, "from", nullptr) == wrong + "wrong-type");
  BOOST_TEST(with(1, "contractAddress", "0xcd") == wrong + "wrong-value");
  Value one = judge::written(RECEIPTS);
  one.array()->pop_back();
  BOOST_TEST(audited(one, "0xab01") == wrong + "wrong-length");
}

BOOST_AUTO_TEST_CASE(b_a_reorganisation_convicts_nobody) {
  BOOST_TEST(audited(receipts_with(1, "blockHash", "0xab02"), "0xab02") ==
             "ETH-11 pass; ETH-14 inconclusive reorganised");
  HardCase scene("ethereum-audit");
  const auto instance = [&] { return scene.instance("block", 0, {{"number", "0x36"}}); };
  BOOST_TEST(said(scene.play(instance(), {gives("null")}).result) ==
             "ETH-11 inconclusive preamble-failed; ETH-14 inconclusive preamble-failed");
  BOOST_TEST(said(scene
                      .play(instance(),
                            {gives("{hash: '0xab', transactions: []}"), gives("[]"),
                             gives("{hash: '0xab'}")},
                            {gives("'0xab'")})
                      .result) == "ETH-11 pass; ETH-14 nothing-to-judge nothing-to-judge");
}

BOOST_AUTO_TEST_CASE(c_three_new_heads_in_a_row) {
  HardCase scene("ethereum-subscriptions");
  const auto heard = [&](Script messages) {
    scene.messages = std::move(messages);
    return said(scene.play("new-heads-are-consecutive", {gives("'0x1'")}).result);
  };
  BOOST_TEST(heard({new_head("0x0a", "0x09"), gives("{method: eth_subscription, params: {}}"),
                    new_head("0x0b", "0x0A"), new_head("0x0c", "0x0b")}) == "SUB-03 pass");
  BOOST_TEST(heard({new_head("0x0a", "0x09"), new_head("0x0c", "0x0b"),
                    new_head("0x0b", "0x0a")}) == "SUB-03 fail wrong-value");
  BOOST_TEST(heard({new_head("0x0a", "0x09"), new_head("0x0b", "0x0a"),
                    new_head("0x0b", "0x0a")}) == "SUB-03 fail wrong-value");
  BOOST_TEST(heard({new_head("0x0a", "0x09"), new_head("0x0b", "0x0a")}) ==
             "SUB-03 inconclusive too-few-messages");
  BOOST_TEST(said(scene.play("new-heads-are-consecutive", {gives("7")}).result) ==
             "SUB-03 inconclusive preamble-failed");
  scene.context.duplex = false;
  BOOST_TEST(said(scene.play("new-heads-are-consecutive", {}).result) ==
             "SUB-03 blocked needs-duplex");
}

BOOST_AUTO_TEST_CASE(d_a_key_without_private_members) {
  const auto with_key = [](std::string_view key) {
    return document_judged(R"({"verificationMethod":[{"publicKeyJwk":{"kty":"OKP"}},{"id":"#2"},)"
                           R"({"publicKeyJwk":)" +
                           std::string(key) + "}]}");
  };
  BOOST_TEST(with_key(R"({"kty":"OKP","x":"AQ"})") == "DID-08 pass");
  for (const char* member : {"d", "p", "k"}) {
    BOOST_TEST(with_key(R"({"kty":"OKP",")" + std::string(member) + R"(":null})") ==
               "DID-08 fail unexpected-member");
  }
  BOOST_TEST(with_key(R"("text")") == "DID-08 fail wrong-type");
  BOOST_TEST(document_judged("{}") == "DID-08 pass");
  BOOST_TEST(document_judged("{]") == "DID-08 blocked unreadable");
}

BOOST_AUTO_TEST_CASE(d_the_same_rows_are_cases_of_an_sdk) {
  HardCase scene("did-documents");
  const std::string rule = "no-private-jwk-member/";
  BOOST_TEST(said(scene.play(rule + "accepts", {gives("true")}).result) == "DID-08 pass");
  BOOST_TEST(said(scene.play(rule + "accepts", {gives("false")}).result) ==
             "DID-08 fail rejected-valid");
  const Played right = scene.play(scene.instance(rule + "rejects", 2),
                                  {rejection("{reason: private-key-material}")});
  BOOST_TEST(said(right.result) == "DID-08 pass");
  BOOST_TEST(right.result.id == "did-documents/no-private-jwk-member/rejects/member-k");
  BOOST_TEST((*follow(*right.asked[0].params.find("document"),
                      pointer_tokens("/verificationMethod/0/publicKeyJwk/k")) == Value("AQ")));
  BOOST_TEST(said(scene.play(rule + "rejects", {gives("false")}).result) == "DID-08 pass");
  BOOST_TEST(said(scene.play(rule + "rejects", {gives("true")}).result) ==
             "DID-08 fail accepted-invalid");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace touchstone
