// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iostream>
#include <map>

#include "lint.hpp"
#include "program.hpp"
#include "render/columns.hpp"
#include "render/table.hpp"
#include "target/table.hpp"

namespace touchstone {
namespace {

using Rows = std::vector<std::vector<std::string>>;

class ListVerb : public Verb {
 public:
  ListVerb(CLI::App& app, Program& program) : program_(program) {
    CLI::App* verb = app.add_subcommand("list", "list what there is");
    verb->require_subcommand(1);
    add(*verb, "standards", "standards with their requirements and cases", &ListVerb::standards);
    add(*verb, "requirements", "requirements with clause and level", &ListVerb::requirements);
    add(*verb, "cases", "case bodies with the requirements they check", &ListVerb::cases);
    add(*verb, "operations", "operations that cases call", &ListVerb::operations);
    add(*verb, "profiles", "profiles", &ListVerb::profiles);
    add(*verb, "targets", "kinds of target", &ListVerb::targets);
    add(*verb, "formats", "report formats", &ListVerb::formats);
    verb->footer(
        "Examples:\n"
        "  touchstone list standards\n"
        "  touchstone list requirements --standard bip-350");
  }

 private:
  void add(CLI::App& verb, const char* name, const char* about, void (ListVerb::*act)()) {
    CLI::App* what = verb.add_subcommand(name, about);
    program_.add_common(*what);
    what->add_option("--standard", standard_, "only of this standard");
    what->callback([this, act] { (this->*act)(); });
  }

  const std::string& in(const Text& text) const {
    return program_.language() == Language::zh ? text.zh : text.en;
  }

  void print(std::vector<std::string> columns, const Rows& rows) {
    Rows all;
    for (std::string& column : columns) {
      column = program_.say("column-" + column);
    }
    all.push_back(std::move(columns));
    all.insert(all.end(), rows.begin(), rows.end());
    std::cout << table_text(all, "");
  }

  bool wanted(const std::string& standard) const {
    return standard_.empty() || standard_ == standard;
  }

  void standards() {
    std::map<std::string, std::uint64_t> instances;
    for (const auto& file : program_.catalogue().files) {
      for (const Case& body : file->cases) {
        instances[body.standard] += count(*file, body);
      }
    }
    Rows rows;
    for (const auto& [id, standard] : program_.catalogue().standards) {
      std::string items;
      for (const std::string& kind : standard.applies_to) {
        items += (items.empty() ? "" : ", ") + kind;
      }
      const auto cases = instances.find(id);
      rows.push_back({id, in(standard.title), items, std::to_string(standard.requirements.size()),
                      std::to_string(cases == instances.end() ? 0 : cases->second)});
    }
    print({"id", "title", "items", "requirements", "cases"}, rows);
  }

  static std::uint64_t count(const CaseFile& file, const Case& body) {
    Plan one;
    one.entries.push_back({&file, &body, 0, {}});
    return count_instances(one, {}, {});
  }

  void requirements() {
    Rows rows;
    for (const Coverage& coverage : coverage_of(program_.catalogue())) {
      const Requirement& requirement = *coverage.requirement;
      if (!wanted(coverage.standard->id)) {
        continue;
      }
      const auto clause = requirement.clause.begin();
      rows.push_back({requirement.id, coverage.standard->id,
                      program_.say("level-" + std::string(level_name(requirement.level))),
                      clause == requirement.clause.end() ? "" : clause->second,
                      std::to_string(coverage.accepting), std::to_string(coverage.rejecting),
                      in(requirement.summary)});
    }
    print({"id", "standard", "level", "clause", "accepting", "rejecting", "summary"}, rows);
  }

  void cases() {
    Rows rows;
    for (const auto& file : program_.catalogue().files) {
      for (const Case& body : file->cases) {
        if (wanted(body.standard)) {
          std::vector<std::string> ids;
          for (std::size_t row = 0; row < (body.rows ? body.rows->data.size() : 1); ++row) {
            for (const std::string& id : checked_requirements(body, row)) {
              if (std::find(ids.begin(), ids.end(), id) == ids.end()) {
                ids.push_back(id);
              }
            }
          }
          rows.push_back({body.id, std::to_string(count(*file, body)), joined(ids)});
        }
      }
    }
    print({"id", "cases", "requirements"}, rows);
  }

  static std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) {
      text += (text.empty() ? "" : " ") + name;
    }
    return text;
  }

  void operations() {
    Rows rows;
    for (const auto& [name, operation] : program_.catalogue().operations) {
      std::vector<std::string> params;
      for (const Parameter& parameter : operation.params) {
        params.push_back(parameter.optional ? '[' + parameter.name + ']' : parameter.name);
      }
      rows.push_back({name, joined(operation.discriminators), joined(params)});
    }
    print({"id", "discriminators", "parameters"}, rows);
  }

  void profiles() {
    Rows rows;
    for (const auto& [id, profile] : program_.catalogue().profiles) {
      std::vector<std::string> parts;
      for (const Profile::Part& part : profile.parts) {
        parts.push_back(part.standard);
      }
      rows.push_back({id, in(profile.title), joined(parts)});
    }
    print({"id", "title", "standards"}, rows);
  }

  void targets() {
    Rows rows;
    for (const TargetKind& kind : target_kinds()) {
      rows.push_back(
          {std::string(kind.prefix), std::string(kind.example), std::string(kind.summary)});
    }
    print({"id", "example", "summary"}, rows);
  }

  void formats() {
    Rows rows;
    for (const Renderer& each : renderers()) {
      rows.push_back(
          {std::string(each.name), std::string(each.extension), std::string(each.summary)});
    }
    print({"id", "extension", "summary"}, rows);
  }

  Program& program_;
  std::string standard_{};
};

}  // namespace

std::unique_ptr<Verb> add_list(CLI::App& app, Program& program) {
  return std::make_unique<ListVerb>(app, program);
}

}  // namespace touchstone
