// SPDX-License-Identifier: Apache-2.0
#include "plan_standards.hpp"

#include <algorithm>

#include "control.hpp"
#include "nearest.hpp"

namespace touchstone {
namespace {

class StandardChooser {
 public:
  StandardChooser(const Catalogue& catalogue, const Selection& selection, const Description& target,
                  Plan& plan, Diagnostics& errors)
      : catalogue_(catalogue),
        selection_(selection),
        target_(target),
        plan_(plan),
        errors_(errors) {}

  void choose() {
    choose_standards();
    choose_requirements();
  }

 private:
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
        if (!planned.standard->holds_in(planned.edition, {}, requirement.since,
                                        requirement.until) ||
            !wanted(requirement)) {
          planned.selected.erase(requirement.id);
        } else if (!by_profile) {
          planned.selected.insert(requirement.id);
        }
      }
    }
  }

  void complain(std::string id, std::vector<std::pair<std::string, std::string>> arguments) {
    errors_.push_back({std::move(id), std::move(arguments), {}});
  }

  bool wanted(const Requirement& requirement) const {
    const auto& ids = selection_.requirements;
    const auto& levels = selection_.levels;
    return (ids.empty() || std::find(ids.begin(), ids.end(), requirement.id) != ids.end()) &&
           (levels.empty() ||
            std::find(levels.begin(), levels.end(), requirement.level) != levels.end());
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
  Plan& plan_;
  Diagnostics& errors_;
};

}  // namespace

void choose_standards(const Catalogue& catalogue, const Selection& selection,
                      const Description& target, Plan& plan, Diagnostics& errors) {
  StandardChooser(catalogue, selection, target, plan, errors).choose();
}

}  // namespace touchstone
