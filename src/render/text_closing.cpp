// SPDX-License-Identifier: Apache-2.0
#include "render/text_closing.hpp"

#include <algorithm>

#include "render/columns.hpp"

namespace touchstone {

void TextClosing::write() {
  causes();
  closing();
}

/// What kept a run from an outcome: the three largest causes and what cures each.
void TextClosing::causes() {
  std::vector<std::pair<std::string, std::uint64_t>> sorted(report_.outcome.causes.begin(),
                                                            report_.outcome.causes.end());
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  sorted.resize(std::min<std::size_t>(sorted.size(), 3));
  for (std::size_t at = 0; at < sorted.size(); ++at) {
    const auto& [id, count] = sorted[at];
    out_ << "  " << at + 1 << "  " << id << "  "
         << say("checks-affected", {{"n", std::to_string(count)}}) << "  " << say(id) << '\n';
    const std::string cure = options_.messages->advise(id, {}, options_.language);
    if (!cure.empty()) {
      out_ << "     " << say("cure", {{"text", cure}}) << '\n';
    }
  }
  if (!sorted.empty()) {
    out_ << '\n';
  }
}

void TextClosing::closing() {
  const auto& verdicts = report_.outcome.verdicts;
  const auto count = [&](Verdict verdict) {
    return std::to_string(verdicts[static_cast<std::size_t>(verdict)]);
  };
  std::uint64_t checks = 0;
  for (const std::uint64_t each : verdicts) {
    checks += each;
  }
  paragraph(say("counts", {{"cases", std::to_string(report_.outcome.cases)},
                           {"checks", std::to_string(checks)},
                           {"passed", count(Verdict::pass)},
                           {"failed", count(Verdict::fail)},
                           {"inconclusive", count(Verdict::inconclusive)},
                           {"errors", count(Verdict::error)}}));
  set_aside();
  not_tested();
  deviations();
  paragraph(say("decision-rule", {{"rule", text_member(report_.header, "decision-rule")}}));
  paragraph(say("limits-of-testing"));
  if (!report_.outcome.complete) {
    paragraph(say("results-incomplete"));
  }
  out_ << padded(say("label-results"), 10) << report_.results.string() << "  sha256 "
       << report_.results_digest.substr(0, 16) << "…\n";
}

void TextClosing::set_aside() {
  for (const auto& [id, count] : report_.outcome.set_aside) {
    paragraph(say("set-aside-" + id, {{"n", std::to_string(count)}}));
  }
}

void TextClosing::not_tested() {
  std::string manual;
  std::string unverified;
  for (const StandardOutcome& standard : report_.outcome.standards) {
    for (const RequirementOutcome& each : standard.requirements) {
      if (each.status == Status::not_testable) {
        manual += (manual.empty() ? "" : ", ") + each.id;
      }
    }
  }
  if (!manual.empty()) {
    paragraph(say("not-testable-ids", {{"ids", manual}}));
  }
  paragraph(say("unverified-clauses"));
}

void TextClosing::deviations() {
  if (!report_.deviations) {
    return;
  }
  const DeviationSummary& summary = *report_.deviations;
  for (const auto& [id, list] : {std::pair("deviations-stale", &summary.stale),
                                 std::pair("deviations-expired", &summary.expired),
                                 std::pair("deviations-unmatched", &summary.unmatched)}) {
    std::string ids;
    for (const std::string& each : *list) {
      ids += (ids.empty() ? "" : ", ") + each;
    }
    if (!ids.empty()) {
      paragraph(say(id, {{"ids", ids}}));
    }
  }
}
}  // namespace touchstone
