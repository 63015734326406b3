// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "case.hpp"
#include "catalogue.hpp"
#include "error.hpp"
#include "judge/document.hpp"
#include "verdict.hpp"

namespace touchstone {

/// One flag for each edition of a standard.
using Editions = std::vector<bool>;
bool overlap(const Editions& left, const Editions& right);

/// A rule ready to judge, and where it holds: as its file and its requirement say.
struct RuleAtWork {
  const CaseFile* file = nullptr;
  const Rule* rule = nullptr;
  Case body{};
  Editions editions{};
};
std::vector<RuleAtWork> rules_at_work(const Catalogue& catalogue, const Standard& standard);

enum class Ruling : std::uint8_t { acquits, convicts, undecided };

/// What a rule thinks of a document.
struct Opinion {
  Ruling ruling = Ruling::acquits;
  std::string why{};  ///< message id
};
Opinion opinion_of(const CaseResult& result);

/// A document that a rule names, and what every rule thinks of it.
struct Exhibit {
  std::size_t owner = 0;  ///< index of the rule
  const RuleEntry* entry = nullptr;
  bool accepted = false;
  Editions editions{};
  Document document{};
  std::map<const CaseFile*, std::unique_ptr<DocumentJudge>> judges{};
  std::vector<Opinion> opinions{};  ///< beside the rules; of those of other editions nothing
};

/// Everything that the rules name. A document that many rules accept is there once. Errors: a
/// document that cannot be made, an entry that holds in no edition.
std::vector<Exhibit> exhibits_of(const Standard& standard, const std::vector<RuleAtWork>& rules,
                                 Diagnostics& errors);

}  // namespace touchstone
