// SPDX-License-Identifier: Apache-2.0
// A case file against a fixed standard and operations. What the loader takes, the judge can drive:
// against a target and an oracle that answer what the last bytes of the file choose.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

#include "judge/document.hpp"
#include "judge/machine.hpp"
#include "load/case_file.hpp"
#include "scene.hpp"

using namespace touchstone;

namespace {

/// `eventually` and `receive` may go on for a day.
constexpr int MOST_ACTIONS = 500;

class Answers {
 public:
  explicit Answers(std::string_view bytes) : bytes_(bytes) {}

  Answer next() {
    switch (bytes_.empty() ? 0 : static_cast<unsigned char>(bytes_[at_++ % bytes_.size()]) % 9) {
      case 0:
        return Answer::result("0x1f");
      case 1:
        return Answer::result(Object{{"text", "t"}, {"data", "0x00"}});
      case 2:
        return Answer::result(Array{1, "0x2", nullptr});
      case 3:
        return Answer::result(true);
      case 4:
        return Answer::rejected("wrong-sum");
      case 5:
        return Answer::rejected("");
      case 6:
        return Answer::unsupported("operation", "x");
      case 7:
        return broken(AnswerKind::timeout);
      default:
        return broken(AnswerKind::garbled);
    }
  }

 private:
  static Answer broken(AnswerKind kind) {
    Answer answer;
    answer.outcome = kind;
    return answer;
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
};

void drive(CaseMachine& machine, Answers& answers) {
  Duration now{0};
  Action action = machine.start();
  for (int actions = 0; actions < MOST_ACTIONS; ++actions) {
    if (std::holds_alternative<Finished>(action)) {
      const CaseResult result = machine.take_result();
      for (const Check& check : result.checks) {
        must(check.applicability != Applicability::applicable || check.verdict != Verdict::none,
             "a check without a verdict");
      }
      return;
    }
    now += Duration{700};
    action = machine.next(answers.next(), now);
  }
}

void judge_documents(const CaseFile& file, const JudgeContext& context, Answers& answers) {
  for (const Rule& rule : file.rules->rules) {
    for (const auto* entries : {&rule.accepts, &rule.rejects}) {
      for (const RuleEntry& entry : *entries) {
        const auto document = make_document(*file.rules, entry);
        must(static_cast<bool>(document), "an entry that was loaded makes no document");
        const DocumentJudge judge(file, *document, context,
                                  [&](const Call&) { return answers.next(); });
        must(judge.judge(rule_case(file, rule)).checks.size() == 1, "a rule is one check");
      }
    }
  }
}

void judge_all(const CaseFile& file, Answers answers) {
  Description target;
  target.closed = false;
  JudgeContext context;
  context.catalogue = &fuzz::declared().catalogue;
  context.target = &target;
  context.duplex = true;
  context.ixit = Object{};
  CaseMachine probes = probe_machine(file, context);
  drive(probes, answers);
  context.probes[file.path] = take_bindings(probes);
  for (const Case& body : file.cases) {
    std::vector<std::pair<std::string, Value>> matrix;
    for (const MatrixAxis& axis : body.matrix) {
      const Array* const values = axis.values.value.array();
      matrix.emplace_back(axis.name, values == nullptr ? Value("0x1") : values->front());
    }
    CaseMachine machine({&file, &body, 0, std::move(matrix), body.id, nullptr}, context);
    drive(machine, answers);
  }
  if (file.rules) {
    judge_documents(file, context, answers);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  Diagnostics errors;
  auto content = parse_yaml(text, errors, {1 << 20, 100});
  if (!content || !errors.empty()) {
    return 0;
  }
  DataFile file("vectors/test/demo.yaml");
  file.set_content(*std::move(content));
  std::vector<ControlReference> controls;
  bool needs_bad_file = false;
  const CaseFile cases = read_case_file(Node(file), fuzz::declared(), controls, needs_bad_file);
  // Loops over ranges are bounded, but a file may ask for millions of turns and mean it.
  if (!file.bad() && text.find("$range") == std::string_view::npos) {
    judge_all(cases, Answers(text.substr(size - std::min<std::size_t>(size, 24))));
  }
  return 0;
}
