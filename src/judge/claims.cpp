// SPDX-License-Identifier: Apache-2.0
#include "judge/claims.hpp"

#include <algorithm>

namespace touchstone::judge {

Claims::Claims(const Standard* standard, const Description* target,
               const std::set<std::string, std::less<>>* more)
    : standard_(standard), more_(more) {
  if (standard != nullptr && target != nullptr) {
    const auto stated = target->features.find(standard->id);
    stated_ = stated == target->features.end() ? nullptr : &stated->second;
  }
}

Standing Claims::standing(std::string_view feature) const {
  const Feature* found = standard_ == nullptr ? nullptr : standard_->feature(feature);
  return found == nullptr ? Standing::claimed : standing_of(*found, found->status);
}

Standing Claims::standing_of(const Feature& feature, const Value& status) const {
  if (const Value* condition = status.find("if")) {
    const Value* branch = status.find(holds(*condition) ? "then" : "else");
    return branch == nullptr ? Standing::excluded : standing_of(feature, *branch);
  }
  const std::string* word = status.text();
  if (word != nullptr && *word == "m") {
    return Standing::claimed;
  }
  if (word == nullptr || *word == "n/a") {
    return Standing::excluded;
  }
  if (is_claimed(feature)) {
    return Standing::claimed;
  }
  return stated_ == nullptr ? Standing::untold : Standing::excluded;
}

bool Claims::is_claimed(const Feature& feature) const {
  if (more_ != nullptr && more_->contains(feature.id)) {
    return true;
  }
  if (stated_ == nullptr) {
    return feature.claimed_by_default;
  }
  return std::find(stated_->begin(), stated_->end(), feature.id) != stated_->end();
}

bool Claims::holds(const Value& condition) const {
  if (const std::string* name = condition.text()) {
    const Feature* feature = standard_->feature(*name);
    const std::string* status = feature == nullptr ? nullptr : feature->status.text();
    return feature != nullptr && ((status != nullptr && *status == "m") || is_claimed(*feature));
  }
  const auto each = [&](const Value& part) { return holds(part); };
  const Object* members = condition.object();
  if (members == nullptr || members->size() != 1) {
    return false;
  }
  const Value& operand = members->front().value;
  if (members->front().name == "not") {
    return !holds(operand);
  }
  const Array* parts = operand.array();
  if (parts == nullptr) {
    return false;
  }
  return members->front().name == "all" ? std::all_of(parts->begin(), parts->end(), each)
                                        : std::any_of(parts->begin(), parts->end(), each);
}

}  // namespace touchstone::judge
