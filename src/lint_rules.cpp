// SPDX-License-Identifier: Apache-2.0
#include "lint_rules.hpp"

#include <algorithm>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "exhibit.hpp"
#include "removal.hpp"

namespace touchstone {
namespace {

class RuleLint {
 public:
  RuleLint(const Catalogue& catalogue, const Standard& standard, const AskTheOracle& oracle,
           Diagnostics& errors)
      : oracle_(oracle),
        errors_(errors),
        rules_(rules_at_work(catalogue, standard)),
        exhibits_(exhibits_of(standard, rules_, errors)) {
    for (const Feature& feature : standard.features) {
      claimed_.insert(feature.id);
    }
    context_.catalogue = &catalogue;
    context_.target = &target_;
    context_.claimed = &claimed_;
    context_.ixit = Object{};
    for (const RuleAtWork& rule : rules_) {
      if (files_.empty() || files_.back() != rule.file) {
        files_.push_back(rule.file);
      }
    }
  }
  RuleLint(const RuleLint&) = delete;
  RuleLint& operator=(const RuleLint&) = delete;

  void prove(bool removals) {
    for (Exhibit& exhibit : exhibits_) {
      hear(exhibit);
    }
    for (std::size_t at = 0; removals && at < rules_.size(); ++at) {
      remove_from_rule(at);
    }
    for (std::size_t at = 0; removals && at < files_.size(); ++at) {
      remove_from_probes(*files_[at]);
    }
  }

 private:
  /// All rules judge the document.
  void hear(Exhibit& exhibit) {
    exhibit.opinions.resize(rules_.size());
    for (const CaseFile* file : files_) {
      exhibit.judges[file] =
          std::make_unique<DocumentJudge>(*file, exhibit.document, context_, oracle_);
    }
    for (std::size_t at = 0; at < rules_.size(); ++at) {
      if (!overlap(exhibit.editions, rules_[at].editions)) {
        continue;
      }
      Opinion& opinion = exhibit.opinions[at];
      opinion = opinion_of(exhibit.judges[rules_[at].file]->judge(rules_[at].body));
      // A fixture can only give the facts that its own file declares.
      if (opinion.why == "missing-ixit" && rules_[at].file != rules_[exhibit.owner].file) {
        opinion = {};
      }
      weigh(exhibit, at);
    }
  }

  void weigh(const Exhibit& exhibit, std::size_t at) {
    const Opinion& opinion = exhibit.opinions[at];
    const bool wanted = at == exhibit.owner && !exhibit.accepted;
    const char* message = nullptr;
    if (opinion.ruling == Ruling::undecided) {
      message = "document-undecided";
    } else if (wanted && opinion.ruling == Ruling::acquits) {
      message = "reject-acquitted";
    } else if (!wanted && opinion.ruling == Ruling::convicts) {
      message = exhibit.accepted ? "accept-convicted" : "reject-convicted-by-another";
    }
    if (message == nullptr) {
      return;
    }
    faulty_.insert(at);
    faulty_.insert(exhibit.owner);
    complain(message,
             {{"entry", exhibit.entry->id},
              {"owner", rules_[exhibit.owner].rule->id},
              {"rule", rules_[at].rule->id},
              {"why", opinion.why}},
             exhibit.entry->where);
  }

  void remove_from_rule(std::size_t at) {
    if (faulty_.contains(at)) {
      return;  // nothing can be seen missing from what is wrong already
    }
    const RuleAtWork& rule = rules_[at];
    Rule changed = *rule.rule;
    each_removal(changed.steps, [&](const Where& where) {
      const Case body = rule_case(*rule.file, changed);
      const bool noticed =
          std::any_of(exhibits_.begin(), exhibits_.end(), [&](const Exhibit& exhibit) {
            return notices(exhibit, at, *exhibit.judges.at(rule.file), body);
          });
      if (!noticed) {
        complain("removal-unnoticed", {{"rule", rule.rule->id}}, where);
      }
    });
  }

  bool notices(const Exhibit& exhibit, std::size_t at, const DocumentJudge& judge,
               const Case& body) const {
    return overlap(exhibit.editions, rules_[at].editions) &&
           opinion_of(judge.judge(body)).ruling != exhibit.opinions[at].ruling;
  }

  void remove_from_probes(const CaseFile& file) {
    if (!faulty_.empty()) {
      return;
    }
    CaseFile changed = file;
    each_removal(changed.rules->probes, [&](const Where& where) {
      const bool noticed =
          std::any_of(exhibits_.begin(), exhibits_.end(), [&](const Exhibit& exhibit) {
            const DocumentJudge judge(changed, exhibit.document, context_, oracle_);
            return any_notices(exhibit, file, judge);
          });
      if (!noticed) {
        complain("removal-unnoticed", {{"rule", "probes"}}, where);
      }
    });
  }

  bool any_notices(const Exhibit& exhibit, const CaseFile& file, const DocumentJudge& judge) const {
    for (std::size_t at = 0; at < rules_.size(); ++at) {
      if (rules_[at].file == &file && notices(exhibit, at, judge, rules_[at].body)) {
        return true;
      }
    }
    return false;
  }

  void complain(const char* id, std::vector<std::pair<std::string, std::string>> arguments,
                const Where& where) {
    errors_.push_back({id, std::move(arguments), where});
  }

  const AskTheOracle& oracle_;
  Diagnostics& errors_;
  Description target_{};  ///< says nothing: no rule asks more than to read the document
  std::set<std::string, std::less<>> claimed_{};
  JudgeContext context_{};
  std::vector<RuleAtWork> rules_;
  std::vector<Exhibit> exhibits_;
  std::vector<const CaseFile*> files_{};
  std::set<std::size_t> faulty_{};  ///< rules that something is wrong with already
};

}  // namespace

Diagnostics lint_rules(const Catalogue& catalogue, const AskTheOracle& oracle, bool removals) {
  Diagnostics errors;
  for (const auto& [id, standard] : catalogue.standards) {
    RuleLint(catalogue, standard, oracle, errors).prove(removals);
  }
  return errors;
}

}  // namespace touchstone
