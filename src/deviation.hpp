// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "error.hpp"
#include "outcome.hpp"
#include "select.hpp"

namespace touchstone {

/// A finding that somebody recorded with its reason. It changes no verdict. format.md §4.
struct Deviation {
  CasePattern pattern{""};
  std::string requirement{};
  Verdict verdict = Verdict::fail;
  std::vector<std::string> fingerprints{};  ///< sorted
  std::string reason{};
  std::string issue{};
  std::string expires{};  ///< date YYYY-MM-DD, or ""
  bool sometimes = false;
  std::string reproduction{};  ///< file that shows it without this program, relative to the file
  Where where{};
};

/// How the findings of a run differ from what was recorded.
struct DeviationSummary {
  std::uint64_t known = 0;           ///< entries that occurred as recorded
  std::uint64_t fresh = 0;           ///< findings that no entry names
  std::uint64_t differing = 0;       ///< an entry names case and requirement, but not this failure
  std::vector<std::string> stale{};  ///< entries that did not occur
  std::vector<std::string> expired{};
  std::vector<std::string> unmatched{};  ///< entries whose pattern matches no case of the run

  bool exactly_as_recorded() const {
    return fresh == 0 && differing == 0 && stale.empty() && expired.empty() && unmatched.empty();
  }
};

/// A deviations file: a list of entries, called `KD-1`, `KD-2`, … in their order.
class Deviations {
 public:
  /// Reads and checks a file; all its faults are added to `errors`.
  static Deviations load(const std::filesystem::path& path, Diagnostics& errors);

  const std::vector<Deviation>& entries() const { return entries_; }
  /// Takes note of a case that was tried, so that unmatched patterns are seen.
  void see_case(const std::string& case_id);
  enum class Match : std::uint8_t { known, differing, fresh };
  /// Compares one finding; gives the id of the entry, or "".
  Match see(const Finding& finding, std::string& id);
  /// `today` as YYYY-MM-DD.
  DeviationSummary finish(const std::string& today) const;
  /// The file's text without the entries that did not occur.
  std::string pruned() const;

 private:
  std::vector<Deviation> entries_{};
  std::vector<bool> matched_{};
  std::set<std::size_t> occurred_{};
  std::vector<std::set<std::string>> seen_{};  ///< fingerprints, by entry
  std::uint64_t fresh_ = 0;
  std::uint64_t differing_ = 0;
};

/// True for a check that a deviations file records: applicable or blocked, and no pass.
bool is_finding(const Check& check);

/// Writes the entries that the findings of these runs need; what is missing from one of several is
/// `when: sometimes`. Instances that agree become one entry without brackets.
std::string write_deviations(const std::vector<std::vector<Finding>>& runs);

}  // namespace touchstone
