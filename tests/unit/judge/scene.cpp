// SPDX-License-Identifier: Apache-2.0
#include "scene.hpp"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "load/catalogue.hpp"
#include "written.hpp"

namespace touchstone {
namespace {

constexpr std::string_view STANDARD = R"(
id: demo
title: {en: A standard for tests, zh: 测试用标准}
body: test
editions:
  - {id: "1", date: "2026-01-01", status: superseded, url: "https://example.com/demo"}
  - {id: "2", date: "2026-02-01", status: deployed, url: "https://example.com/demo-2"}
applies-to: [sdk]
features:
  core: {status: m, en: Core, zh: 核心}
  extra: {status: o, en: Extra, zh: 附加}
  usual: {status: o, default: claimed, en: Usual, zh: 常用}
  raw: {status: o.1, en: Raw, zh: 原始}
  der: {status: o.1, en: DER, zh: DER}
  only-raw: {status: {if: {all: [raw, {not: der}]}, then: m, else: n/a}, en: Only raw, zh: 仅原始}
reasons:
  wrong-sum: {is-a: bad-checksum, en: Wrong sum, zh: 校验和错误}
  wrong-length: {is-a: bad-length, en: Wrong length, zh: 长度错误}
  too-long: {is-a: [bad-length, limit-exceeded], en: Too long, zh: 过长}
  reverted: {is-a: malformed, en: Reverted, zh: 已回退}
  unknown-kind: {is-a: unsupported-variant, en: Unknown kind, zh: 未知类型}
requirements:
)";

std::string requirement(const std::string& id, const std::string& more) {
  return "  - {id: " + id + ", clause: \"1\", level: shall, testability: automatic, " +
         "verified: true, " + more + "summary: {en: A rule, zh: 规则}}\n";
}

std::string demo_standard() {
  std::string text(STANDARD);
  for (const char* id : {"D-01", "D-02", "D-03", "D-04"}) {
    text += requirement(id, "");
  }
  text += requirement("D-11", "feature: core, ");
  text += requirement("D-12", "feature: extra, ");
  text += requirement("D-13", "feature: usual, ");
  text += requirement("D-14", "feature: only-raw, ");
  text += requirement("D-21", "polarity: [accepts], ");
  return text;
}

constexpr std::string_view OPERATIONS = R"(
demo.decode: {params: {text: {type: text}}, result: {type: json}, reasons: [wrong-sum, wrong-length, too-long]}
demo.encode: {params: {value: {type: json}}, result: {text: {type: text}, data: {type: bytes}}}
demo.hash: {params: {algorithm: {type: text, optional: true}, message: {type: bytes}}, result: {type: bytes}, discriminators: [algorithm]}
demo.verify: {params: {algorithm: {type: text}, signature: {type: json}}, result: {type: boolean}, predicate: true, discriminators: [algorithm], idempotent: true}
demo.call: {params: {method: {type: text}, params: {type: json, optional: true}}, result: {type: json}, discriminators: [method]}
document.read: {params: {}, result: {type: json}, idempotent: true}
)";

void write(const std::filesystem::path& path, std::string_view text) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path) << text;
}

}  // namespace

Scene::Scene(std::string_view text) {
  static int scenes = 0;
  const auto root =
      std::filesystem::temp_directory_path() /
      ("touchstone-scene-" + std::to_string(getpid()) + '-' + std::to_string(++scenes));
  std::filesystem::remove_all(root);
  write(root / "specs/test/demo.yaml", demo_standard());
  write(root / "specs/operations/demo.yaml", OPERATIONS);
  write(root / "vectors/test/demo.yaml",
        "standard: demo\nsource: {name: Test, licence: CC0-1.0}\n" + std::string(text));
  load(root);
  std::filesystem::remove_all(root);
}

Scene::Scene(const std::filesystem::path& root, std::string standard)
    : standard_(std::move(standard)) {
  load(root);
}

void Scene::load(const std::filesystem::path& root) {
  Diagnostics errors;
  catalogue_ = load_catalogue({root}, errors);
  for (const Error& error : errors) {
    std::string line = error.id + ' ' + error.where.file + ' ' + std::to_string(error.where.line) +
                       ' ' + error.where.pointer;
    for (const auto& [name, value] : error.arguments) {
      line += ' ' + name + '=' + value;
    }
    BOOST_TEST_MESSAGE(line);
  }
  BOOST_REQUIRE_MESSAGE(errors.empty(), "a scene does not load");
  target.name = "scripted";
  target.closed = false;
  context.catalogue = &catalogue_;
  context.target = &target;
  context.ixit = Object{};
  context.duplex = true;
}

