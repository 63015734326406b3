// SPDX-License-Identifier: Apache-2.0
#include "lint_rules.hpp"

#include "judge/scene.hpp"

namespace touchstone {
namespace {

/// Decodes what does not begin with `bad`; has nothing else.
Answer decodes(const Call& call) {
  const Value* text = call.params.find("text");
  if (call.operation != "demo.decode" || text == nullptr || text->text() == nullptr) {
    return Answer::unsupported("operation", call.operation);
  }
  return text->text()->starts_with("bad") ? Answer::rejected("wrong-sum")
                                          : Answer::result(Object{{"kind", *text}});
}

std::string argument(const Error& error, std::string_view name) {
  for (const auto& [key, value] : error.arguments) {
    if (key == name) {
      return value;
    }
  }
  return {};
}

/// `MESSAGE RULE ENTRY WHY`, joined by `; `; of removals `MESSAGE RULE POINTER`.
std::string linted(std::string_view rules, bool removals = false) {
  const Scene scene(rules);
  std::string text;
  for (const Error& error : lint_rules(*scene.context.catalogue, decodes, removals)) {
    BOOST_TEST(error.where.line > 0U);
    BOOST_TEST(error.where.file.ends_with("vectors/test/demo.yaml"));
    text += text.empty() ? "" : "; ";
    text += error.id + ' ' + argument(error, "rule");
    if (error.id == "removal-unnoticed") {
      text += ' ' + error.where.pointer;
      continue;
    }
    text += ' ' + argument(error, "entry");
    const std::string why = argument(error, "why");
    text += why.empty() ? "" : ' ' + why;
  }
  return text;
}

constexpr std::string_view FIXTURES = R"(
rules:
  fixtures:
    minimal: {document: {id: a, keys: [{kind: x}]}}
    bare: {of: minimal, patch: [{op: remove, path: /keys}]}
  rules:
)";

std::string rules(std::string_view text) {
  return std::string(FIXTURES) + std::string(text);
}

constexpr std::string_view ID_IS_TEXT = R"(
    - id: id-is-text
      checks: [D-01]
      reason: wrong-sum
      steps: [{check: {$get: document}, expect: {$contains: {id: {$type: string}}}}]
      accepts: [minimal, bare]
      rejects: [{id: number, of: minimal, patch: [{op: replace, path: /id, value: 7}]}]
)";

constexpr std::string_view KINDS_ARE_X = R"(
    - id: kinds-are-x
      checks: [D-02]
      reason: wrong-length
      steps:
        - for-each: {key: {$select: {of: {$get: document}, path: [keys, "*"]}}}
          steps: [{check: {$get: key}, expect: {$contains: {kind: x}}}]
      accepts: [minimal, bare]
      rejects: [{id: other, of: minimal, patch: [{op: replace, path: /keys/0/kind, value: other}]}]
)";

}  // namespace

BOOST_AUTO_TEST_SUITE(lint_rules_test)

BOOST_AUTO_TEST_CASE(good_rules_are_proved_and_every_part_matters) {
  const std::string good = rules(std::string(ID_IS_TEXT) + std::string(KINDS_ARE_X));
  BOOST_TEST(linted(good) == "");
  BOOST_TEST(linted(good, true) == "");
}

