// SPDX-License-Identifier: Apache-2.0
#include "outcome.hpp"

#include <algorithm>

namespace touchstone {
namespace {

constexpr std::array<std::string_view, 7> STATUSES{
    "pass", "fail", "inconclusive", "untested", "not-applicable", "not-selected", "not-testable"};
constexpr std::array<std::string_view, 4> CONCLUSIONS{"conforming", "partial", "indeterminate",
                                                      "non-conforming"};
constexpr std::string_view NO_CONTROL = "no-positive-control";

bool flag_of(const Value& object, std::string_view name, bool otherwise) {
  const Value* member = object.find(name);
  return member != nullptr && member->boolean() != nullptr ? *member->boolean() : otherwise;
}

const Array& list_of(const Value& object, std::string_view name) {
  static const Array NONE;
  const Value* member = object.find(name);
  return member != nullptr && member->array() != nullptr ? *member->array() : NONE;
}

std::uint64_t& at(std::array<std::uint64_t, 5>& counts, Verdict verdict) {
  return counts[static_cast<std::size_t>(verdict)];
}
std::uint64_t at(const std::array<std::uint64_t, 5>& counts, Verdict verdict) {
  return counts[static_cast<std::size_t>(verdict)];
}

RequirementOutcome read_requirement(const Value& value) {
  RequirementOutcome requirement;
  requirement.id = text_member(value, "id");
  requirement.level = level_from(text_member(value, "level")).value_or(Level::shall);
  requirement.confirmed = flag_of(value, "confirmed", true);
  if (text_member(value, "testability") != "automatic") {
    requirement.status = Status::not_testable;
  } else if (!flag_of(value, "selected", true)) {
    requirement.status = Status::not_selected;
  } else if (!flag_of(value, "applicable", true)) {
    requirement.status = Status::not_applicable;
  }
  return requirement;
}

Status roll_up(const RequirementOutcome& requirement) {
  if (requirement.status != Status::untested) {
    return requirement.status;
  }
  const auto& verdicts = requirement.verdicts;
  if (at(verdicts, Verdict::fail) != 0) {
    return Status::fail;
  }
  if (at(verdicts, Verdict::inconclusive) + at(verdicts, Verdict::error) + requirement.blocked +
          requirement.without_control !=
      0) {
    return Status::inconclusive;
  }
  if (at(verdicts, Verdict::pass) != 0) {
    return Status::pass;
  }
  const bool none_applies =
      requirement.not_applicable != 0 && requirement.not_applicable == requirement.set_aside;
  return none_applies ? Status::not_applicable : Status::untested;
}

Conclusion conclude(const StandardOutcome& standard, bool filtered) {
  if (standard.count(true, Status::fail) != 0) {
    return Conclusion::non_conforming;
  }
  const auto& all = standard.requirements;
  const auto left_out = [](const RequirementOutcome& each) {
    return each.status == Status::not_selected || each.status == Status::untested;
  };
  if (filtered && std::any_of(all.begin(), all.end(), left_out)) {
    return Conclusion::partial;
  }
  // A standard of which no binding requirement was seen to hold is never green.
  const bool any = std::any_of(all.begin(), all.end(), [](const RequirementOutcome& each) {
    return is_binding(each.level) && each.confirmed && each.status == Status::pass;
  });
  const bool open = standard.count(true, Status::inconclusive) != 0 ||
                    standard.count(true, Status::untested) != 0;
  return any && !open ? Conclusion::conforming : Conclusion::indeterminate;
}

/// The id of the case body, and of its instances with these matrix values over all rows.
std::pair<std::string, std::string> control_names(const std::string& id) {
  const std::size_t bracket = id.find('[');
  const std::string matrix = bracket == std::string::npos ? "" : id.substr(bracket);
  std::string body = id.substr(0, bracket);
  const std::size_t first = body.find('/');
  const std::size_t second = first == std::string::npos ? first : body.find('/', first + 1);
  body.resize(std::min(second, body.size()));
  return {body, body + matrix};
}

}  // namespace

std::string_view status_name(Status status) {
  return STATUSES[static_cast<std::size_t>(status)];
}
std::string_view conclusion_name(Conclusion conclusion) {
  return CONCLUSIONS[static_cast<std::size_t>(conclusion)];
}

std::size_t StandardOutcome::count(bool binding, Status status) const {
  return static_cast<std::size_t>(
      std::count_if(requirements.begin(), requirements.end(), [&](const RequirementOutcome& each) {
        const bool in_group = binding
                                  ? is_binding(each.level)
                                  : each.level == Level::should || each.level == Level::should_not;
        return in_group && each.status == status;
      }));
}

Rollup::Rollup(const Value& header) : filtered_(flag_of(header, "filtered", false)) {
  for (const Value& standard : list_of(header, "standards")) {
    StandardOutcome outcome;
    outcome.id = text_member(standard, "id");
    outcome.edition = text_member(standard, "edition");
    for (const Value& requirement : list_of(standard, "requirements")) {
      places_[text_member(requirement, "id")] = {outcome_.standards.size(),
                                                 outcome.requirements.size()};
      outcome.requirements.push_back(read_requirement(requirement));
    }
    outcome_.standards.push_back(std::move(outcome));
  }
  for (const Value& control : list_of(header, "controls")) {
    if (control.text() != nullptr) {
      control_cases_.insert(*control.text());
    }
  }
}

void Rollup::add(const CaseResult& result) {
  ++outcome_.cases;
  outcome_.flaky += result.attempt > 1 ? 1 : 0;
  for (const Check& check : result.checks) {
    add_check(result, check);
  }
  if (result.checks.empty() && result.applicability == Applicability::blocked) {
    ++outcome_.causes[result.why];
  }
  settle(result);
}

void Rollup::add_check(const CaseResult& result, const Check& check) {
  const auto place = places_.find(check.requirement);
  if (place == places_.end()) {
    return;  // a check of a standard that takes no part, in a case that serves two
  }
  RequirementOutcome& requirement =
      outcome_.standards[place->second.standard].requirements[place->second.requirement];
  if (check.applicability != Applicability::applicable) {
    ++outcome_.set_aside[std::string(applicability_name(check.applicability))];
    if (check.applicability == Applicability::blocked) {
      ++requirement.blocked;
      ++requirement.causes[check.message];
      ++outcome_.causes[check.message];
      return;
    }
    ++requirement.set_aside;
    requirement.not_applicable += check.applicability == Applicability::not_applicable ? 1 : 0;
    return;
  }
  ++at(outcome_.verdicts, check.verdict);
  ++at(requirement.verdicts, check.verdict);
  if (!check.choice.empty()) {
    ++requirement.choices[check.choice];
  }
  if (!check.grade.empty()) {
    ++requirement.grades[check.grade];
  }
  if (check.verdict == Verdict::pass) {
    if (!settled(check.needs_control)) {
      pending_.push_back({result.id, check.requirement, check.step, check.needs_control});
    }
    return;
  }
  ++requirement.causes[check.message];
  if (check.verdict != Verdict::fail) {
    ++outcome_.causes[check.message];
  }
}

/// Takes note of the controls that this line gives and drops what they settle.
void Rollup::settle(const CaseResult& result) {
  const std::size_t before = accepted_.size();
  accepted_.insert(result.controls.begin(), result.controls.end());
  const auto [body, instances] = control_names(result.id);
  if (control_cases_.contains(body)) {
    const bool whole =
        result.applicability == Applicability::applicable && result.verdict() == Verdict::pass;
    for (const std::string& name : {body, instances}) {
      if (whole) {
        accepted_.insert("case:" + name);
      } else {
        broken_controls_.insert("case:" + name);
      }
    }
  }
  if (accepted_.size() != before) {
    std::erase_if(pending_, [&](const Pending& pending) { return settled(pending.keys); });
  }
}

/// Controlled for good. A key of a case can still be broken by a later row.
bool Rollup::settled(const std::vector<std::string>& keys) const {
  return std::all_of(keys.begin(), keys.end(), [&](const std::string& key) {
    return !key.starts_with("case:") && accepted_.contains(key);
  });
}

bool Rollup::controlled(const Pending& pending) const {
  return std::all_of(pending.keys.begin(), pending.keys.end(), [&](const std::string& key) {
    return accepted_.contains(key) && !broken_controls_.contains(key);
  });
}

std::vector<Finding> Rollup::uncontrolled() const {
  std::vector<Finding> findings;
  for (const Pending& pending : pending_) {
    if (controlled(pending)) {
      continue;
    }
    Finding finding;
    finding.case_id = pending.case_id;
    finding.check.requirement = pending.requirement;
    finding.check.step = pending.step;
    finding.check.verdict = Verdict::inconclusive;
    finding.check.message = NO_CONTROL;
    findings.push_back(std::move(finding));
  }
  return findings;
}

Outcome Rollup::finish(bool complete) const {
  Outcome outcome = outcome_;
  outcome.complete = complete;
  for (const Finding& finding : uncontrolled()) {
    const Place& place = places_.find(finding.check.requirement)->second;
    RequirementOutcome& requirement =
        outcome.standards[place.standard].requirements[place.requirement];
    ++requirement.without_control;
    ++requirement.causes[std::string(NO_CONTROL)];
    ++outcome.causes[std::string(NO_CONTROL)];
  }
  outcome.conclusion =
      outcome.standards.empty() ? Conclusion::indeterminate : Conclusion::conforming;
  for (StandardOutcome& standard : outcome.standards) {
    for (RequirementOutcome& requirement : standard.requirements) {
      requirement.status = roll_up(requirement);
    }
    standard.conclusion = conclude(standard, filtered_);
    outcome.conclusion = std::max(outcome.conclusion, standard.conclusion);
  }
  if (!complete && outcome.conclusion < Conclusion::indeterminate) {
    outcome.conclusion = Conclusion::indeterminate;
  }
  return outcome;
}

int exit_code(const Outcome& outcome, bool strict) {
  bool failed_recommendation = false;
  bool open = at(outcome.verdicts, Verdict::error) != 0;
  for (const StandardOutcome& standard : outcome.standards) {
    failed_recommendation = failed_recommendation || standard.count(false, Status::fail) != 0;
    open = open || standard.count(true, Status::inconclusive) != 0;
  }
  if (outcome.conclusion == Conclusion::non_conforming || (strict && failed_recommendation)) {
    return 1;
  }
  return outcome.conclusion == Conclusion::indeterminate || open ? 2 : 0;
}

}  // namespace touchstone
