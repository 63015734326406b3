// SPDX-License-Identifier: Apache-2.0
#include "plan.hpp"

#include <algorithm>

#include "control.hpp"
#include "digest.hpp"
#include "json.hpp"
#include "nearest.hpp"

namespace touchstone {
namespace {

bool case_holds(const Standard& standard, const std::string& edition, const Case& body) {
  const auto& listed = body.editions;
  return (listed.empty() || std::find(listed.begin(), listed.end(), edition) != listed.end()) &&
         standard.holds_in(edition, body.since, body.until);
}

std::optional<std::string> named_requirement(const Case& body, std::size_t row,
                                             const Template& written) {
  if (const std::string* id = written.value.text()) {
    return *id;
  }
  const Value* path = written.value.find("$get");
  if (path == nullptr || path->text() == nullptr || !body.rows) {
    return std::nullopt;
  }
  const auto tokens = pointer_tokens(*path->text());
  const auto& columns = body.rows->columns;
  const auto column = std::find(columns.begin(), columns.end(), tokens.back());
  if (tokens.size() != 2 || tokens.front() != "row" || column == columns.end()) {
    return std::nullopt;
  }
  const Value& cell = body.rows->data[row][static_cast<std::size_t>(column - columns.begin())];
  return cell.text() == nullptr ? std::nullopt : std::optional(*cell.text());
}

/// Builds a plan step by step; every complaint goes to `errors`.
class Planner {
 public:
  Planner(const Catalogue& catalogue, const Selection& selection, const Description& target,
          Diagnostics& errors)
      : catalogue_(catalogue), selection_(selection), target_(target), errors_(errors) {}

  std::optional<Plan> make() {
    const std::size_t before = errors_.size();
    choose_standards();
    choose_requirements();
    compile_patterns();
    if (errors_.size() == before) {
      choose_cases();
      add_controls();
    }
    if (errors_.size() == before && plan_.entries.empty()) {
      complain("nothing-selected", {});
    }
    if (errors_.size() != before) {
      return std::nullopt;
    }
    seal();
    return std::move(plan_);
  }

 private:
  void complain(std::string id, std::vector<std::pair<std::string, std::string>> arguments) {
    errors_.push_back({std::move(id), std::move(arguments), {}});
  }

  void choose_standards() {
    for (const std::string& text : selection_.standards) {
      const std::size_t at = text.find('@');
      add_named(text.substr(0, at), at == std::string::npos ? "" : text.substr(at + 1));
    }
    if (!selection_.profile.empty()) {
      add_profile();
    }
    if (selection_.standards.empty() && selection_.profile.empty()) {
      add_described();
    }
  }

  PlannedStandard* add_named(const std::string& id, const std::string& edition) {
    const Standard* standard = catalogue_.standard(id);
    if (standard == nullptr) {
      complain("unknown-standard", {{"id", id}, {"nearest", nearest(id, standard_ids())}});
      return nullptr;
    }
    if (!edition.empty() && standard->edition(edition) == nullptr) {
      complain("unknown-edition",
               {{"id", edition}, {"standard", id}, {"editions", editions(*standard)}});
      return nullptr;
    }
    add(*standard, edition).named = true;
    return &plan_.standards.back();
  }

  PlannedStandard& add(const Standard& standard, const std::string& edition) {
    PlannedStandard planned;
    planned.standard = &standard;
    planned.edition = edition.empty() ? standard.editions.back().id : edition;
    plan_.standards.push_back(std::move(planned));
    return plan_.standards.back();
  }

  void add_profile() {
    const auto found = catalogue_.profiles.find(selection_.profile);
    if (found == catalogue_.profiles.end()) {
      std::vector<std::string> names;
      for (const auto& [id, profile] : catalogue_.profiles) {
        names.push_back(id);
      }
      complain("unknown-profile",
               {{"id", selection_.profile}, {"nearest", nearest(selection_.profile, names)}});
      return;
    }
    for (const Profile::Part& part : found->second.parts) {
      if (PlannedStandard* planned = add_named(part.standard, part.edition)) {
        planned->claimed.insert(part.features.begin(), part.features.end());
        planned->levels = found->second.levels;
        for (const std::string& pattern : part.requirements) {
          keep_matching(*planned, pattern);
        }
      }
    }
  }

  static void keep_matching(PlannedStandard& planned, std::string_view pattern) {
    const CasePattern wanted(pattern);
    for (const Requirement& requirement : planned.standard->requirements) {
      if (wanted.matches(requirement.id)) {
        planned.selected.insert(requirement.id);
      }
    }
  }

