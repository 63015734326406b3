// SPDX-License-Identifier: Apache-2.0
#include "plan.hpp"

#include <iostream>

#include "program.hpp"
#include "target/target.hpp"

namespace touchstone {
namespace {

class PlanVerb : public Verb {
 public:
  PlanVerb(CLI::App& app, Program& program) : program_(program) {
    CLI::App* verb = app.add_subcommand("plan", "print what a run would try, without trying it");
    verb->add_option("--target", target_, "what would be tried; only its description is asked for")
        ->required();
    add_selection(*verb, selection_, levels_);
    verb->add_flag("--count", count_, "only how many cases");
    program.add_common(*verb);
    verb->footer(
        "Examples:\n"
        "  touchstone plan --target local --standard bip-350\n"
        "  touchstone plan --target local --level shall-not --count");
    verb->callback([this] { act(); });
  }

 private:
  void act() {
    Diagnostics errors;
    read_levels(levels_, selection_, errors);
    auto target = open_target(target_);
    if (!target) {
      program_.complain(target.error());
      program_.exit = exit_of_opening(target.error());
      return;
    }
    const auto plan = make_plan(program_.catalogue(), selection_, (*target)->description(), errors);
    if (!errors.empty() || !plan) {
      program_.complain(errors);
      program_.exit = ExitCode::bad_input;
      return;
    }
    const Bindings none;
    const Value no_ixit;
    if (count_) {
      std::cout << count_instances(*plan, none, no_ixit) << '\n';
      return;
    }
    print(*plan);
  }

  void print(const Plan& plan) {
    const Bindings none;
    const Value no_ixit;
    InstanceCursor cursor(plan, none, no_ixit);
    while (const auto planned = cursor.next()) {
      std::cout << planned->instance.id;
      if (!planned->entry->control.empty()) {
        std::cout << "  control\n";
        continue;
      }
      for (const std::string& id :
           checked_requirements(*planned->instance.body, planned->instance.row)) {
        std::cout << "  " << id;
      }
      std::cout << '\n';
    }
    for (const LeftOut& each : plan.left_out) {
      std::cerr << program_.say("left-out-" + each.why, {{"standard", each.standard}}) << '\n';
    }
  }

  Program& program_;
  std::string target_{};
  Selection selection_{};
  std::vector<std::string> levels_{};
  bool count_ = false;
};

}  // namespace

std::unique_ptr<Verb> add_plan(CLI::App& app, Program& program) {
  return std::make_unique<PlanVerb>(app, program);
}

}  // namespace touchstone
