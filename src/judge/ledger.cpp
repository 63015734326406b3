// SPDX-License-Identifier: Apache-2.0
#include "judge/ledger.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include "judge/fingerprint.hpp"

namespace touchstone::judge {
namespace {

constexpr std::size_t KEPT_MISMATCHES = 20;
/// A target that finds a new way to differ at every element must not fill the log.
constexpr std::size_t MOST_FINGERPRINTS = 1000;

bool is_applicable(const Check& check) {
  return check.applicability == Applicability::applicable;
}

void add_control(Check& check, const std::string& key) {
  auto& keys = check.needs_control;
  if (std::find(keys.begin(), keys.end(), key) == keys.end()) {
    keys.push_back(key);
  }
}

/// From the weakest: the weakest of several rejections is what a check can claim.
int rank(std::string_view grade) {
  return grade == "rejected" ? 0 : grade == "class" ? 1 : 2;
}

}  // namespace

void Ledger::open(std::string_view requirement, std::string_view step, Standing standing,
                  bool can_reject) {
  Entry& entry = entries_.emplace_back();
  entry.check.requirement = requirement;
  entry.check.step = step;
  entry.standing = standing;
  entry.can_reject = can_reject;
  if (standing == Standing::excluded) {
    set_one_aside(entry, Applicability::not_applicable, "feature-not-claimed", {});
  }
}

bool Ledger::all_excluded() const {
  return !entries_.empty() && std::none_of(entries_.begin(), entries_.end(), [](const Entry& each) {
    return is_applicable(each.check);
  });
}

void Ledger::charge(Range range, Verdict verdict, std::string_view cause,
                    const Differences& differences, std::string_view step) {
  for (Entry& entry : std::span(entries_).subspan(range.first, range.count)) {
    charge_one(entry, verdict, cause, differences, step);
  }
}

void Ledger::spoil(Verdict verdict, std::string_view cause, const Differences& differences,
                   std::string_view step) {
  for (Entry& entry : entries_) {
    if (entry.check.verdict < Verdict::fail) {
      charge_one(entry, verdict, cause, differences, step);
    }
  }
}

void Ledger::charge_one(Entry& entry, Verdict verdict, std::string_view cause,
                        const Differences& differences, std::string_view step) {
  Check& check = entry.check;
  if (!is_applicable(check)) {
    return;
  }
  if (verdict > check.verdict) {
    check.verdict = verdict;
    check.message = cause;
  }
  note(check, differences, step);
  if (differences.empty()) {
    add_fingerprint(check, step, difference_of({std::string(cause)}));
  }
}

void Ledger::note(Check& check, const Differences& differences, std::string_view step) {
  for (const Difference& difference : differences) {
    ++check.mismatch_count;
    const std::string_view place =
        difference.mismatch.step.empty() ? step : std::string_view(difference.mismatch.step);
    add_fingerprint(check, place, difference);
    if (check.mismatches.size() < KEPT_MISMATCHES) {
      Mismatch& kept = check.mismatches.emplace_back(difference.mismatch);
      kept.step = place == check.step ? std::string_view() : place;
    }
  }
}

void Ledger::add_fingerprint(Check& check, std::string_view step, const Difference& difference) {
  auto& all = check.fingerprints;
  if (all.size() == MOST_FINGERPRINTS) {
    return;
  }
  std::string mark = fingerprint(check.requirement, case_id_, step, difference);
  const auto place = std::lower_bound(all.begin(), all.end(), mark);
  if (place == all.end() || *place != mark) {
    all.insert(place, std::move(mark));
  }
}

void Ledger::set_one_aside(Entry& entry, Applicability applicability, std::string_view cause,
                           const Differences& differences) {
  Check& check = entry.check;
  check.applicability = applicability;
  check.verdict = Verdict::none;
  check.message = cause;
  check.grade.clear();
  check.choice.clear();
  check.mismatches.clear();
  check.fingerprints.clear();
  check.needs_control.clear();
  check.mismatch_count = differences.size();
  for (const Difference& difference : differences) {
    check.mismatches.push_back(difference.mismatch);
  }
  entry.open = false;
}

void Ledger::set_aside(Range range, Applicability applicability, std::string_view cause,
                       const Differences& differences) {
  for (Entry& entry : std::span(entries_).subspan(range.first, range.count)) {
    if (is_applicable(entry.check) && entry.check.verdict < Verdict::fail) {
      set_one_aside(entry, applicability, cause, differences);
    }
  }
}

void Ledger::close(Range range) {
  for (Entry& entry : std::span(entries_).subspan(range.first, range.count)) {
    entry.open = false;
    if (is_applicable(entry.check) && entry.check.verdict == Verdict::none) {
      entry.check.verdict = Verdict::pass;
    }
  }
}

bool Ledger::charged(Range range) const {
  const auto entries = std::span(entries_).subspan(range.first, range.count);
  return std::any_of(entries.begin(), entries.end(),
                     [](const Entry& each) { return each.check.verdict > Verdict::pass; });
}

void Ledger::charge_open(Verdict verdict, std::string_view cause, const Differences& differences,
                         std::string_view step) {
  for (Entry& entry : entries_) {
    if (entry.open) {
      charge_one(entry, verdict, cause, differences, step);
      entry.open = false;
    }
  }
}

void Ledger::set_open_aside(Applicability applicability, std::string_view cause,
                            const Differences& differences) {
  for (Entry& entry : entries_) {
    // What a loop has found wrong so far is found.
    if (entry.open && entry.check.verdict < Verdict::fail) {
      set_one_aside(entry, applicability, cause, differences);
    }
    entry.open = false;
  }
}

void Ledger::unsupported(bool standard_named, const Differences& differences,
                         std::string_view step) {
  for (Entry& entry : entries_) {
    entry.open = false;
    if (!is_applicable(entry.check) || entry.check.verdict >= Verdict::fail) {
      continue;
    }
    if (entry.standing == Standing::untold) {
      set_one_aside(entry, Applicability::not_applicable, "unsupported", differences);
    } else if (!standard_named) {
      set_one_aside(entry, Applicability::unsupported, "unsupported", differences);
    } else {
      set_one_aside(entry, Applicability::applicable, {}, {});
      charge_one(entry, Verdict::fail, "claimed-but-absent", differences, step);
    }
  }
}

void Ledger::excuse(std::string_view cause) {
  for (Entry& entry : entries_) {
    if (entry.check.verdict == Verdict::fail) {
      entry.check.verdict = Verdict::inconclusive;
      entry.check.message = cause;
    }
  }
}

void Ledger::grade(Range range, std::string_view grade) {
  for (Entry& entry : std::span(entries_).subspan(range.first, range.count)) {
    std::string& old = entry.check.grade;
    if (is_applicable(entry.check) && (old.empty() || rank(grade) < rank(old))) {
      old = grade;
    }
  }
}

void Ledger::choose(Range range, const std::string& choice) {
  for (Entry& entry : std::span(entries_).subspan(range.first, range.count)) {
    if (is_applicable(entry.check)) {
      entry.check.choice = choice;
    }
  }
}

void Ledger::need_control(Range range, const std::string& key) {
  for (Entry& entry : std::span(entries_).subspan(range.first, range.count)) {
    if (entry.can_reject) {
      add_control(entry.check, key);
    }
  }
}

void Ledger::need_control_of_open(const std::string& key) {
  for (Entry& entry : entries_) {
    if (entry.open && entry.can_reject) {
      add_control(entry.check, key);
    }
  }
}

void Ledger::need_named_control(const std::string& key) {
  for (Entry& entry : entries_) {
    add_control(entry.check, key);
  }
}

void Ledger::mark_self_judged(Range range) {
  for (Entry& entry : std::span(entries_).subspan(range.first, range.count)) {
    entry.self_judged = true;
  }
}

std::vector<Check> Ledger::take() {
  std::vector<Check> checks;
  checks.reserve(entries_.size());
  for (Entry& entry : entries_) {
    if (entry.self_judged && entry.check.verdict <= Verdict::pass && is_applicable(entry.check)) {
      set_one_aside(entry, Applicability::self_judged, "self-judged", {});
    }
    if (entry.check.verdict != Verdict::pass) {
      entry.check.needs_control.clear();
      entry.check.grade.clear();
    }
    checks.push_back(std::move(entry.check));
  }
  return checks;
}

}  // namespace touchstone::judge
