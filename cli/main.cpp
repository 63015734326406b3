// SPDX-License-Identifier: Apache-2.0
#include <csignal>
#include <iostream>

#include "header.hpp"
#include "program.hpp"

namespace {

int parse_and_act(int argc, char** argv) {
  CLI::App app{"Touchstone: tries Web3 implementations against what standards require"};
  app.name("touchstone");
  app.set_version_flag("--version", touchstone::version());
  app.require_subcommand(1);
  app.footer(
      "Exit codes: 0 nothing wrong, 1 a shall failed, 2 indeterminate, 3 usage or data error,\n"
      "4 campaign or preflight error, 5 target unreachable, 70 a bug of ours, 130 interrupted.");
  touchstone::Program program;
  std::vector<std::unique_ptr<touchstone::Verb>> verbs;
  for (const auto add : {touchstone::add_deviations, touchstone::add_explain, touchstone::add_lint,
                         touchstone::add_list, touchstone::add_plan, touchstone::add_report,
                         touchstone::add_run, touchstone::add_smoke}) {
    verbs.push_back(add(app, program));
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const int code = app.exit(error);
    return code == 0 ? 0 : static_cast<int>(touchstone::ExitCode::bad_input);
  }
  return static_cast<int>(program.exit);
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);
  try {
    return parse_and_act(argc, argv);
  } catch (const std::exception& error) {
    std::cerr << "internal error: " << error.what() << '\n';
    return static_cast<int>(touchstone::ExitCode::internal);
  }
}
