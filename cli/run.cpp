// SPDX-License-Identifier: Apache-2.0
#include "run.hpp"

#include <algorithm>
#include <csignal>
#include <fstream>
#include <iostream>

#include "header.hpp"
#include "probe.hpp"
#include "program.hpp"
#include "render/table.hpp"
#include "report.hpp"
#include "target/target.hpp"

namespace touchstone {
namespace {

std::atomic<bool> interrupted{false};

struct RunArguments {
  std::string target{};
  std::string oracle = "local";
  Selection selection{};
  std::vector<std::string> levels{};
  std::vector<std::string> cases{};
  std::vector<std::string> ixit{};
  std::string deviations{};
  std::size_t jobs = 0;
  double timeout = 10;
  bool resume = false;
  bool strict = false;
  bool verbose = false;
  std::string output = "results.jsonl";
  std::vector<std::string> reports{};
};

/// One run from arguments to exit code. Each stage returns false once nothing more can be done.
class Attempt {
 public:
  Attempt(const RunArguments& arguments, Program& program)
      : arguments_(arguments), program_(program), selection_(arguments.selection) {}

  void act() {
    if (!read_arguments() || !connect() || !make() || !perform()) {
      return;
    }
    conclude();
  }

 private:
  bool fail(const Error& error, ExitCode code) {
    program_.complain(error);
    program_.exit = code;
    return false;
  }

  bool read_arguments() {
    Diagnostics errors;
    read_levels(arguments_.levels, selection_, errors);
    selection_.select.insert(selection_.select.end(), arguments_.cases.begin(),
                             arguments_.cases.end());
    for (const std::string& text : arguments_.ixit) {
      const std::size_t at = text.find('=');
      if (at == std::string::npos) {
        errors.push_back({"ixit-no-value", {{"text", text}}, {}});
      } else {
        ixit_.set(text.substr(0, at), text.substr(at + 1));
      }
    }
    for (const std::string& text : arguments_.reports) {
      read_report(text, errors);
    }
    if (!arguments_.deviations.empty()) {
      deviations_ = Deviations::load(arguments_.deviations, errors);
    }
    if (!errors.empty()) {
      program_.complain(errors);
      program_.exit = ExitCode::bad_input;
    }
    return errors.empty();
  }

  void read_report(const std::string& text, Diagnostics& errors) {
    const std::size_t at = text.find('=');
    const Renderer* format = renderer(text.substr(0, at));
    if (format == nullptr || at == std::string::npos) {
      std::string names;
      for (const Renderer& each : renderers()) {
        names += (names.empty() ? "" : ", ") + std::string(each.name);
      }
      errors.push_back({"bad-report-option", {{"text", text}, {"formats", names}}, {}});
      return;
    }
    reports_.emplace_back(format, text.substr(at + 1));
  }

  bool connect() {
    for (const auto& [text, place] :
         {std::pair(&arguments_.target, &target_), std::pair(&arguments_.oracle, &oracle_)}) {
      auto opened = open_target(*text);
      if (!opened) {
        return fail(opened.error(), exit_of_opening(opened.error()));
      }
      *place = std::move(*opened);
    }
    return true;
  }

  bool make() {
    const Catalogue& catalogue = program_.catalogue();
    auto missing = undetected_standards(catalogue, *target_, *oracle_, timeout());
    if (!missing) {
      return fail(missing.error(), ExitCode::unreachable);
    }
    selection_.undetected = std::move(*missing);
    Diagnostics errors;
    plan_ = make_plan(catalogue, selection_, target_->description(), errors);
    if (!plan_) {
      program_.complain(errors);
      program_.exit = ExitCode::bad_input;
      return false;
    }
    return true;
  }

  bool perform() {
    RunSubject subject{&program_.catalogue(), &*plan_, target_.get(), oracle_.get(), {}, ixit_};
    auto bindings = run_probes(subject, timeout());
    if (!bindings) {
      return fail(bindings.error(), ExitCode::unreachable);
    }
    subject.probes = std::move(*bindings);
    const Value header =
        make_header({&program_.catalogue(), &*plan_, &selection_, arguments_.target,
                     arguments_.oracle, &target_->description(), &oracle_->description(), ixit_,
                     program_.added(), subject.probes});
    RunOptions options;
    options.jobs = arguments_.jobs;
    options.timeout = timeout();
    options.output = arguments_.output;
    options.resume = arguments_.resume;
    options.stop = &interrupted;
    std::signal(SIGINT, [](int) { interrupted = true; });
    auto summary = run(subject, header, options);
    if (!summary) {
      return fail(summary.error(),
                  summary.error().id == "cannot-write" || summary.error().id == "resume-differs"
                      ? ExitCode::bad_input
                      : ExitCode::unreachable);
    }
    if (summary->stopped) {
      std::cerr << program_.say("interrupted", {{"path", arguments_.output}}) << '\n';
      program_.exit = ExitCode::interrupted;
      return false;
    }
    return true;
  }

