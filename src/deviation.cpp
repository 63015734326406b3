// SPDX-License-Identifier: Apache-2.0
#include "deviation.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "deviation_read.hpp"
#include "json.hpp"
#include "yaml.hpp"

namespace touchstone {
namespace {

void append_entry(std::string& text, const Deviation& entry) {
  text += "- case: ";
  append_json_string(text, entry.pattern.text());
  text += "\n  requirement: " + entry.requirement;
  text += "\n  verdict: " + std::string(verdict_name(entry.verdict));
  text += "\n  fingerprints: [";
  for (std::size_t at = 0; at < entry.fingerprints.size(); ++at) {
    text += (at == 0 ? "\"" : ", \"") + entry.fingerprints[at] + '"';
  }
  text += "]\n  reason: ";
  append_json_string(text, entry.reason);
  for (const auto& [name, value] :
       {std::pair("issue", &entry.issue), std::pair("expires", &entry.expires),
        std::pair("reproduction", &entry.reproduction)}) {
    if (!value->empty()) {
      text += std::string("\n  ") + name + ": ";
      append_json_string(text, *value);
    }
  }
  text += entry.sometimes ? "\n  when: sometimes\n" : "\n";
}

std::string without_brackets(const std::string& id) {
  return id.substr(0, id.find('['));
}

/// What makes two findings one entry, apart from the instance.
struct EntryKey {
  std::string case_id{};
  std::string requirement{};
  Verdict verdict = Verdict::fail;

  auto operator<=>(const EntryKey&) const = default;
};

using EntryFacts = std::map<EntryKey, std::set<std::string>>;

EntryFacts facts_of(const std::vector<Finding>& findings) {
  EntryFacts facts;
  for (const Finding& finding : findings) {
    const Verdict verdict = std::max(finding.check.verdict, Verdict::inconclusive);
    auto& fingerprints =
        facts[{without_brackets(finding.case_id), finding.check.requirement, verdict}];
    fingerprints.insert(finding.check.fingerprints.begin(), finding.check.fingerprints.end());
  }
  return facts;
}

}  // namespace

Deviations Deviations::load(const std::filesystem::path& path, Diagnostics& errors) {
  Deviations deviations;
  std::ifstream stream(path, std::ios::binary);
  if (!stream) {
    errors.push_back({"cannot-read", {{"path", path.string()}}, {path.string(), 0, 0, {}}});
    return deviations;
  }
  std::ostringstream text;
  text << stream.rdbuf();
  Diagnostics faults;
  const auto document = parse_yaml(text.str(), faults);
  if (!document) {
    faults.push_back(document.error());
  } else if (faults.empty()) {
    deviations.entries_ = read_deviations(*document, path.string(), faults);
  }
  for (Error& fault : faults) {
    fault.where.file = path.string();
    errors.push_back(std::move(fault));
  }
  deviations.matched_.assign(deviations.entries_.size(), false);
  deviations.seen_.resize(deviations.entries_.size());
  return deviations;
}

void Deviations::see_case(const std::string& case_id) {
  for (std::size_t at = 0; at < entries_.size(); ++at) {
    if (!matched_[at] && entries_[at].pattern.matches(case_id)) {
      matched_[at] = true;
    }
  }
}

Deviations::Match Deviations::see(const Finding& finding, std::string& id) {
  const Verdict verdict = std::max(finding.check.verdict, Verdict::inconclusive);
  Match match = Match::fresh;
  for (std::size_t at = 0; at < entries_.size(); ++at) {
    const Deviation& entry = entries_[at];
    if (entry.requirement != finding.check.requirement || !entry.pattern.matches(finding.case_id)) {
      continue;
    }
    const auto& prints = finding.check.fingerprints;
    const bool same = entry.verdict == verdict && prints.empty() == entry.fingerprints.empty() &&
                      std::includes(entry.fingerprints.begin(), entry.fingerprints.end(),
                                    prints.begin(), prints.end());
    id = "KD-" + std::to_string(at + 1);
    if (same) {
      occurred_.insert(at);
      seen_[at].insert(prints.begin(), prints.end());
      return Match::known;
    }
    match = Match::differing;
  }
  ++(match == Match::fresh ? fresh_ : differing_);
  return match;
}

DeviationSummary Deviations::finish(const std::string& today) const {
  DeviationSummary summary;
  summary.fresh = fresh_;
  summary.differing = differing_;
  for (std::size_t at = 0; at < entries_.size(); ++at) {
    const Deviation& entry = entries_[at];
    const std::string id = "KD-" + std::to_string(at + 1);
    const bool whole = occurred_.contains(at) && seen_[at].size() == entry.fingerprints.size();
    summary.known += std::uint64_t{occurred_.contains(at)};
    if (!matched_[at]) {
      summary.unmatched.push_back(id);
    } else if (!whole && !entry.sometimes) {
      summary.stale.push_back(id);
    }
    if (!entry.expires.empty() && entry.expires < today) {
      summary.expired.push_back(id);
    }
  }
  return summary;
}

bool is_finding(const Check& check) {
  return check.applicability == Applicability::blocked ||
         (check.applicability == Applicability::applicable && check.verdict != Verdict::pass);
}

std::string write_deviations(const std::vector<std::vector<Finding>>& runs) {
  std::map<EntryKey, std::pair<std::set<std::string>, std::size_t>> merged;
  for (const auto& findings : runs) {
    for (const auto& [key, fingerprints] : facts_of(findings)) {
      auto& [all, occurrences] = merged[key];
      all.insert(fingerprints.begin(), fingerprints.end());
      ++occurrences;
    }
  }
  std::string text;
  for (const auto& [key, facts] : merged) {
    Deviation entry;
    entry.pattern = CasePattern(key.case_id);
    entry.requirement = key.requirement;
    entry.verdict = key.verdict;
    entry.fingerprints.assign(facts.first.begin(), facts.first.end());
    entry.reason = "to be explained";
    entry.sometimes = facts.second < runs.size();
    append_entry(text, entry);
  }
  return text.empty() ? "[]\n" : text;
}

std::string Deviations::pruned() const {
  std::string text;
  for (std::size_t at = 0; at < entries_.size(); ++at) {
    if (occurred_.contains(at) || entries_[at].sometimes) {
      append_entry(text, entries_[at]);
    }
  }
  return text.empty() ? "[]\n" : text;
}

}  // namespace touchstone
