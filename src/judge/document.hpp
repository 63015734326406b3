// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "case.hpp"
#include "error.hpp"
#include "judge/machine.hpp"
#include "value.hpp"

namespace touchstone {

/// What rules judge: a text, and the document it holds if it can be read.
struct Document {
  std::string raw{};
  std::optional<Value> value{};
  Value ixit{Object{}};

  /// Reads a strict JSON text.
  static Document read(std::string raw);
};

/// The document of an entry: a fixture, a fixture patched, or a raw text. Errors: `unknown-fixture`
/// and `patch-fails`, which a loaded file does not have.
Result<Document> make_document(const Rules& rules, const RuleEntry& entry);

/// A rule as a case with one check over `document` and `raw`: a mismatch at any step convicts.
Case rule_case(const CaseFile& file, const Rule& rule);

/// Answers the oracle's part of a rule.
using AskTheOracle = std::function<Answer(const Call&)>;

/// The judge of documents: binds what the probes of the file's rules find, once for a document.
class DocumentJudge {
 public:
  /// The context's IXIT is overlaid with that of the document.
  DocumentJudge(const CaseFile& file, Document document, const JudgeContext& context,
                AskTheOracle oracle);
  DocumentJudge(const DocumentJudge&) = delete;
  DocumentJudge& operator=(const DocumentJudge&) = delete;

  /// `body` comes from `rule_case`. A document that cannot be read is judged only by rules that
  /// call `document.read`; others are blocked `unreadable`. So are all if a probe failed.
  CaseResult judge(const Case& body) const;

 private:
  void drive(CaseMachine& machine) const;
  Answer answer(const Action& action) const;

  const CaseFile* file_;
  Document document_;
  JudgeContext context_;
  AskTheOracle oracle_;
  Value bindings_{Object{}};
  std::string obstacle_{};  ///< why only rules that read the document can judge it
};

}  // namespace touchstone
