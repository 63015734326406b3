// SPDX-License-Identifier: Apache-2.0
#include "report.hpp"

#include <fstream>
#include <iostream>

#include "program.hpp"
#include "render/table.hpp"

namespace touchstone {
namespace {

class ReportVerb : public Verb {
 public:
  ReportVerb(CLI::App& app, Program& program) : program_(program) {
    CLI::App* verb = app.add_subcommand("report", "write a report of a results file");
    verb->add_option("results", results_, "results file")->required();
    verb->add_option("--format", format_, "text, json, junit")->capture_default_str();
    verb->add_option("--output", output_, "file; otherwise standard output");
    verb->add_option("--deviations", deviations_, "known deviations");
    verb->add_flag("--strict", strict_, "a failed recommendation is exit 1 too");
    verb->add_flag("--verbose", verbose_, "every requirement and every finding in full");
    program.add_common(*verb);
    verb->footer(
        "Examples:\n"
        "  touchstone report results.jsonl\n"
        "  touchstone report results.jsonl --format junit --output junit.xml");
    verb->callback([this] { act(); });
  }

 private:
  void fail(const Error& error) {
    program_.complain(error);
    program_.exit = ExitCode::bad_input;
  }

  void act() {
    const Renderer* format = renderer(format_);
    if (format == nullptr) {
      fail({"unknown-format", {{"name", format_}}, {}});
      return;
    }
    Diagnostics errors;
    std::optional<Deviations> known;
    if (!deviations_.empty()) {
      known = Deviations::load(deviations_, errors);
    }
    if (!errors.empty()) {
      program_.complain(errors);
      program_.exit = ExitCode::bad_input;
      return;
    }
    auto report = make_report(results_, known ? &*known : nullptr);
    if (!report) {
      fail(report.error());
      return;
    }
    write(*format, *report);
  }

  void write(const Renderer& format, const Report& report) {
    const RenderOptions options{&program_.messages(), program_.language(), 80, false, verbose_};
    std::ofstream file;
    if (!output_.empty()) {
      file.open(output_, std::ios::binary);
    }
    std::ostream& out = output_.empty() ? std::cout : file;
    auto written = format.render(report, options, out);
    out.flush();
    if (!written || !out) {
      fail(written ? Error{"cannot-write", {{"path", output_}}, {output_, 0, 0, {}}}
                   : written.error());
      return;
    }
    if (report.damage) {
      program_.complain(*report.damage);
    }
    program_.exit = static_cast<ExitCode>(exit_code(report, strict_));
  }

  Program& program_;
  std::string results_{};
  std::string format_ = "text";
  std::string output_{};
  std::string deviations_{};
  bool strict_ = false;
  bool verbose_ = false;
};

}  // namespace

std::unique_ptr<Verb> add_report(CLI::App& app, Program& program) {
  return std::make_unique<ReportVerb>(app, program);
}

}  // namespace touchstone
