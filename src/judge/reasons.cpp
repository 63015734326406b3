// SPDX-License-Identifier: Apache-2.0
#include "judge/reasons.hpp"

#include <algorithm>

namespace touchstone::judge {
namespace {

bool is_generic(std::string_view name) {
  const auto& classes = reason_classes();
  return std::find(classes.begin(), classes.end(), name) != classes.end();
}

/// For a stated reason that is known and another than the expected one.
Grade grade_of_another(bool same_class, ReasonClaim claim) {
  if (claim == ReasonClaim::reason || (claim == ReasonClaim::reason_class && !same_class)) {
    return Grade::mismatch;
  }
  return same_class ? Grade::of_class : Grade::rejected;
}

}  // namespace

std::string_view grade_name(Grade grade) {
  constexpr std::string_view NAMES[] = {"mismatch", "rejected", "class", "reason"};
  return NAMES[static_cast<std::size_t>(grade)];
}

const Reason* Reasons::find(std::string_view reason) const {
  const Standard* own = catalogue_.standard(standard_);
  if (const Reason* found = own == nullptr ? nullptr : own->reason(reason)) {
    return found;
  }
  for (const auto& [id, standard] : catalogue_.standards) {
    if (const Reason* found = standard.reason(reason)) {
      return found;
    }
  }
  return nullptr;
}

bool Reasons::is_known(std::string_view reason) const {
  return is_generic(reason) || find(reason) != nullptr;
}

bool Reasons::is_a(std::string_view reason, std::string_view generic) const {
  if (reason == generic) {
    return true;
  }
  const Reason* found = find(reason);
  return found != nullptr &&
         std::find(found->is_a.begin(), found->is_a.end(), generic) != found->is_a.end();
}

bool Reasons::share_class(std::string_view left, std::string_view right) const {
  const auto& classes = reason_classes();
  return std::any_of(classes.begin(), classes.end(), [&](std::string_view generic) {
    return is_a(left, generic) && is_a(right, generic);
  });
}

Grade Reasons::grade_of_reason(std::string_view expected, std::string_view stated,
                               ReasonClaim claim) const {
  if (stated == expected) {
    return Grade::reason;
  }
  if (stated.empty() || !is_known(stated)) {
    return Grade::rejected;
  }
  if (is_generic(stated) && is_a(expected, stated)) {
    return Grade::of_class;
  }
  return grade_of_another(share_class(expected, stated), claim);
}

Grade Reasons::grade_of_class(std::string_view expected, std::string_view stated,
                              ReasonClaim claim) const {
  if (stated.empty() || !is_known(stated)) {
    return Grade::rejected;
  }
  return is_a(stated, expected) ? Grade::of_class : grade_of_another(false, claim);
}

}  // namespace touchstone::judge