  Duration timeout() const {
    return Duration(static_cast<std::int64_t>(arguments_.timeout * 1000));
  }

  void conclude() {
    auto report = make_report(arguments_.output, deviations_ ? &*deviations_ : nullptr);
    if (!report) {
      fail(report.error(), ExitCode::bad_input);
      return;
    }
    RenderOptions options{&program_.messages(), program_.language(), 80, false, arguments_.verbose};
    if (auto written = renderer("text")->render(*report, options, std::cout); !written) {
      program_.complain(written.error());
    }
    for (const auto& [format, path] : reports_) {
      std::ofstream file(path, std::ios::binary);
      auto written = format->render(*report, options, file);
      file.close();
      if (!written || !file) {
        fail(written ? Error{"cannot-write", {{"path", path}}, {path, 0, 0, {}}} : written.error(),
             ExitCode::bad_input);
      }
    }
    settle(*report);
  }

  /// Precedence of format.md §4: a failed shall outweighs a bad file, a bad file the rest.
  void settle(const Report& report) {
    int code = exit_code(report, arguments_.strict);
    const bool bad_input = program_.exit == ExitCode::bad_input;
    if (bad_input && code != 1) {
      return;
    }
    program_.exit = static_cast<ExitCode>(code);
  }

  const RunArguments& arguments_;
  Program& program_;
  Selection selection_;
  Value ixit_{Object{}};
  std::vector<std::pair<const Renderer*, std::string>> reports_{};
  std::optional<Deviations> deviations_{};
  std::unique_ptr<Target> target_{};
  std::unique_ptr<Target> oracle_{};
  std::optional<Plan> plan_{};
};

class RunVerb : public Verb {
 public:
  RunVerb(CLI::App& app, Program& program) {
    CLI::App* verb = app.add_subcommand("run", "try standards on a target and judge every answer");
    verb->add_option("--target", arguments_.target, "what is tried: local, process:COMMAND …")
        ->required();
    verb->add_option("--oracle", arguments_.oracle, "whom to trust for what is computed")
        ->capture_default_str();
    add_selection(*verb, arguments_.selection, arguments_.levels);
    verb->add_option("--case", arguments_.cases, "one case, with its row and matrix values");
    verb->add_option("--ixit", arguments_.ixit, "a fact about the target, NAME=VALUE; repeatable");
    verb->add_option("--deviations", arguments_.deviations,
                     "known deviations; exit 0 is then: exactly as recorded");
    verb->add_option("--jobs", arguments_.jobs, "sessions on the target; 0: as many as are useful");
    verb->add_option("--timeout", arguments_.timeout, "seconds for each step")
        ->capture_default_str();
    verb->add_option("--output", arguments_.output, "the results file")->capture_default_str();
    verb->add_option("--report", arguments_.reports, "FORMAT=FILE; repeatable");
    verb->add_flag("--resume", arguments_.resume, "go on behind the last line of a killed run");
    verb->add_flag("--strict", arguments_.strict, "a failed recommendation is exit 1 too");
    verb->add_flag("--verbose", arguments_.verbose, "every requirement and every finding in full");
    program.add_common(*verb);
    verb->footer(
        "Examples:\n"
        "  touchstone run --target local\n"
        "  touchstone run --target 'process:adapters/run.sh javascript/sm-crypto'\n"
        "  touchstone run --target 'process:python3 my_adapter.py' --report junit=junit.xml\n"
        "  touchstone run --target local --standard gbt-32905 --case 'gbt-32905/**'");
    verb->callback([this, &program] { Attempt(arguments_, program).act(); });
  }

 private:
  RunArguments arguments_{};
};

}  // namespace

std::unique_ptr<Verb> add_run(CLI::App& app, Program& program) {
  return std::make_unique<RunVerb>(app, program);
}

}  // namespace touchstone
