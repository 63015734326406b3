// SPDX-License-Identifier: Apache-2.0
#include "plan.hpp"

#include <algorithm>

#include "control.hpp"
#include "digest.hpp"
#include "json.hpp"
#include "nearest.hpp"
#include "plan_standards.hpp"

namespace touchstone {
namespace {

/// Builds a plan step by step; every complaint goes to `errors`.
class Planner {
 public:
  Planner(const Catalogue& catalogue, const Selection& selection, const Description& target,
          Diagnostics& errors)
      : catalogue_(catalogue), selection_(selection), target_(target), errors_(errors) {}

  std::optional<Plan> make() {
    const std::size_t before = errors_.size();
    choose_standards(catalogue_, selection_, target_, plan_, errors_);
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
              planned.standard->holds_in(planned.edition, body.editions, body.since, body.until)) {
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
    std::set<std::string, std::less<>> tried;
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
        for (std::string& id :
             checked_requirements(*planned->instance.body, planned->instance.row)) {
          tried.insert(std::move(id));
        }
      }
    }
    std::erase_if(plan_.entries,
                  [&](const PlanEntry& entry) { return !kept.contains(entry.body); });
    leave_out_untried(tried);
    for (const auto* patterns : {&plan_.select, &plan_.skip}) {
      for (const CasePattern& pattern : *patterns) {
        if (!used.contains(pattern.text())) {
          complain("pattern-matches-nothing",
                   {{"pattern", pattern.text()}, {"nearest", nearest(pattern.text(), case_ids())}});
        }
      }
    }
  }

  /// What no case that is left checks was left out by the filter: not selected, not untested.
  void leave_out_untried(const std::set<std::string, std::less<>>& tried) {
    for (PlannedStandard& planned : plan_.standards) {
      std::erase_if(planned.selected, [&](const std::string& id) { return !tried.contains(id); });
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

  std::vector<std::string> case_ids() const {
    std::vector<std::string> ids;
    for (const PlanEntry& entry : all_) {
      ids.push_back(entry.body->id);
    }
    return ids;
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
