// SPDX-License-Identifier: Apache-2.0
#include "judge/document.hpp"

#include "scene.hpp"
#include "written.hpp"

namespace touchstone {
namespace {

constexpr std::string_view RULES = R"(
ixit: {host: {type: text}}
rules:
  probes:
    - {let: texts, be: {$select: {of: {$get: document}, path: [texts, "*"]}}}
    - {compute: demo.decode, params: {text: {$get: document/id}}, save: id}
  fixtures: {minimal: {document: {id: a}, ixit: {host: h}}}
  rules:
    - id: id
      checks: [D-01]
      reason: wrong-sum
      steps: [{check: {$get: id}, expect: a}, {check: {$get: ixit/host}, expect: h}]
      accepts: [minimal]
      rejects: [{id: b, of: minimal, patch: [{op: replace, path: /id, value: b}]}]
    - id: texts
      checks: [D-02]
      reason: wrong-sum
      empty: fail
      steps: [{for-each: {t: {$get: texts}}, steps: [{check: {$get: t}, expect: {$type: string}}]}]
      accepts: [minimal]
      rejects: [{id: b, of: minimal, patch: [{op: replace, path: /id, value: b}]}]
    - id: readable
      checks: [D-03]
      reason: wrong-length
      steps: [{call: document.read}]
      accepts: [minimal]
      rejects: [{id: b, raw: "{"}]
    - id: short
      checks: [D-04]
      reason: too-long
      steps: [{call: document.read}, {check: {$get: raw}, expect: {$pattern: "^.{0,40}$"}}]
      accepts: [minimal]
      rejects: [{id: b, raw: "{"}]
)";

/// What the rules say of a document, in their order; the oracle decodes a text into itself.
std::string judged(std::string_view raw, Answer (*oracle)(const Call&)) {
  const Scene scene(RULES);
  Document document = Document::read(std::string(raw));
  document.ixit = judge::written("{host: h}");
  const DocumentJudge judge(scene.file(), document, scene.context, oracle);
  std::string text;
  for (const Rule& rule : scene.file().rules->rules) {
    text += (text.empty() ? "" : "; ") + said(judge.judge(rule_case(scene.file(), rule)));
  }
  return text;
}

Answer echo(const Call& call) {
  return Answer::result(*call.params.find("text"));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(document_test)

BOOST_AUTO_TEST_CASE(each_rule_is_one_check) {
  BOOST_TEST(judged(R"({"id": "a", "texts": ["t"]})", echo) ==
             "D-01 pass; D-02 pass; D-03 pass; D-04 pass");
  BOOST_TEST(judged(R"({"id": "b", "texts": ["t", 7]})", echo) ==
             "D-01 fail wrong-value; D-02 fail wrong-type; D-03 pass; D-04 pass");
  BOOST_TEST(judged(R"({"id": "a", "texts": ["t", "a long text, longer than allowed"]})", echo) ==
             "D-01 pass; D-02 pass; D-03 pass; D-04 fail pattern-differs");
}

BOOST_AUTO_TEST_CASE(a_rule_says_what_an_empty_loop_means) {
  BOOST_TEST(judged(R"({"id": "a"})", echo) ==
             "D-01 pass; D-02 fail nothing-found; D-03 pass; D-04 pass");
}

BOOST_AUTO_TEST_CASE(what_cannot_be_read_blocks_all_rules_but_those_that_read) {
  BOOST_TEST(judged("{", echo) ==
             "D-01 blocked unreadable; D-02 blocked unreadable; D-03 fail rejected-valid; "
             "D-04 fail rejected-valid");
  BOOST_TEST(judged(R"({"id": "a", "id": "a"})", echo) ==
             "D-01 blocked unreadable; D-02 blocked unreadable; D-03 fail rejected-valid; "
             "D-04 fail rejected-valid");
}

BOOST_AUTO_TEST_CASE(a_probe_that_fails_blocks_what_may_lean_on_it) {
  const std::string blocked =
      "D-01 blocked probe-failed; D-02 blocked probe-failed; D-03 pass; D-04 pass";
  const auto rejects = [](const Call&) { return Answer::rejected("wrong-sum"); };
  BOOST_TEST(judged(R"({"id": "a"})", rejects) == blocked);
  const auto breaks = [](const Call&) { return garbled(); };
  BOOST_TEST(judged(R"({"id": "a"})", breaks) == blocked);
  const auto lacks = [](const Call& call) {
    return Answer::unsupported("operation", call.operation);
  };
  BOOST_TEST(judged(R"({"id": "a"})", lacks) == blocked);
  BOOST_TEST(judged("{}", echo) == blocked);
}

BOOST_AUTO_TEST_CASE(a_rule_never_waits_for_a_document_to_change) {
  const Scene scene(R"(
rules:
  probes: [{let: rule, be: 7}]
  fixtures: {minimal: {document: {id: a}}}
  rules:
    - id: waits
      checks: [D-01]
      reason: wrong-sum
      steps: [{call: document.read, expect: {result: {id: b}}, eventually: {within: 1m, every: 1s}}]
      accepts: [minimal]
      rejects: [minimal]
    - id: sees-what-is-called-rule
      checks: [D-02]
      reason: wrong-sum
      steps: [{check: {$get: rule}, expect: 7}]
      accepts: [minimal]
      rejects: [minimal]
)");
  const DocumentJudge judge(scene.file(), Document::read(R"({"id":"a"})"), scene.context, echo);
  const auto& rules = scene.file().rules->rules;
  BOOST_TEST(said(judge.judge(rule_case(scene.file(), rules[0]))) == "D-01 fail wrong-value");
  BOOST_TEST(said(judge.judge(rule_case(scene.file(), rules[1]))) == "D-02 pass");
}

BOOST_AUTO_TEST_CASE(entries_make_documents) {
  const Scene scene(RULES);
  const Rules& rules = *scene.file().rules;
  const auto patched = make_document(rules, rules.rules[0].rejects[0]);
  BOOST_REQUIRE(patched);
  BOOST_TEST(patched->raw == R"({"id":"b"})");
  BOOST_TEST((patched->ixit == judge::written("{host: h}")));
  const auto raw = make_document(rules, rules.rules[2].rejects[0]);
  BOOST_TEST(!raw->value.has_value());
  RuleEntry lost;
  lost.fixture = "nothing";
  BOOST_TEST(make_document(rules, lost).error().id == "unknown-fixture");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace touchstone
