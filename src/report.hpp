// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "deviation.hpp"
#include "error.hpp"
#include "outcome.hpp"
#include "results.hpp"

namespace touchstone {

/// A finding as a report shows it: one for each requirement and set of fingerprints.
struct ReportedFinding {
  Finding finding{};
  std::uint64_t count = 1;  ///< checks with the same requirement and fingerprints
  std::string known{};      ///< id of the known deviation, such as `KD-1`, or ""
};

/// What the lines of a results file come to: the only input of every renderer, beside the lines.
struct Report {
  Value header{};
  Outcome outcome{};
  /// In order of first occurrence, at most `FINDINGS_KEPT`; the rest is only counted.
  std::vector<ReportedFinding> findings{};
  std::uint64_t findings_total = 0;
  std::optional<DeviationSummary> deviations{};
  /// Passes without a positive control, each as `uncontrolled_key`: they count as inconclusive.
  std::set<std::string> uncontrolled{};
  std::filesystem::path results{};
  std::string results_digest{};  ///< SHA-256 of the file
  std::optional<Error> damage{};

  static constexpr std::size_t FINDINGS_KEPT = 1000;

  /// The requirement of that id in the header, or a null value.
  const Value& requirement(std::string_view id) const;
  const Value& standard(std::string_view id) const;
};

std::string uncontrolled_key(const std::string& case_id, const Check& check);

/// Every finding of a results file, for a deviations file.
Result<std::vector<Finding>> read_findings(const std::filesystem::path& results);

/// Exit code of format.md §4. With known deviations 0 means exactly as recorded, 1 any difference;
/// what no finding shows (a requirement that nothing tried) still makes a run indeterminate.
int exit_code(const Report& report, bool strict);

/// Reads a results file and rolls it up; with `known` also compares the findings.
Result<Report> make_report(const std::filesystem::path& results, Deviations* known);

}  // namespace touchstone
