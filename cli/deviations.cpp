// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <fstream>
#include <iostream>

#include "deviation.hpp"
#include "program.hpp"
#include "report.hpp"

namespace touchstone {
namespace {

/// `deviations init | prune | explain`.
class DeviationsVerb : public Verb {
 public:
  DeviationsVerb(CLI::App& app, Program& program) : program_(program) {
    CLI::App* verb = app.add_subcommand("deviations", "record, clean and explain known deviations");
    verb->require_subcommand(1);
    CLI::App* init =
        verb->add_subcommand("init", "write the findings of one or several runs as entries");
    init->add_option("results,--runs", runs_, "results files")->required();
    CLI::App* prune = verb->add_subcommand("prune", "drop the entries that did not occur in a run");
    CLI::App* explain =
        verb->add_subcommand("explain", "say of each entry whether it occurred, and why");
    for (CLI::App* each : {prune, explain}) {
      each->add_option("file", file_, "deviations file")->required();
      each->add_option("results", results_, "results file")->required();
    }
    for (CLI::App* each : {init, prune}) {
      each->add_option("--output", output_, "file; otherwise standard output");
    }
    for (CLI::App* each : {init, prune, explain}) {
      program.add_common(*each);
    }
    verb->footer(
        "Examples:\n"
        "  touchstone deviations init results.jsonl --output deviations.yaml\n"
        "  touchstone deviations init --runs monday.jsonl tuesday.jsonl\n"
        "  touchstone deviations explain deviations.yaml results.jsonl");
    init->callback([this] { initialise(); });
    prune->callback([this] { clean(); });
    explain->callback([this] { tell(); });
  }

 private:
  bool fail(const Error& error) {
    program_.complain(error);
    program_.exit = ExitCode::bad_input;
    return false;
  }

  void write(const std::string& text) {
    if (output_.empty()) {
      std::cout << text;
      return;
    }
    std::ofstream file(output_, std::ios::binary);
    file << text;
    file.close();
    if (!file) {
      fail({"cannot-write", {{"path", output_}}, {output_, 0, 0, {}}});
    }
  }

  void initialise() {
    std::vector<std::vector<Finding>> runs;
    for (const std::string& path : runs_) {
      auto findings = read_findings(path);
      if (!findings) {
        fail(findings.error());
        return;
      }
      runs.push_back(std::move(*findings));
    }
    write(write_deviations(runs));
  }

  bool compare(Deviations& known) {
    Diagnostics errors;
    known = Deviations::load(file_, errors);
    if (!errors.empty()) {
      program_.complain(errors);
      program_.exit = ExitCode::bad_input;
      return false;
    }
    auto report = make_report(results_, &known);
    if (!report) {
      return fail(report.error());
    }
    summary_ = *report->deviations;
    return true;
  }

  void clean() {
    Deviations known;
    if (compare(known)) {
      write(known.pruned());
    }
  }

  std::string state(const std::string& id) const {
    const auto in = [&](const std::vector<std::string>& list) {
      return std::find(list.begin(), list.end(), id) != list.end();
    };
    return in(summary_.unmatched) ? "deviation-unmatched"
           : in(summary_.stale)   ? "deviation-stale"
           : in(summary_.expired) ? "deviation-expired"
                                  : "deviation-known";
  }

  void tell() {
    Deviations known;
    if (!compare(known)) {
      return;
    }
    std::size_t at = 0;
    for (const Deviation& entry : known.entries()) {
      const std::string id = "KD-" + std::to_string(++at);
      std::cout << id << "  " << entry.requirement << "  " << entry.pattern.text() << "\n  "
                << program_.say(state(id)) << "\n  " << entry.reason << '\n';
      if (!entry.reproduction.empty()) {
        std::cout << "  " << entry.reproduction << '\n';
      }
    }
    program_.exit = summary_.exactly_as_recorded() ? ExitCode::ok : ExitCode::failed;
  }

  Program& program_;
  std::vector<std::string> runs_{};
  std::string file_{};
  std::string results_{};
  std::string output_{};
  DeviationSummary summary_{};
};

}  // namespace

std::unique_ptr<Verb> add_deviations(CLI::App& app, Program& program) {
  return std::make_unique<DeviationsVerb>(app, program);
}

}  // namespace touchstone
