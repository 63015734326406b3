// SPDX-License-Identifier: Apache-2.0
#include "exhibit.hpp"

#include <set>
#include <string_view>
#include <utility>

#include "json.hpp"

namespace touchstone {
namespace {

Editions editions_of(const Standard& standard, const std::vector<std::string>& listed,
                     std::string_view since, std::string_view until) {
  Editions editions;
  for (const Edition& edition : standard.editions) {
    editions.push_back(standard.holds_in(edition.id, listed, since, until));
  }
  return editions;
}

Editions both(Editions left, const Editions& right) {
  for (std::size_t at = 0; at < left.size(); ++at) {
    left[at] = left[at] && right[at];
  }
  return left;
}

class Collector {
 public:
  Collector(const Standard& standard, const std::vector<RuleAtWork>& rules, Diagnostics& errors)
      : standard_(standard), rules_(rules), errors_(errors) {}

  void add(std::size_t owner, const RuleEntry& entry, bool accepted) {
    const RuleAtWork& rule = rules_[owner];
    auto document = make_document(*rule.file->rules, entry);
    if (!document) {
      errors_.push_back({document.error().id, document.error().arguments, entry.where});
      return;
    }
    Editions editions = editions_of_entry(rule, entry);
    if (!overlap(editions, editions)) {
      errors_.push_back(
          {"entry-of-no-edition", {{"entry", entry.id}, {"rule", rule.rule->id}}, entry.where});
    } else if (!accepted || is_new(rule, *document, editions)) {
      exhibits_.push_back(
          {owner, &entry, accepted, std::move(editions), *std::move(document), {}, {}});
    }
  }

  std::vector<Exhibit> take() { return std::move(exhibits_); }

 private:
  Editions editions_of_entry(const RuleAtWork& rule, const RuleEntry& entry) const {
    for (const Fixture& fixture : rule.file->rules->fixtures) {
      if (fixture.name == entry.fixture) {
        return both(rule.editions, editions_of(standard_, fixture.editions, {}, {}));
      }
    }
    return rule.editions;
  }

  /// Most rules accept the same few fixtures, which are judged and complained about once.
  bool is_new(const RuleAtWork& rule, const Document& document, const Editions& editions) {
    std::string key = rule.file->path + '\n';
    for (const bool holds : editions) {
      key += holds ? '1' : '0';
    }
    return seen_.insert(key + write_json(document.ixit) + document.raw).second;
  }

  const Standard& standard_;
  const std::vector<RuleAtWork>& rules_;
  Diagnostics& errors_;
  std::vector<Exhibit> exhibits_{};
  std::set<std::string> seen_{};
};

}  // namespace

bool overlap(const Editions& left, const Editions& right) {
  for (std::size_t at = 0; at < left.size(); ++at) {
    if (left[at] && right[at]) {
      return true;
    }
  }
  return false;
}

std::vector<RuleAtWork> rules_at_work(const Catalogue& catalogue, const Standard& standard) {
  std::vector<RuleAtWork> rules;
  for (const auto& file : catalogue.files) {
    if (!file->rules || file->standard != standard.id) {
      continue;
    }
    for (const Rule& rule : file->rules->rules) {
      Editions editions = editions_of(standard, rule.editions, rule.since, rule.until);
      if (const Requirement* requirement = standard.requirement(rule.requirement)) {
        editions =
            both(editions, editions_of(standard, {}, requirement->since, requirement->until));
      }
      rules.push_back({file.get(), &rule, rule_case(*file, rule), std::move(editions)});
    }
  }
  return rules;
}

Opinion opinion_of(const CaseResult& result) {
  const Check& check = result.checks.front();
  const bool judged = check.applicability == Applicability::applicable;
  // What cannot be read is left to the rules that read.
  if (check.applicability == Applicability::nothing_to_judge || check.message == "unreadable" ||
      (judged && check.verdict == Verdict::pass)) {
    return {};
  }
  const bool convicted = judged && check.verdict == Verdict::fail;
  return {convicted ? Ruling::convicts : Ruling::undecided, check.message};
}

std::vector<Exhibit> exhibits_of(const Standard& standard, const std::vector<RuleAtWork>& rules,
                                 Diagnostics& errors) {
  Collector collector(standard, rules, errors);
  for (std::size_t owner = 0; owner < rules.size(); ++owner) {
    for (const RuleEntry& entry : rules[owner].rule->accepts) {
      collector.add(owner, entry, true);
    }
    for (const RuleEntry& entry : rules[owner].rule->rejects) {
      collector.add(owner, entry, false);
    }
  }
  return collector.take();
}

}  // namespace touchstone
