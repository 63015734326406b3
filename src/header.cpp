// SPDX-License-Identifier: Apache-2.0
#include "header.hpp"

#include <sys/utsname.h>

#include <algorithm>
#include <ctime>

namespace touchstone {
namespace {

constexpr int RESULTS_VERSION = 1;

Value words(const Text& text) {
  return Object{{"en", text.en}, {"zh", text.zh}};
}

Value description_value(const std::string& target, const Description& description) {
  Object object{{"string", target}, {"name", description.name}, {"version", description.version}};
  if (!description.language.empty()) {
    object.push_back({"language", description.language});
  }
  if (!description.derived_from.empty()) {
    object.push_back({"derived-from", texts(description.derived_from)});
  }
  return object;
}

std::string clause_in(const Requirement& requirement, const std::string& edition) {
  const auto found = requirement.clause.find(edition);
  const auto common = requirement.clause.find("");
  return found != requirement.clause.end()    ? found->second
         : common != requirement.clause.end() ? common->second
                                              : "";
}

Value readings_value(const std::vector<Reading>& readings) {
  Array list;
  for (const Reading& reading : readings) {
    list.push_back(Object{{"id", reading.id},
                          {"adopted", reading.adopted},
                          {"en", reading.words.en},
                          {"zh", reading.words.zh}});
  }
  return list;
}

Value requirement_value(const Requirement& requirement, const PlannedStandard& planned,
                        const std::string& item_kind) {
  constexpr std::string_view TESTABILITY[] = {"automatic", "manual", "not-testable"};
  const auto stricter = planned.levels.find(requirement.id);
  const Level level = stricter == planned.levels.end() ? requirement.level : stricter->second;
  const auto& kinds = requirement.applies_to;
  Object object{{"id", requirement.id},
                {"clause", clause_in(requirement, planned.edition)},
                {"level", level_name(level)}};
  object.push_back({"by-definition", requirement.by_definition});
  object.push_back({"verified", requirement.verified});
  object.push_back({"confirmed", requirement.confirmed});
  object.push_back({"testability", TESTABILITY[static_cast<std::size_t>(requirement.testability)]});
  if (requirement.testability != Testability::automatic) {
    object.push_back({"why", words(requirement.why)});
  }
  object.push_back({"selected", planned.selected.contains(requirement.id)});
  object.push_back({"applicable", kinds.empty() || std::find(kinds.begin(), kinds.end(),
                                                             item_kind) != kinds.end()});
  if (!requirement.feature.empty()) {
    object.push_back({"feature", requirement.feature});
  }
  object.push_back({"summary", words(requirement.summary)});
  if (!requirement.readings.empty()) {
    object.push_back({"readings", readings_value(requirement.readings)});
  }
  return object;
}

Value standard_value(const PlannedStandard& planned, const std::string& item_kind) {
  const Standard& standard = *planned.standard;
  Object object{{"id", standard.id}, {"edition", planned.edition}, {"named", planned.named}};
  object.push_back({"title", words(standard.title)});
  object.push_back({"body", standard.body});
  for (const Edition& edition : standard.editions) {
    if (edition.id == planned.edition) {
      object.push_back({"url", edition.url});
      object.push_back({"status", edition.status});
    }
  }
  Array relations;
  for (const Relation& relation : standard.relations) {
    relations.push_back(Object{
        {"standard", relation.standard}, {"kind", relation.kind}, {"note", words(relation.note)}});
  }
  object.push_back({"relations", std::move(relations)});
  Array requirements;
  for (const Requirement& requirement : standard.requirements) {
    requirements.push_back(requirement_value(requirement, planned, item_kind));
  }
  object.push_back({"requirements", std::move(requirements)});
  return object;
}

Value selection_value(const Selection& selection, const std::vector<std::string>& added) {
  Array levels;
  for (const Level level : selection.levels) {
    levels.push_back(level_name(level));
  }
  return Object{{"standards", texts(selection.standards)},
                {"profile", selection.profile},
                {"requirements", texts(selection.requirements)},
                {"levels", std::move(levels)},
                {"select", texts(selection.select)},
                {"skip", texts(selection.skip)},
                {"add", texts(added)}};
}

/// Cases that others name as their positive control.
Value controls_value(const Plan& plan) {
  Array list;
  for (const PlanEntry& entry : plan.entries) {
    if (entry.body->control) {
      for (const std::string& id : entry.body->control->cases) {
        list.push_back(id);
      }
    }
  }
  return list;
}

Value environment_value() {
  utsname name{};
  Object object;
  if (uname(&name) == 0) {
    object.push_back({"system", std::string(name.sysname)});
    object.push_back({"machine", std::string(name.machine)});
  }
  return object;
}

std::string now() {
  const std::time_t time = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&time, &parts);
  char text[32];
  const std::size_t size = std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
  return {text, size};
}

}  // namespace

std::string version() {
  return TOUCHSTONE_VERSION;
}

Value make_header(const HeaderFacts& facts) {
  const Plan& plan = *facts.plan;
  Object suite{{"version", version()},
               {"specs", facts.catalogue->specs_digest},
               {"vectors", facts.catalogue->vectors_digest},
               {"plan", plan.digest}};
  Array standards;
  for (const PlannedStandard& planned : plan.standards) {
    standards.push_back(standard_value(planned, facts.selection->item_kind));
  }
  Array left_out;
  for (const LeftOut& each : plan.left_out) {
    left_out.push_back(Object{{"standard", each.standard}, {"why", each.why}});
  }
  Object bindings;
  for (const auto& [file, value] : facts.bindings) {
    bindings.push_back({file, value});
  }
  return Object{{"touchstone", version()},
                {"results", RESULTS_VERSION},
                {"suite", std::move(suite)},
                {"decision-rule", "TS-DR-1"},
                {"target", description_value(facts.target, *facts.target_description)},
                {"oracle", description_value(facts.oracle, *facts.oracle_description)},
                {"selection", selection_value(*facts.selection, facts.added)},
                {"filtered", plan.filtered},
                {"standards", std::move(standards)},
                {"left-out", std::move(left_out)},
                {"controls", controls_value(plan)},
                {"ixit", facts.ixit},
                {"bindings", std::move(bindings)},
                {"environment", environment_value()},
                {"timing", Object{{"started", now()}}}};
}

}  // namespace touchstone
