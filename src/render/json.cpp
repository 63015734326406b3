// SPDX-License-Identifier: Apache-2.0
#include "json.hpp"

#include "render/formats.hpp"

namespace touchstone {
namespace {

constexpr int REPORT_VERSION = 1;

Value counts(const std::map<std::string, std::uint64_t>& map) {
  Object object;
  for (const auto& [name, count] : map) {
    object.push_back({name, count});
  }
  return object;
}

Value verdict_counts(const std::array<std::uint64_t, 5>& verdicts) {
  Object object;
  for (const Verdict verdict :
       {Verdict::pass, Verdict::fail, Verdict::inconclusive, Verdict::error}) {
    object.push_back(
        {std::string(verdict_name(verdict)), verdicts[static_cast<std::size_t>(verdict)]});
  }
  return object;
}

/// The requirement's facts from the header and what the run made of them.
Value requirement_value(const Report& report, const RequirementOutcome& outcome) {
  Value value = report.requirement(outcome.id);
  value.set("status", status_name(outcome.status));
  value.set("checks", verdict_counts(outcome.verdicts));
  value.set("blocked", outcome.blocked);
  value.set("without-control", outcome.without_control);
  value.set("causes", counts(outcome.causes));
  value.set("choices", counts(outcome.choices));
  value.set("grades", counts(outcome.grades));
  return value;
}

Value standard_value(const Report& report, const StandardOutcome& outcome) {
  Value value = report.standard(outcome.id);
  value.set("outcome", conclusion_name(outcome.conclusion));
  Array requirements;
  for (const RequirementOutcome& each : outcome.requirements) {
    requirements.push_back(requirement_value(report, each));
  }
  value.set("requirements", std::move(requirements));
  return value;
}

Value finding_value(const ReportedFinding& each) {
  Object object{{"case", each.finding.case_id}, {"count", each.count}};
  if (!each.known.empty()) {
    object.push_back({"known", each.known});
  }
  object.push_back({"check", check_to_value(each.finding.check)});
  object.push_back({"evidence", each.finding.evidence});
  return object;
}

Value deviations_value(const DeviationSummary& summary) {
  return Object{{"known", summary.known},
                {"new", summary.fresh},
                {"differing", summary.differing},
                {"stale", texts(summary.stale)},
                {"expired", texts(summary.expired)},
                {"unmatched", texts(summary.unmatched)},
                {"exactly-as-recorded", summary.exactly_as_recorded()}};
}

}  // namespace

Result<void> render_json(const Report& report, const RenderOptions& options, std::ostream& out) {
  (void)options;  // machine formats are complete and the same in every language
  Object object{{"touchstone-report", REPORT_VERSION},
                {"outcome", conclusion_name(report.outcome.conclusion)},
                {"complete", report.outcome.complete},
                {"cases", report.outcome.cases},
                {"checks", verdict_counts(report.outcome.verdicts)},
                {"set-aside", counts(report.outcome.set_aside)},
                {"causes", counts(report.outcome.causes)}};
  for (const char* name :
       {"suite", "decision-rule", "target", "oracle", "selection", "filtered", "left-out"}) {
    if (const Value* member = report.header.find(name)) {
      object.push_back({name, *member});
    }
  }
  if (report.deviations) {
    object.push_back({"deviations", deviations_value(*report.deviations)});
  }
  Array standards;
  for (const StandardOutcome& each : report.outcome.standards) {
    standards.push_back(standard_value(report, each));
  }
  object.push_back({"standards", std::move(standards)});
  Array findings;
  for (const ReportedFinding& each : report.findings) {
    findings.push_back(finding_value(each));
  }
  object.push_back({"findings-total", report.findings_total});
  object.push_back({"findings", std::move(findings)});
  object.push_back({"results", Object{{"path", report.results.filename().string()},
                                      {"sha256", report.results_digest}}});
  out << write_json(object) << '\n';
  return {};
}

}  // namespace touchstone
