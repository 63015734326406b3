// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "catalogue.hpp"
#include "error.hpp"

namespace touchstone {

/// What the cases of the catalogue do for one requirement.
struct Coverage {
  const Standard* standard = nullptr;
  const Requirement* requirement = nullptr;
  std::uint64_t accepting = 0;  ///< checks written to be accepted
  std::uint64_t rejecting = 0;
  std::uint64_t open = 0;            ///< either, or decided by the run
  std::vector<std::string> cases{};  ///< bodies that check it
  std::vector<std::string> mutants{};
};

/// Coverage of every requirement of every standard, in the catalogue's order. Matrix axes that only
/// a run can fill count once.
std::vector<Coverage> coverage_of(const Catalogue& catalogue);

/// Proves from the data that every automatic shall and shall-not has an accepting and a rejecting
/// check (where it can reject, and can accept), and that every text is there in both languages.
/// With `mutants` (a table like tests/mutants/table.yaml) also that each has a mutant.
Diagnostics lint(const Catalogue& catalogue, const std::filesystem::path& mutants);

}  // namespace touchstone
