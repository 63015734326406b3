// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iostream>

#include "json.hpp"
#include "lint.hpp"
#include "nearest.hpp"
#include "program.hpp"
#include "render/columns.hpp"

namespace touchstone {
namespace {

/// `explain STANDARD | REQUIREMENT | CASE`.
class ExplainVerb : public Verb {
 public:
  ExplainVerb(CLI::App& app, Program& program) : program_(program) {
    CLI::App* verb =
        app.add_subcommand("explain", "say what a standard, requirement or case is about");
    verb->add_option("id", id_, "standard, requirement or case")->required();
    program.add_common(*verb);
    verb->footer(
        "Examples:\n"
        "  touchstone explain gbt-32918.2\n"
        "  touchstone explain SM2-10 --lang zh\n"
        "  touchstone explain bip-350/version-checksum");
    verb->callback([this] { act(); });
  }

 private:
  void act() {
    const Catalogue& catalogue = program_.catalogue();
    if (const Standard* standard = catalogue.standard(id_)) {
      explain(*standard);
    } else if (const Requirement* requirement = catalogue.requirement(id_)) {
      explain(*catalogue.standard_of(id_), *requirement);
    } else if (!explain_case()) {
      program_.complain(
          Error{"unknown-id", {{"id", id_}, {"nearest", nearest(id_, all_ids())}}, {}});
      program_.exit = ExitCode::bad_input;
    }
  }

  std::vector<std::string> all_ids() {
    std::vector<std::string> ids;
    for (const auto& [id, standard] : program_.catalogue().standards) {
      ids.push_back(id);
      for (const Requirement& requirement : standard.requirements) {
        ids.push_back(requirement.id);
      }
    }
    for (const auto& file : program_.catalogue().files) {
      for (const Case& body : file->cases) {
        ids.push_back(body.id);
      }
    }
    return ids;
  }

  const std::string& in(const Text& text) const {
    return program_.language() == Language::zh ? text.zh : text.en;
  }

  void line(std::string_view label, const std::string& text) {
    const auto lines = wrapped(text, 62);
    for (std::size_t at = 0; at < lines.size(); ++at) {
      std::cout << "  " << padded(at == 0 ? program_.say(label) : "", 14) << lines[at] << '\n';
    }
  }

  void explain(const Standard& standard) {
    std::cout << standard.id << "  " << in(standard.title) << '\n';
    for (const Edition& edition : standard.editions) {
      line("label-edition", edition.id + ", " + edition.status + ", " + edition.url);
    }
    for (const Relation& relation : standard.relations) {
      line("label-relation", relation.kind + ' ' + relation.standard + ": " + in(relation.note));
    }
    std::cout << '\n';
    for (const Coverage& coverage : coverage_of(program_.catalogue())) {
      if (coverage.standard->id == standard.id) {
        explain(standard, *coverage.requirement, coverage);
      }
    }
  }

  void explain(const Standard& standard, const Requirement& requirement) {
    for (const Coverage& coverage : coverage_of(program_.catalogue())) {
      if (coverage.requirement == &requirement) {
        explain(standard, requirement, coverage);
      }
    }
  }

  void explain(const Standard& standard, const Requirement& requirement, const Coverage& coverage) {
    const auto clause =
        requirement.clause.empty() ? std::string() : requirement.clause.begin()->second;
    std::cout << requirement.id << "  " << standard.id << "  "
              << program_.say("level-" + std::string(level_name(requirement.level))) << '\n';
    line("label-clause",
         clause + (requirement.verified ? "" : "  " + program_.say("clause-unverified")));
    line("label-requirement", in(requirement.summary));
    if (requirement.by_definition) {
      line("label-note", program_.say("by-definition"));
    }
    if (requirement.testability != Testability::automatic) {
      line("label-not-testable", in(requirement.why));
    }
    for (const Reading& reading : requirement.readings) {
      line(reading.adopted ? "label-reading-adopted" : "label-reading-other", in(reading.words));
    }
    line("label-tested",
         program_.say("tested-by", {{"accepting", std::to_string(coverage.accepting)},
                                    {"rejecting", std::to_string(coverage.rejecting)},
                                    {"open", std::to_string(coverage.open)}}));
    for (const std::string& id : coverage.cases) {
      line("label-empty", id);
    }
    std::cout << '\n';
  }

  bool explain_case() {
    const CasePattern wanted(id_.substr(0, id_.find('[')));
    for (const auto& file : program_.catalogue().files) {
      for (const Case& body : file->cases) {
        const std::size_t rows = body.rows ? body.rows->data.size() : 1;
        for (std::size_t row = 0; row < rows; ++row) {
          const std::string id = instance_id(body, row, {}, {});
          if (id == id_.substr(0, id_.find('[')) || body.id == id_) {
            explain(*file, body, row, id);
            return true;
          }
        }
      }
    }
    return false;
  }

  void explain(const CaseFile& file, const Case& body, std::size_t row, const std::string& id) {
    std::cout << id << '\n';
    const Value* purpose = body.purpose.find(program_.language() == Language::zh ? "zh" : "en");
    if (purpose != nullptr && purpose->text() != nullptr) {
      line("label-purpose", *purpose->text());
    }
    for (const std::string& requirement : checked_requirements(body, row)) {
      line("label-requirement",
           requirement + ": " + in(program_.catalogue().requirement(requirement)->summary));
    }
    for (const Steps* steps : {&body.preamble, &body.steps}) {
      for (const Step& step : *steps) {
        if (step.kind == StepKind::call || step.kind == StepKind::compute) {
          line("label-stimulus", step.operation + ' ' + write_json(step.params.value));
          line("label-expected", write_json(step.expect.record.value));
        }
      }
    }
    if (body.rows) {
      for (std::size_t at = 0; at < body.rows->columns.size(); ++at) {
        line("label-row", body.rows->columns[at] + ": " + write_json(body.rows->data[row][at]));
      }
    }
    line("label-source", file.path);
  }

  Program& program_;
  std::string id_{};
};

}  // namespace

std::unique_ptr<Verb> add_explain(CLI::App& app, Program& program) {
  return std::make_unique<ExplainVerb>(app, program);
}

}  // namespace touchstone
