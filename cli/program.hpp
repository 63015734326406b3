// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "catalogue.hpp"
#include "exit_code.hpp"
#include "message.hpp"
#include "plan.hpp"

namespace touchstone {

/// What every verb has: where the data are, the language, how errors are written.
class Program {
 public:
  /// Adds `--data --add --lang --json` to a verb.
  void add_common(CLI::App& verb);

  /// The folder that holds `specs/ vectors/ reports/`: `--data`, `$TOUCHSTONE_DATA`, beside the
  /// program, the install prefix.
  std::filesystem::path data() const;
  const std::vector<std::string>& added() const { return added_; }
  /// Loads the catalogue; errors of files are printed as they are found to matter.
  const Catalogue& catalogue();
  /// Whether a file was bad: a run beside it is not green.
  bool has_bad_files() const { return bad_files_; }

  const Messages& messages();
  Language language() const;
  /// One error, or all, on standard error.
  void complain(const Error& error);
  void complain(const Diagnostics& errors);
  /// The sentence of a message id in the language of the user.
  std::string say(std::string_view id, const Messages::Arguments& arguments = {});

  ExitCode exit = ExitCode::ok;

 private:
  std::string data_{};
  std::vector<std::string> added_{};
  std::string language_{};
  bool json_ = false;
  bool bad_files_ = false;
  std::optional<Catalogue> catalogue_{};
  std::optional<Messages> messages_{};
};

/// Adds the options that select what is tried.
void add_selection(CLI::App& verb, Selection& selection, std::vector<std::string>& levels);
/// Turns level names into levels; an unknown one is an error.
void read_levels(const std::vector<std::string>& names, Selection& selection, Diagnostics& errors);

/// A sub-command with its arguments; it lives as long as the command line is being worked on.
class Verb {
 public:
  virtual ~Verb() = default;
};

// One per verb; each adds its sub-command.
std::unique_ptr<Verb> add_deviations(CLI::App& app, Program& program);
std::unique_ptr<Verb> add_explain(CLI::App& app, Program& program);
std::unique_ptr<Verb> add_lint(CLI::App& app, Program& program);
std::unique_ptr<Verb> add_list(CLI::App& app, Program& program);
std::unique_ptr<Verb> add_plan(CLI::App& app, Program& program);
std::unique_ptr<Verb> add_report(CLI::App& app, Program& program);
std::unique_ptr<Verb> add_run(CLI::App& app, Program& program);
std::unique_ptr<Verb> add_smoke(CLI::App& app, Program& program);

}  // namespace touchstone