const CaseFile& Scene::file() const {
  const auto found = std::find_if(catalogue_.files.begin(), catalogue_.files.end(),
                                  [&](const auto& each) { return each->standard == standard_; });
  BOOST_REQUIRE(found != catalogue_.files.end());
  return **found;
}

const Case& Scene::body(std::string_view id) const {
  const auto& cases = file().cases;
  const auto found = std::find_if(cases.begin(), cases.end(), [&](const Case& each) {
    return each.id == standard_ + '/' + std::string(id);
  });
  BOOST_REQUIRE(found != cases.end());
  return *found;
}

Instance Scene::instance(std::string_view id, std::size_t row,
                         std::vector<std::pair<std::string, Value>> matrix) const {
  const Case& found = body(id);
  std::string name = instance_id(found, row, matrix, std::vector<std::size_t>(matrix.size(), 0));
  return {&file(), &found, row, std::move(matrix), std::move(name), nullptr};
}

Played Scene::play(std::string_view id, Script target_answers, Script oracle_answers) {
  return play(instance(id), std::move(target_answers), std::move(oracle_answers));
}

Played Scene::play(Instance instance, Script target_answers, Script oracle_answers) {
  Played played;
  CaseMachine machine(std::move(instance), context);
  drive(machine, std::move(target_answers), std::move(oracle_answers), played);
  played.result = machine.take_result();
  return played;
}

Played Scene::play_probes(Script target_answers, Script oracle_answers) {
  Played played;
  CaseMachine machine = probe_machine(file(), context);
  drive(machine, std::move(target_answers), std::move(oracle_answers), played);
  played.result = machine.take_result();
  played.bindings = take_bindings(machine);
  return played;
}

Answer Scene::next(Script& script, const char* whose) {
  BOOST_REQUIRE_MESSAGE(!script.empty(), "one question too many for the " << whose);
  Answer answer = std::move(script.front());
  script.pop_front();
  return answer;
}

void Scene::drive(CaseMachine& machine, Script target_answers, Script oracle_answers,
                  Played& played) {
  Action action = machine.start();
  while (!std::holds_alternative<Finished>(action)) {
    Answer answer;
    if (auto* ask = std::get_if<AskTarget>(&action)) {
      played.asked.push_back(std::move(ask->call));
      answer = next(target_answers, "target");
      played.ended += call_takes;
    } else if (auto* compute = std::get_if<AskOracle>(&action)) {
      played.computed.push_back(std::move(compute->call));
      played.cacheable.push_back(compute->cacheable);
      answer = next(oracle_answers, "oracle");
    } else if (const auto* wait = std::get_if<AwaitMessage>(&action)) {
      answer = messages.empty() ? hung() : next(messages, "messages");
      played.ended += answer.outcome == AnswerKind::timeout ? wait->at_most : Duration{1};
    } else if (const auto* pause = std::get_if<Pause>(&action)) {
      played.pauses.push_back(pause->length);
      played.ended += pause->length;
    }
    action = machine.next(std::move(answer), played.ended);
  }
  BOOST_TEST(target_answers.empty(), "the target was asked less than expected");
  BOOST_TEST(oracle_answers.empty(), "the oracle was asked less than expected");
}

std::string said(const Check& check) {
  std::string text = check.requirement + ' ';
  text += check.applicability == Applicability::applicable
              ? verdict_name(check.verdict)
              : applicability_name(check.applicability);
  return check.message.empty() ? text : text + ' ' + check.message;
}

std::string said(const CaseResult& result) {
  std::string text;
  for (const Check& check : result.checks) {
    text += (text.empty() ? "" : "; ") + said(check);
  }
  return text;
}

Answer crashed(bool transient) {
  Answer answer;
  answer.outcome = AnswerKind::crashed;
  answer.transient = transient;
  return answer;
}

Answer hung(bool transient) {
  Answer answer = crashed(transient);
  answer.outcome = AnswerKind::timeout;
  return answer;
}

Answer garbled() {
  Answer answer;
  answer.outcome = AnswerKind::garbled;
  answer.value = Object{{"text", "noise"}, {"why", "not-json"}};
  return answer;
}

Answer rejection(std::string_view yaml) {
  Answer answer = Answer::result(judge::written(yaml));
  answer.outcome = AnswerKind::rejected;
  return answer;
}

Answer gives(std::string_view yaml) {
  return Answer::result(judge::written(yaml));
}

}  // namespace touchstone