BOOST_AUTO_TEST_CASE(what_one_rule_accepts_all_acquit) {
  BOOST_TEST(linted(rules(std::string(ID_IS_TEXT) + R"(
    - id: keys-are-there
      checks: [D-02]
      reason: wrong-length
      steps: [{check: {$get: document}, expect: {$contains: {keys: {$type: array}}}}]
      accepts: [minimal]
      rejects: [{id: text, of: minimal, patch: [{op: replace, path: /keys, value: t}]}]
)")) == "accept-convicted keys-are-there bare missing-member");
}

BOOST_AUTO_TEST_CASE(a_rule_that_convicts_what_it_accepts_is_said_once) {
  BOOST_TEST(linted(rules(R"(
    - id: one
      checks: [D-01]
      reason: wrong-sum
      steps: [{check: {$get: document/id}, expect: b}]
      accepts: [minimal, {id: again, of: minimal, patch: [{op: test, path: /id, value: a}]}]
      rejects: [{id: c, of: minimal, patch: [{op: replace, path: /id, value: c}]}]
)")) == "accept-convicted one minimal wrong-value");
}

BOOST_AUTO_TEST_CASE(a_reject_is_convicted) {
  BOOST_TEST(linted(rules(R"(
    - id: id-is-text
      checks: [D-01]
      reason: wrong-sum
      steps: [{check: {$get: document}, expect: {$contains: {id: {$type: string}}}}]
      accepts: [minimal]
      rejects: [{id: other, of: minimal, patch: [{op: replace, path: /id, value: b}]}]
)")) == "reject-acquitted id-is-text other");
}

BOOST_AUTO_TEST_CASE(a_reject_is_convicted_by_its_rule_alone) {
  BOOST_TEST(linted(rules(std::string(KINDS_ARE_X) + R"(
    - id: id-is-text
      checks: [D-01]
      reason: wrong-sum
      steps: [{check: {$get: document}, expect: {$contains: {id: {$type: string}}}}]
      accepts: [minimal]
      rejects:
        - {id: two-faults, of: minimal, patch: [{op: replace, path: /id, value: 7}, {op: replace, path: /keys/0/kind, value: other}]}
)")) == "reject-convicted-by-another kinds-are-x two-faults wrong-value");
}

BOOST_AUTO_TEST_CASE(a_rule_that_cannot_tell_proves_nothing) {
  BOOST_TEST(linted(rules(R"(
    - id: schema
      checks: [D-01]
      reason: wrong-sum
      steps: [{check: {$get: document}, expect: {$schema: "https://example.com/s#/a"}}]
      accepts: [minimal]
      rejects: [{id: bare-one, of: bare, patch: [{op: remove, path: /id}]}]
)")) == "document-undecided schema minimal no-schema-validator; "
        "document-undecided schema bare-one no-schema-validator");
  BOOST_TEST(linted(rules(R"(
    - id: hash
      checks: [D-01]
      reason: wrong-sum
      steps: [{compute: demo.hash, params: {message: "0x"}, expect: {result: {$any: true}}}]
      accepts: [minimal]
      rejects: [bare]
)")) == "document-undecided hash minimal oracle-lacks-operation; "
        "document-undecided hash bare oracle-lacks-operation");
}

BOOST_AUTO_TEST_CASE(what_cannot_be_read_is_judged_by_rules_that_read) {
  const std::string reads = rules(std::string(KINDS_ARE_X) + R"(
    - id: is-json
      checks: [D-01]
      reason: wrong-sum
      steps: [{call: document.read}]
      accepts: [minimal]
      rejects: [{id: twice, raw: '{"a": 1, "a": 2}'}, {id: mark, raw: "\uFEFF{}"}]
)");
  BOOST_TEST(linted(reads, true) == "");
  BOOST_TEST(linted(rules(R"(
    - id: no-a
      checks: [D-01]
      reason: wrong-sum
      steps: [{check: {$get: document}, expect: {$contains: {a: {$absent: true}}}}]
      accepts: [minimal]
      rejects: [{id: twice, raw: '{"a": 1, "a": 2}'}]
)")) == "reject-acquitted no-a twice");
}

BOOST_AUTO_TEST_CASE(rules_hold_in_their_editions) {
  const std::string old = R"(
    - id: old-id
      editions: ["1"]
      checks: [D-01]
      reason: wrong-sum
      steps: [{check: {$get: document/id}, expect: old}]
      accepts: [{id: old, of: bare, patch: [{op: replace, path: /id, value: old}]}]
      rejects: [{id: new, of: bare, patch: [{op: replace, path: /id, value: b}]}]
    - id: new-id
      since: "2"
      checks: [D-02]
      reason: wrong-sum
      steps: [{check: {$get: document/id}, expect: a}]
      accepts: [minimal, bare]
      rejects: [{id: old, of: bare, patch: [{op: replace, path: /id, value: old}]}]
)";
  BOOST_TEST(linted(rules(old), true) == "");
  BOOST_TEST(linted(R"(
rules:
  fixtures: {first: {document: {id: a}, editions: ["1"]}, any: {document: {id: b}}}
  rules:
    - id: second
      since: "2"
      checks: [D-01]
      reason: wrong-sum
      steps: [{check: {$get: document/id}, expect: b}]
      accepts: [any, first]
      rejects: [{id: c, of: any, patch: [{op: replace, path: /id, value: c}]}]
)") == "entry-of-no-edition second first");
}

BOOST_AUTO_TEST_CASE(parts_that_nothing_notices_are_named) {
  BOOST_TEST(linted(rules(R"(
    - id: much
      checks: [D-01]
      reason: wrong-sum
      steps:
        - {check: {$get: document/id}, expect: {$type: string}}
        - when: {value: {$get: document/id}, matches: {$type: string}}
          for-each: {key: {$select: {of: {$get: document}, path: [[keys, more], "*"], where: {$contains: {kind: {$any: true}}}}}}
          steps: [{check: {$get: key}, expect: {$contains: {kind: x, size: {$optional: 1}}}}]
      accepts: [minimal, bare]
      rejects: [{id: other, of: minimal, patch: [{op: replace, path: /keys/0/kind, value: other}]}]
)"),
                    true) ==
             "removal-unnoticed much /rules/rules/0/steps/0; "
             "removal-unnoticed much /rules/rules/0/steps/1/when; "
             "removal-unnoticed much /rules/rules/0/steps/1/for-each/key/$select/path/0/1; "
             "removal-unnoticed much /rules/rules/0/steps/1/for-each/key/$select/where; "
             "removal-unnoticed much "
             "/rules/rules/0/steps/1/for-each/key/$select/where/$contains/kind; "
             "removal-unnoticed much /rules/rules/0/steps/1/steps/0/expect/$contains/size");
}

BOOST_AUTO_TEST_CASE(probes_are_judged_with_the_rules_that_use_them) {
  const auto probing = [](std::string_view probes) {
    return "rules:\n  probes:\n" + std::string(probes) + R"(
  fixtures: {minimal: {document: {id: a, keys: [{kind: x, id: k}]}}}
  rules:
    - id: decodes
      checks: [D-01]
      reason: wrong-sum
      steps:
        - for-each: {id: {$get: ids}}
          steps: [{compute: demo.decode, params: {text: {$get: id}}}]
      accepts: [minimal]
      rejects: [{id: bad, of: minimal, patch: [{op: replace, path: /keys/0/id, value: bad}]}]
)";
  };
  BOOST_TEST(linted(probing(R"(
    - {let: ids, be: {$select: {of: {$get: document}, path: [keys, "*", id]}}}
)"),
                    true) == "");
  BOOST_TEST(linted(probing(R"(
    - {let: ids, be: {$select: {of: {$get: document}, path: [keys, "*", [id, name]]}}}
    - {let: unused, be: 1}
)"),
                    true) ==
             "removal-unnoticed probes /rules/probes/0/be/$select/path/2/1; "
             "removal-unnoticed probes /rules/probes/1");
}

BOOST_AUTO_TEST_CASE(a_value_that_another_rule_judges_is_skipped) {
  const auto skipping = [](std::string_view more) {
    return rules(R"(
    - id: decodes
      checks: [D-01]
      reason: wrong-sum
      steps: [{compute: demo.decode, params: {text: {$get: document/id}}}]
      accepts: [minimal]
      rejects: [{id: bad, of: minimal, patch: [{op: replace, path: /id, value: bad}]}]
    - id: kind-is-short
      checks: [D-02]
      reason: wrong-length
      steps:
        - {compute: demo.decode, params: {text: {$get: document/id}}, )" +
                 std::string(more) + R"(save: {kind: /kind}}
        - {check: {$get: kind}, expect: {$pattern: "^.{0,3}$"}}
      accepts: [minimal]
      rejects: [{id: long, of: minimal, patch: [{op: replace, path: /id, value: long}]}]
)");
  };
  BOOST_TEST(linted(skipping("on-rejected: skip, "), true) == "");
  BOOST_TEST(linted(skipping("")) ==
             "reject-convicted-by-another kind-is-short bad rejected-valid");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace touchstone