  void add_described() {
    for (const auto& [id, standard] : catalogue_.standards) {
      const auto& kinds = standard.applies_to;
      if (!kinds.empty() &&
          std::find(kinds.begin(), kinds.end(), selection_.item_kind) == kinds.end()) {
        plan_.left_out.push_back({id, "other-kind"});
      } else if (selection_.undetected.contains(id)) {
        plan_.left_out.push_back({id, "not-detected"});
      } else if (!described(standard)) {
        plan_.left_out.push_back({id, "no-operation-described"});
      } else {
        add(standard, "");
      }
    }
  }

  bool described(const Standard& standard) const {
    Plan all;
    for (const auto& file : catalogue_.files) {
      for (const Case& body : file->cases) {
        if (body.standard == standard.id) {
          all.entries.push_back({file.get(), &body, 0, {}});
        }
      }
    }
    const Bindings none;
    const Value no_ixit;
    InstanceCursor cursor(all, none, no_ixit);
    while (const auto planned = cursor.next()) {
      for (const Steps* steps :
           {&planned->instance.body->preamble, &planned->instance.body->steps}) {
        for (const Step& step : *steps) {
          if (step.kind == StepKind::call &&
              target_.supports(step.operation, static_params(step, planned->instance))) {
            return true;
          }
        }
      }
    }
    return false;
  }

  void choose_requirements() {
    for (const std::string& id : selection_.requirements) {
      if (catalogue_.requirement(id) == nullptr) {
        complain("unknown-requirement-selected",
                 {{"id", id}, {"nearest", nearest(id, requirement_ids())}});
      }
    }
    for (PlannedStandard& planned : plan_.standards) {
      const bool by_profile = !planned.selected.empty();
      for (const Requirement& requirement : planned.standard->requirements) {
        if (!planned.standard->holds_in(planned.edition, requirement.since, requirement.until) ||
            !wanted(requirement)) {
          planned.selected.erase(requirement.id);
        } else if (!by_profile) {
          planned.selected.insert(requirement.id);
        }
      }
    }
  }

  bool wanted(const Requirement& requirement) const {
    const auto& ids = selection_.requirements;
    const auto& levels = selection_.levels;
    return (ids.empty() || std::find(ids.begin(), ids.end(), requirement.id) != ids.end()) &&
           (levels.empty() ||
            std::find(levels.begin(), levels.end(), requirement.level) != levels.end());
  }

  void compile_patterns() {
    plan_.filtered = selection_.filters();
    for (const std::string& text : selection_.select) {
      plan_.select.emplace_back(text);
    }
    for (const std::string& text : selection_.skip) {
      plan_.skip.emplace_back(text);
    }
  }

  void choose_cases() {
    for (std::size_t at = 0; at < plan_.standards.size(); ++at) {
      const PlannedStandard& planned = plan_.standards[at];
      for (const auto& file : catalogue_.files) {
        for (const Case& body : file->cases) {
          if (body.standard == planned.standard->id &&
              case_holds(*planned.standard, planned.edition, body)) {
            plan_.entries.push_back({file.get(), &body, at, {}});
          }
        }
      }
    }
    if (plan_.filtered) {
      drop_unselected();
    }
  }

  /// Keeps the entries of which an instance is left, and complains of patterns without any.
  void drop_unselected() {
    all_ = plan_.entries;
    std::set<const Case*> kept;
    std::set<std::string> used;
    Plan everything = plan_;
    everything.select.clear();
    everything.skip.clear();
    const Bindings none;
    const Value no_ixit;
    InstanceCursor cursor(everything, none, no_ixit);
    while (const auto planned = cursor.next()) {
      for (const auto* patterns : {&plan_.select, &plan_.skip}) {
        for (const CasePattern& pattern : *patterns) {
          if (pattern.matches(planned->instance.id) || planned->probe_failed) {
            used.insert(pattern.text());
          }
        }
      }
      if (planned->probe_failed || plan_.takes(*planned->entry, planned->instance)) {
        kept.insert(planned->instance.body);
      }
    }
    std::erase_if(plan_.entries,
                  [&](const PlanEntry& entry) { return !kept.contains(entry.body); });
    for (const auto* patterns : {&plan_.select, &plan_.skip}) {
      for (const CasePattern& pattern : *patterns) {
        if (!used.contains(pattern.text())) {
          complain("pattern-matches-nothing",
                   {{"pattern", pattern.text()}, {"nearest", nearest(pattern.text(), case_ids())}});
        }
      }
    }
  }

