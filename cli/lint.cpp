// SPDX-License-Identifier: Apache-2.0
#include "lint.hpp"

#include <iostream>

#include "lint_rules.hpp"
#include "program.hpp"
#include "target/target.hpp"

namespace touchstone {
namespace {

class LintVerb : public Verb {
 public:
  LintVerb(CLI::App& app, Program& program) : program_(program) {
    CLI::App* verb =
        app.add_subcommand("lint", "prove from the data that every shall can be passed and failed");
    verb->add_option(
        "--mutants", mutants_,
        "table of wrong implementations: each shall needs one; parts of document rules "
        "are taken out, too");
    program.add_common(*verb);
    verb->footer(
        "Examples:\n"
        "  touchstone lint\n"
        "  touchstone lint --add ./mine --mutants tests/mutants/table.yaml");
    verb->callback([this] { act(); });
  }

 private:
  void act() {
    const Catalogue& catalogue = program_.catalogue();
    Diagnostics errors = lint(catalogue, mutants_);
    add_rule_errors(catalogue, errors);
    program_.complain(errors);
    if (!errors.empty() || program_.has_bad_files()) {
      program_.exit = ExitCode::bad_input;
      if (!errors.empty()) {
        std::cout << program_.say("lint-failed", {{"n", std::to_string(errors.size())}}) << '\n';
      }
      return;
    }
    std::size_t requirements = 0;
    for (const auto& [id, standard] : catalogue.standards) {
      requirements += standard.requirements.size();
    }
    std::cout << program_.say("lint-passed",
                              {{"standards", std::to_string(catalogue.standards.size())},
                               {"requirements", std::to_string(requirements)},
                               {"files", std::to_string(catalogue.files_read)}})
              << '\n';
  }

  /// What rules compute is computed by the reference operations.
  void add_rule_errors(const Catalogue& catalogue, Diagnostics& errors) const {
    auto target = open_target("local");
    auto session = target ? (*target)->open() : Result<std::unique_ptr<Session>>(target.error());
    if (!session) {
      errors.push_back(session.error());
      return;
    }
    const AskTheOracle oracle = [&](const Call& call) {
      (*session)->send({0, call, Duration{10'000}, true});
      return (*session)->wait(Duration{0}).front().answer;
    };
    for (Error& error : lint_rules(catalogue, oracle, !mutants_.empty())) {
      errors.push_back(std::move(error));
    }
  }

  Program& program_;
  std::string mutants_{};
};

}  // namespace

std::unique_ptr<Verb> add_lint(CLI::App& app, Program& program) {
  return std::make_unique<LintVerb>(app, program);
}

}  // namespace touchstone
