// SPDX-License-Identifier: Apache-2.0
#include "verdict.hpp"

#include <algorithm>
#include <array>

namespace touchstone {
namespace {

constexpr std::array<std::string_view, 5> VERDICTS{"none", "pass", "inconclusive", "fail", "error"};
constexpr std::array<std::string_view, 7> APPLICABILITIES{
    "applicable", "not-applicable", "not-selected",    "unsupported",
    "blocked",    "self-judged",    "nothing-to-judge"};

template <class Enum, std::size_t N>
std::optional<Enum> named(const std::array<std::string_view, N>& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) {
    return std::nullopt;
  }
  return static_cast<Enum>(found - names.begin());
}

}  // namespace

std::string_view verdict_name(Verdict verdict) {
  return VERDICTS[static_cast<std::size_t>(verdict)];
}
std::optional<Verdict> verdict_from(std::string_view name) {
  return named<Verdict>(VERDICTS, name);
}

std::string_view applicability_name(Applicability applicability) {
  return APPLICABILITIES[static_cast<std::size_t>(applicability)];
}
std::optional<Applicability> applicability_from(std::string_view name) {
  return named<Applicability>(APPLICABILITIES, name);
}

Verdict CaseResult::verdict() const {
  Verdict worst = Verdict::none;
  for (const Check& check : checks) {
    if (check.applicability == Applicability::applicable) {
      worst = std::max(worst, check.verdict);
    }
  }
  return worst;
}

}  // namespace touchstone
