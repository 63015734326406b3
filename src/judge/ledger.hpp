// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "judge/claims.hpp"
#include "judge/match.hpp"
#include "verdict.hpp"

namespace touchstone::judge {

/// Checks that lie side by side in the ledger: those of one step.
struct Range {
  std::size_t first = 0;
  std::size_t count = 0;

  bool empty() const { return count == 0; }
};

/// The checks of one instance and what has been found about them. A check is open until its step is
/// done; what goes wrong for the whole instance meets all that are still open.
class Ledger {
 public:
  explicit Ledger(std::string_view case_id) : case_id_(case_id) {}

  /// `can_reject`: false exempts the check from positive controls.
  void open(std::string_view requirement, std::string_view step, Standing standing,
            bool can_reject);
  std::size_t size() const { return entries_.size(); }
  Range all() const { return {0, entries_.size()}; }
  /// No check can come to a verdict.
  bool all_excluded() const;

  /// Raises the verdict of each check in `range`; a verdict that is not worse changes no message.
  /// Without differences the cause itself is what the fingerprint is made of.
  void charge(Range range, Verdict verdict, std::string_view cause, const Differences& differences,
              std::string_view step);
  /// The same for every check that has not failed.
  void spoil(Verdict verdict, std::string_view cause, const Differences& differences,
             std::string_view step);
  void set_aside(Range range, Applicability applicability, std::string_view cause,
                 const Differences& differences);
  /// The step of these checks is done: what was not charged has passed.
  void close(Range range);
  bool charged(Range range) const;

  /// The same for the open ones alone, which are closed by it.
  void charge_open(Verdict verdict, std::string_view cause, const Differences& differences,
                   std::string_view step);
  void set_open_aside(Applicability applicability, std::string_view cause,
                      const Differences& differences);

  /// The target lacks what the case needs: checks that failed before stand.
  void unsupported(bool standard_named, const Differences& differences, std::string_view step);
  /// Something beside the implementation explains the fails: they become inconclusive.
  void excuse(std::string_view cause);

  void grade(Range range, std::string_view grade);
  void choose(Range range, const std::string& choice);
  /// A pass rests on a rejection that counts only with a control of that key.
  void need_control(Range range, const std::string& key);
  void need_control_of_open(const std::string& key);
  /// Whatever the polarity: the file names the control.
  void need_named_control(const std::string& key);
  void mark_self_judged(Range range);

  std::vector<Check> take();

 private:
  struct Entry {
    Check check{};
    Standing standing = Standing::claimed;
    bool can_reject = true;
    bool open = true;
    bool self_judged = false;
  };

  void charge_one(Entry& entry, Verdict verdict, std::string_view cause,
                  const Differences& differences, std::string_view step);
  void note(Check& check, const Differences& differences, std::string_view step);
  void add_fingerprint(Check& check, std::string_view step, const Difference& difference);
  static void set_one_aside(Entry& entry, Applicability applicability, std::string_view cause,
                            const Differences& differences);

  std::string case_id_;
  std::vector<Entry> entries_{};
};

}  // namespace touchstone::judge
