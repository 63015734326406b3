// SPDX-License-Identifier: Apache-2.0
#include "lint.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "control.hpp"
#include "plan.hpp"
#include "yaml.hpp"

namespace touchstone {
namespace {

using ByRequirement = std::map<std::string, Coverage*, std::less<>>;

void count_step(const Catalogue& catalogue, const Instance& instance, const Step& step,
                const std::vector<std::string>& ids, ByRequirement& places) {
  Polarity polarity = polarity_of(step, catalogue.operation(step.operation), instance);
  const std::string& stated = instance.body->polarity;
  if (!stated.empty()) {
    polarity = stated == "rejects" ? Polarity::rejects : Polarity::accepts;
  }
  for (const std::string& id : ids) {
    const auto place = places.find(id);
    if (place == places.end()) {
      continue;
    }
    Coverage& coverage = *place->second;
    ++(polarity == Polarity::accepts   ? coverage.accepting
       : polarity == Polarity::rejects ? coverage.rejecting
                                       : coverage.open);
    if (coverage.cases.empty() || coverage.cases.back() != instance.body->id) {
      coverage.cases.push_back(instance.body->id);
    }
  }
}

void count_instance(const Catalogue& catalogue, const Instance& instance, ByRequirement& places) {
  for (const Step& step : instance.body->steps) {
    if (!step.checks.empty()) {
      count_step(catalogue, instance, step, checked_at(*instance.body, instance.row, step), places);
    }
  }
}

/// Rules that are no SDK cases judge documents all the same.
void count_rules(const CaseFile& file, ByRequirement& places) {
  if (!file.rules || file.rules->sdk) {
    return;
  }
  for (const Rule& rule : file.rules->rules) {
    const auto place = places.find(rule.requirement);
    if (place != places.end()) {
      place->second->accepting += rule.accepts.size();
      place->second->rejecting += rule.rejects.size();
      place->second->cases.push_back(file.standard + '/' + rule.id);
    }
  }
}

void missing(const Coverage& coverage, const char* id, Diagnostics& errors) {
  errors.push_back(
      {id,
       {{"requirement", coverage.requirement->id}, {"standard", coverage.standard->id}},
       coverage.requirement->where});
}

bool must_be_tested(const Requirement& requirement) {
  return is_binding(requirement.level) && requirement.testability == Testability::automatic;
}

/// Requirement ids that the rows of a mutant table name, with the mutants.
std::map<std::string, std::vector<std::string>> read_mutants(const std::filesystem::path& path,
                                                             Diagnostics& errors) {
  std::map<std::string, std::vector<std::string>> mutants;
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  if (!stream) {
    errors.push_back({"cannot-read", {{"path", path.string()}}, {path.string(), 0, 0, {}}});
    return mutants;
  }
  Diagnostics faults;
  const auto document = parse_yaml(text.str(), faults);
  if (!document) {
    faults.push_back(document.error());
  }
  for (Error& fault : faults) {
    fault.where.file = path.string();
    errors.push_back(std::move(fault));
  }
  if (document && document->value.array() != nullptr) {
    for (const Value& row : *document->value.array()) {
      const Value* requirement = row.find("requirement");
      const Value* name = row.find("mutant");
      if (requirement != nullptr && requirement->text() != nullptr && name != nullptr &&
          name->text() != nullptr) {
        mutants[*requirement->text()].push_back(*name->text());
      }
    }
  }
  return mutants;
}

}  // namespace

std::vector<Coverage> coverage_of(const Catalogue& catalogue) {
  std::vector<Coverage> list;
  for (const auto& [id, standard] : catalogue.standards) {
    for (const Requirement& requirement : standard.requirements) {
      list.push_back({&standard, &requirement, 0, 0, 0, {}, {}});
    }
  }
  ByRequirement places;
  for (Coverage& coverage : list) {
    places[coverage.requirement->id] = &coverage;
  }
  Plan all;
  for (const auto& file : catalogue.files) {
    count_rules(*file, places);
    for (const Case& body : file->cases) {
      all.entries.push_back({file.get(), &body, 0, {}});
    }
  }
  const Bindings none;
  const Value no_ixit;
  InstanceCursor cursor(all, none, no_ixit);
  while (const auto planned = cursor.next()) {
    count_instance(catalogue, planned->instance, places);
  }
  return list;
}

Diagnostics lint(const Catalogue& catalogue, const std::filesystem::path& mutants) {
  Diagnostics errors;
  const auto convicting = mutants.empty() ? std::map<std::string, std::vector<std::string>>{}
                                          : read_mutants(mutants, errors);
  for (const Coverage& coverage : coverage_of(catalogue)) {
    const Requirement& requirement = *coverage.requirement;
    if (!must_be_tested(requirement)) {
      continue;
    }
    if (requirement.accepts && coverage.accepting + coverage.open == 0) {
      missing(coverage, "no-accepting-check", errors);
    }
    if (requirement.rejects && coverage.rejecting == 0) {
      missing(coverage, "no-rejecting-check", errors);
    }
    if (!mutants.empty() && !convicting.contains(requirement.id)) {
      missing(coverage, "no-mutant", errors);
    }
  }
  return errors;
}

}  // namespace touchstone
