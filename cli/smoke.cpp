// SPDX-License-Identifier: Apache-2.0
#include "smoke.hpp"

#include <iostream>

#include "program.hpp"

namespace touchstone {
namespace {

constexpr std::string_view PROCESS = "process:";

/// `smoke`: what is wrong with an adapter, apart from conformance.
class SmokeVerb : public Verb {
 public:
  SmokeVerb(CLI::App& app, Program& program) : program_(program) {
    CLI::App* verb =
        app.add_subcommand("smoke", "tell what is wrong with an adapter, apart from conformance");
    verb->add_option("--target", target_, "process:COMMAND …")->required();
    program.add_common(*verb);
    verb->footer("Example:\n  touchstone smoke --target 'process:python3 my_adapter.py'");
    verb->callback([this] { act(); });
  }

 private:
  void act() {
    if (!target_.starts_with(PROCESS)) {
      program_.complain(Error{"smoke-process-only", {{"target", target_}}, {}});
      program_.exit = ExitCode::bad_input;
      return;
    }
    const SmokeReport report =
        smoke(std::string_view(target_).substr(PROCESS.size()), program_.catalogue());
    program_.complain(report.faults);
    for (const Error& note : report.notes) {
      std::cout << program_.say("smoke-note", {{"text", program_.say(note.id, note.arguments)}})
                << '\n';
    }
    std::cout << program_.say(report.faults.empty() ? "smoke-clean" : "smoke-faulty",
                              {{"name", report.description.name},
                               {"version", report.description.version},
                               {"operations", std::to_string(report.operations_tried)},
                               {"described", std::to_string(report.description.operations.size())},
                               {"faults", std::to_string(report.faults.size())}})
              << '\n';
    if (!report.faults.empty()) {
      const bool unreachable = report.faults.front().id == "target-unreachable";
      program_.exit = unreachable ? ExitCode::unreachable : ExitCode::failed;
    }
  }

  Program& program_;
  std::string target_{};
};

}  // namespace

std::unique_ptr<Verb> add_smoke(CLI::App& app, Program& program) {
  return std::make_unique<SmokeVerb>(app, program);
}

}  // namespace touchstone
