// SPDX-License-Identifier: Apache-2.0
#include "lint.hpp"

#include <iostream>

#include "program.hpp"

namespace touchstone {
namespace {

class LintVerb : public Verb {
 public:
  LintVerb(CLI::App& app, Program& program) : program_(program) {
    CLI::App* verb =
        app.add_subcommand("lint", "prove from the data that every shall can be passed and failed");
    verb->add_option("--mutants", mutants_, "table of wrong implementations: each shall needs one");
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
    const Diagnostics errors = lint(catalogue, mutants_);
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

  Program& program_;
  std::string mutants_{};
};

}  // namespace

std::unique_ptr<Verb> add_lint(CLI::App& app, Program& program) {
  return std::make_unique<LintVerb>(app, program);
}

}  // namespace touchstone
