// SPDX-License-Identifier: Apache-2.0
#include "report.hpp"

#include <algorithm>
#include <ctime>

#include "digest.hpp"

namespace touchstone {
namespace {

const Value* named(const Value* list, std::string_view id) {
  if (list == nullptr || list->array() == nullptr) {
    return nullptr;
  }
  for (const Value& element : *list->array()) {
    const Value* name = element.find("id");
    if (name != nullptr && name->text() != nullptr && *name->text() == id) {
      return &element;
    }
  }
  return nullptr;
}

std::string today() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&now, &parts);
  char text[16];
  return {text, std::strftime(text, sizeof text, "%Y-%m-%d", &parts)};
}

/// Gathers findings into those with the same requirement and fingerprints.
class Gatherer {
 public:
  Gatherer(Report& report, Deviations* known) : report_(report), known_(known) {}

  void add(Finding finding) {
    std::string id;
    if (known_ != nullptr && known_->see(finding, id) != Deviations::Match::known) {
      id.clear();
    }
    ++report_.findings_total;
    std::string key = finding.check.requirement + ' ' + id;
    for (const std::string& fingerprint : finding.check.fingerprints) {
      key += ' ' + fingerprint;
    }
    if (finding.check.fingerprints.empty()) {
      key += ' ' + finding.check.message;
    }
    const auto found = places_.find(key);
    if (found != places_.end()) {
      ++report_.findings[found->second].count;
    } else if (report_.findings.size() < Report::FINDINGS_KEPT) {
      places_[key] = report_.findings.size();
      report_.findings.push_back({std::move(finding), 1, id});
    }
  }

 private:
  Report& report_;
  Deviations* known_;
  std::map<std::string, std::size_t> places_{};
};

}  // namespace

const Value& Report::standard(std::string_view id) const {
  const Value* found = named(header.find("standards"), id);
  return found == nullptr ? null_value() : *found;
}

const Value& Report::requirement(std::string_view id) const {
  const Value* standards = header.find("standards");
  if (standards != nullptr && standards->array() != nullptr) {
    for (const Value& each : *standards->array()) {
      if (const Value* found = named(each.find("requirements"), id)) {
        return *found;
      }
    }
  }
  return null_value();
}

std::string uncontrolled_key(const std::string& case_id, const Check& check) {
  return case_id + ' ' + check.step + ' ' + check.requirement;
}

Result<std::vector<Finding>> read_findings(const std::filesystem::path& results) {
  auto reader = ResultsReader::open(results);
  if (!reader) {
    return reader.error();
  }
  Rollup rollup(reader->header());
  std::vector<Finding> findings;
  while (auto line = reader->next()) {
    rollup.add(line->result);
    for (Check& check : line->result.checks) {
      if (is_finding(check)) {
        findings.push_back({line->result.id, std::move(check), {}});
      }
    }
  }
  for (Finding& finding : rollup.uncontrolled()) {
    findings.push_back(std::move(finding));
  }
  return findings;
}

int exit_code(const Report& report, bool strict) {
  if (!report.deviations) {
    return exit_code(report.outcome, strict);
  }
  if (!report.deviations->exactly_as_recorded()) {
    return 1;
  }
  const auto& standards = report.outcome.standards;
  const bool untested = std::any_of(standards.begin(), standards.end(), [](const auto& standard) {
    return standard.conclusion != Conclusion::partial &&
           standard.count(true, Status::untested) != 0;
  });
  return untested || !report.outcome.complete ? 2 : 0;
}

Result<Report> make_report(const std::filesystem::path& results, Deviations* known) {
  auto reader = ResultsReader::open(results);
  if (!reader) {
    return reader.error();
  }
  Report report;
  report.header = reader->header();
  report.results = results;
  Rollup rollup(report.header);
  Gatherer gatherer(report, known);
  while (auto line = reader->next()) {
    rollup.add(line->result);
    if (known != nullptr) {
      known->see_case(line->result.id);
    }
    for (Check& check : line->result.checks) {
      if (is_finding(check)) {
        gatherer.add({line->result.id, std::move(check), line->result.evidence});
      }
    }
  }
  for (Finding& finding : rollup.uncontrolled()) {
    report.uncontrolled.insert(uncontrolled_key(finding.case_id, finding.check));
    gatherer.add(std::move(finding));
  }
  report.damage = reader->damage();
  report.outcome = rollup.finish(reader->footer().has_value());
  if (known != nullptr) {
    report.deviations = known->finish(today());
  }
  auto digest = sha256_file_hex(results);
  report.results_digest = digest ? *digest : "";
  return report;
}

}  // namespace touchstone