  /// Where filters leave a positive control out, the first case that gives it comes back for that.
  void add_controls() {
    if (!plan_.filtered) {
      return;
    }
    std::set<std::string> missing;
    std::set<std::string> given;
    const Bindings none;
    const Value no_ixit;
    InstanceCursor chosen(plan_, none, no_ixit);
    while (const auto planned = chosen.next()) {
      ControlKeys keys = control_keys(catalogue_, planned->instance);
      missing.merge(keys.rejects);
      given.merge(keys.accepts);
    }
    std::erase_if(missing, [&](const std::string& key) { return given.contains(key); });
    Plan everything;
    everything.standards = plan_.standards;
    everything.entries = all_;
    InstanceCursor rest(everything, none, no_ixit);
    while (!missing.empty()) {
      const auto planned = rest.next();
      if (!planned) {
        break;
      }
      const ControlKeys keys = control_keys(catalogue_, planned->instance);
      const auto serves = [&](const std::string& key) { return keys.accepts.contains(key); };
      if (std::erase_if(missing, serves) != 0) {
        PlanEntry control = *planned->entry;
        control.control = planned->instance.id;
        plan_.entries.push_back(std::move(control));
      }
    }
  }

  /// The digest covers what is tried, in order, and the data it comes from.
  void seal() {
    std::string text = catalogue_.specs_digest + '\n' + catalogue_.vectors_digest + '\n';
    for (const PlannedStandard& planned : plan_.standards) {
      text += planned.standard->id + '@' + planned.edition + '\n';
    }
    for (const PlanEntry& entry : plan_.entries) {
      text += entry.body->id + ' ' + entry.control + '\n';
    }
    for (const auto* patterns : {&plan_.select, &plan_.skip}) {
      for (const CasePattern& pattern : *patterns) {
        text += pattern.text() + '\n';
      }
      text += '\n';
    }
    plan_.digest = sha256_hex(text);
  }

  std::vector<std::string> standard_ids() const {
    std::vector<std::string> ids;
    for (const auto& [id, standard] : catalogue_.standards) {
      ids.push_back(id);
    }
    return ids;
  }

  std::vector<std::string> requirement_ids() const {
    std::vector<std::string> ids;
    for (const auto& [name, standard] : catalogue_.standards) {
      for (const Requirement& requirement : standard.requirements) {
        ids.push_back(requirement.id);
      }
    }
    return ids;
  }

  std::vector<std::string> case_ids() const {
    std::vector<std::string> ids;
    for (const PlanEntry& entry : all_) {
      ids.push_back(entry.body->id);
    }
    return ids;
  }

  static std::string editions(const Standard& standard) {
    std::string list;
    for (const Edition& edition : standard.editions) {
      list += (list.empty() ? "" : ", ") + edition.id;
    }
    return list;
  }

  const Catalogue& catalogue_;
  const Selection& selection_;
  const Description& target_;
  Diagnostics& errors_;
  Plan plan_{};
  std::vector<PlanEntry> all_{};
};

}  // namespace

bool Selection::filters() const {
  return !requirements.empty() || !levels.empty() || !select.empty() || !skip.empty();
}

std::vector<std::string> checked_at(const Case& body, std::size_t row, const Step& step) {
  std::vector<std::string> ids;
  for (const Template& written : step.checks) {
    if (auto id = named_requirement(body, row, written)) {
      ids.push_back(std::move(*id));
    }
  }
  return ids;
}

std::vector<std::string> checked_requirements(const Case& body, std::size_t row) {
  std::vector<std::string> ids;
  for (const Step& step : body.steps) {
    for (std::string& id : checked_at(body, row, step)) {
      if (std::find(ids.begin(), ids.end(), id) == ids.end()) {
        ids.push_back(std::move(id));
      }
    }
  }
  return ids;
}

bool Plan::takes(const PlanEntry& entry, const Instance& instance) const {
  if (!entry.control.empty()) {
    return entry.control == instance.id;
  }
  if (!filtered) {
    return true;
  }
  const auto matches = [&](const CasePattern& pattern) { return pattern.matches(instance.id); };
  if ((!select.empty() && std::none_of(select.begin(), select.end(), matches)) ||
      std::any_of(skip.begin(), skip.end(), matches)) {
    return false;
  }
  const auto& selected = standards[entry.standard].selected;
  const auto ids = checked_requirements(*instance.body, instance.row);
  return std::any_of(ids.begin(), ids.end(),
                     [&](const std::string& id) { return selected.contains(id); });
}

std::optional<Plan> make_plan(const Catalogue& catalogue, const Selection& selection,
                              const Description& target, Diagnostics& errors) {
  return Planner(catalogue, selection, target, errors).make();
}

}  // namespace touchstone
