// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "json.hpp"
#include "render/columns.hpp"
#include "render/formats.hpp"

namespace touchstone {
namespace {

constexpr std::size_t FULL_FINDINGS = 3;
constexpr std::size_t LONGEST_VALUE = 400;

using Arguments = Messages::Arguments;

std::string number(std::uint64_t value) {
  return std::to_string(value);
}

std::string in(const Value& words, Language language) {
  return text_member(words, language == Language::zh ? "zh" : "en");
}

std::string words_of(const Value& object, std::string_view name, Language language) {
  const Value* words = object.find(name);
  return words == nullptr ? "" : in(*words, language);
}

/// A value on one line, foreign text made visible, cut where it is long.
std::string shown(const Value& value) {
  std::string text = visible(write_json(value));
  if (text.size() > LONGEST_VALUE) {
    std::size_t cut = LONGEST_VALUE;
    while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) {
      --cut;
    }
    text = text.substr(0, cut) + "… (" + number(text.size()) + " B)";
  }
  return text;
}

std::string_view mark(Conclusion conclusion) {
  switch (conclusion) {
    case Conclusion::conforming:
      return "✓";
    case Conclusion::non_conforming:
      return "✗";
    case Conclusion::indeterminate:
      return "?";
    case Conclusion::partial:
      return "-";
  }
  return "";
}

std::string_view mark(const RequirementOutcome& requirement) {
  switch (requirement.status) {
    case Status::pass:
      return requirement.level == Level::may ? "=" : "✓";
    case Status::fail:
      return is_binding(requirement.level) ? "✗" : "!";
    case Status::inconclusive:
    case Status::untested:
      return "?";
    case Status::not_applicable:
    case Status::not_selected:
    case Status::not_testable:
      return "-";
  }
  return "";
}

/// Writes one report; every sentence comes from the messages.
class TextReport {
 public:
  TextReport(const Report& report, const RenderOptions& options, std::ostream& out)
      : report_(report), options_(options), out_(out) {}

  void write() {
    headline();
    statements();
    out_ << '\n';
    overview();
    for (const StandardOutcome& standard : report_.outcome.standards) {
      requirements(standard);
    }
    findings();
    causes();
    closing();
  }

 private:
  std::string say(std::string_view id, const Arguments& arguments = {}) const {
    return options_.messages->say(id, arguments, options_.language);
  }

  void paragraph(const std::string& text) {
    for (const std::string& line : wrapped(text, options_.width)) {
      out_ << line << '\n';
    }
  }

  void headline() {
    const std::string id(conclusion_name(report_.outcome.conclusion));
    std::string line = std::string(mark(report_.outcome.conclusion)) + ' ' + say("outcome-" + id);
    if (report_.deviations) {
      line += say("headline-deviations",
                  {{"known", number(report_.deviations->known)},
                   {"new", number(report_.deviations->fresh + report_.deviations->differing)}});
    }
    out_ << line << "\n\n";
  }

  std::string item() const {
    const Value* target = report_.header.find("target");
    return target == nullptr
               ? ""
               : visible(text_member(*target, "name") + ' ' + text_member(*target, "version"));
  }

  /// What conforms is said in one sentence, everything else standard by standard.
  void statements() {
    std::string conforming;
    for (const StandardOutcome& standard : report_.outcome.standards) {
      if (standard.conclusion == Conclusion::conforming) {
        conforming += (conforming.empty() ? "" : ", ") + name_of(standard);
      } else {
        statement(standard);
      }
    }
    if (!conforming.empty()) {
      paragraph(
          say("statement-conforming", {{"item", item()},
                                       {"profile", conforming},
                                       {"rule", text_member(report_.header, "decision-rule")}}));
    }
  }

  void statement(const StandardOutcome& standard) {
    std::string failed;
    std::size_t count = 0;
    for (const RequirementOutcome& each : standard.requirements) {
      if (is_binding(each.level) && each.status == Status::fail) {
        failed += (failed.empty() ? "" : ", ") + each.id;
        ++count;
      }
    }
    const std::size_t open =
        standard.count(true, Status::inconclusive) + standard.count(true, Status::untested);
    const std::size_t covered = standard.count(true, Status::pass) + count;
    paragraph(say("statement-" + std::string(conclusion_name(standard.conclusion)),
                  {{"item", item()},
                   {"profile", name_of(standard)},
                   {"rule", text_member(report_.header, "decision-rule")},
                   {"ids", failed},
                   {"n", number(standard.conclusion == Conclusion::non_conforming ? count
                                : standard.conclusion == Conclusion::partial      ? covered
                                                                                  : open)},
                   {"m", number(automatic(standard))}}));
  }

  static std::size_t automatic(const StandardOutcome& standard) {
    return static_cast<std::size_t>(std::count_if(
        standard.requirements.begin(), standard.requirements.end(), [](const auto& each) {
          return is_binding(each.level) && each.status != Status::not_testable &&
                 each.status != Status::not_applicable;
        }));
  }

  std::string name_of(const StandardOutcome& standard) const {
    return standard.id + '@' + standard.edition;
  }

  void overview() {
    std::vector<std::vector<std::string>> rows{{say("column-standard"), say("column-outcome"),
                                                say("column-binding"), say("column-should"),
                                                say("column-may"), say("column-not-testable")}};
    for (const StandardOutcome& standard : report_.outcome.standards) {
      const std::string id(conclusion_name(standard.conclusion));
      const auto all = [&](bool binding) {
        std::size_t applicable = 0;
        for (const Status status : {Status::pass, Status::fail, Status::inconclusive,
                                    Status::untested, Status::not_selected}) {
          applicable += standard.count(binding, status);
        }
        return applicable;
      };
      rows.push_back(
          {name_of(standard), std::string(mark(standard.conclusion)) + ' ' + say("outcome-" + id),
           passed(standard.count(true, Status::pass), all(true)),
           passed(standard.count(false, Status::pass), all(false)), number(may_count(standard)),
           number(standard.count(true, Status::not_testable))});
    }
    out_ << table_text(rows, "  ") << '\n';
  }

  std::string passed(std::size_t some, std::size_t all) const {
    return say("passed-of", {{"n", number(some)}, {"m", number(all)}});
  }

  static std::size_t may_count(const StandardOutcome& standard) {
    return static_cast<std::size_t>(
        std::count_if(standard.requirements.begin(), standard.requirements.end(),
                      [](const auto& each) { return each.level == Level::may; }));
  }

  /// The requirements that did not pass; all of them with `verbose`.
  void requirements(const StandardOutcome& standard) {
    std::vector<std::vector<std::string>> rows;
    for (const RequirementOutcome& each : standard.requirements) {
      const bool quiet = each.status == Status::pass || each.status == Status::not_applicable ||
                         each.status == Status::not_selected || each.status == Status::not_testable;
      if (quiet && !options_.verbose) {
        continue;
      }
      const Value& facts = report_.requirement(each.id);
      const bool verified = facts.find("verified") != nullptr &&
                            facts.find("verified")->boolean() != nullptr &&
                            *facts.find("verified")->boolean();
      std::uint64_t tried = each.blocked;
      for (const std::uint64_t count : each.verdicts) {
        tried += count;
      }
      const std::uint64_t good =
          each.verdicts[static_cast<std::size_t>(Verdict::pass)] - each.without_control;
      rows.push_back({std::string(mark(each)), each.id,
                      say("level-" + std::string(level_name(each.level))),
                      shortened(text_member(facts, "clause"), 18) + (verified ? "" : " ‡"),
                      say("status-" + std::string(status_name(each.status))),
                      say("n-of-m", {{"n", number(good)}, {"m", number(tried)}}),
                      shortened(words_of(facts, "summary", options_.language), 34)});
    }
    if (!rows.empty()) {
      out_ << say("requirements-of", {{"standard", name_of(standard)}}) << '\n'
           << table_text(rows, "  ") << '\n';
    }
  }

  /// The beginning of a text that does not fit in `width` columns.
  static std::string shortened(const std::string& text, std::size_t width) {
    return display_width(text) <= width ? text : wrapped(text, width).front() + "…";
  }

  void findings() {
    std::set<std::string> shown_in_full;
    for (const bool known : {false, true}) {
      for (const ReportedFinding& each : report_.findings) {
        if (each.known.empty() == known || each.finding.check.verdict < Verdict::fail) {
          continue;
        }
        const std::string& requirement = each.finding.check.requirement;
        const bool first =
            shown_in_full.size() < FULL_FINDINGS && !shown_in_full.contains(requirement);
        if (options_.verbose || (!known && first)) {
          finding(each);
          shown_in_full.insert(requirement);
        } else {
          finding_line(each);
        }
      }
    }
    if (report_.findings_total > 0) {
      out_ << '\n';
    }
  }

  void finding_line(const ReportedFinding& each) {
    const Check& check = each.finding.check;
    out_ << symbol(check) << ' ' << check.requirement << "  " << each.finding.case_id
         << (each.count > 1 ? " ×" + number(each.count) : "") << "  "
         << (each.known.empty() ? check.message : each.known) << '\n';
  }

  std::string symbol(const Check& check) const {
    const auto level = level_from(text_member(report_.requirement(check.requirement), "level"));
    return level && is_binding(*level) ? "✗" : "!";
  }

  void finding(const ReportedFinding& each) {
    const Check& check = each.finding.check;
    const Value& facts = report_.requirement(check.requirement);
    const std::string level = text_member(facts, "level");
    out_ << symbol(check) << ' ' << check.requirement << "  "
         << say("clause-of", {{"clause", text_member(facts, "clause")}}) << "  "
         << say("level-" + level) << "  " << (each.known.empty() ? say("new-finding") : each.known)
         << '\n';
    row("label-requirement", words_of(facts, "summary", options_.language));
    if (!check.mismatches.empty()) {
      const Mismatch& first = check.mismatches.front();
      row("label-finding", visible(say_mismatch(*options_.messages, first, options_.language)));
      if (first.expected) {
        row("label-expected", shown(*first.expected));
      }
      if (first.actual) {
        row("label-actual",
            shown(*first.actual) + (first.pointer.empty()
                                        ? ""
                                        : "  " + say("at-pointer", {{"pointer", first.pointer}})));
      }
    } else {
      row("label-finding", say(check.message));
    }
    exchange(each.finding);
    row("label-case",
        each.finding.case_id +
            (each.count > 1 ? "  " + say("and-more", {{"n", number(each.count - 1)}}) : ""));
    if (!check.fingerprints.empty()) {
      row("label-fingerprint", check.fingerprints.front());
    }
    out_ << "  " << say("label-reproduce") << '\n' << reproduce(each.finding) << "\n\n";
  }

  /// The request and the answer of the step that was judged.
  void exchange(const Finding& finding) {
    for (const Value& entry : finding.evidence) {
      if (text_member(entry, "step") != finding.check.step) {
        continue;
      }
      if (const Value* request = entry.find("request")) {
        row("label-request", shown(*request));
      }
      if (const Value* answer = entry.find("answer")) {
        row("label-response", shown(*answer));
      }
      return;
    }
  }

  std::string reproduce(const Finding& finding) const {
    const Value* target = report_.header.find("target");
    const Value* selection = report_.header.find("selection");
    std::string line = "touchstone run --target " +
                       shell_word(target == nullptr ? "" : text_member(*target, "string"));
    const Value* added = selection == nullptr ? nullptr : selection->find("add");
    if (added != nullptr && added->array() != nullptr) {
      for (const Value& folder : *added->array()) {
        line += " --add " + shell_word(folder.text() == nullptr ? "" : *folder.text());
      }
    }
    const std::string id = finding.case_id.substr(0, finding.case_id.find('/'));
    const Value* named = report_.standard(id).find("named");
    if (named != nullptr && named->boolean() != nullptr && *named->boolean()) {
      line += " --standard " + shell_word(id + '@' + text_member(report_.standard(id), "edition"));
    }
    return line + " --case " + shell_word(finding.case_id);
  }

  void row(std::string_view label, const std::string& text) {
    const std::string name = say(label);
    const std::size_t indent = options_.language == Language::zh ? 11 : 13;
    const auto lines = wrapped(text, options_.width - indent - 2);
    for (std::size_t at = 0; at < lines.size(); ++at) {
      out_ << "  " << padded(at == 0 ? name : "", indent) << lines[at] << '\n';
    }
  }

  /// What kept a run from an outcome: the three largest causes and what cures each.
  void causes() {
    std::vector<std::pair<std::string, std::uint64_t>> sorted(report_.outcome.causes.begin(),
                                                              report_.outcome.causes.end());
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    sorted.resize(std::min<std::size_t>(sorted.size(), 3));
    for (std::size_t at = 0; at < sorted.size(); ++at) {
      const auto& [id, count] = sorted[at];
      out_ << "  " << at + 1 << "  " << id << "  " << say("checks-affected", {{"n", number(count)}})
           << "  " << say(id) << '\n';
      const std::string cure = options_.messages->advise(id, {}, options_.language);
      if (!cure.empty()) {
        out_ << "     " << say("cure", {{"text", cure}}) << '\n';
      }
    }
    if (!sorted.empty()) {
      out_ << '\n';
    }
  }

  void closing() {
    const auto& verdicts = report_.outcome.verdicts;
    const auto count = [&](Verdict verdict) {
      return number(verdicts[static_cast<std::size_t>(verdict)]);
    };
    std::uint64_t checks = 0;
    for (const std::uint64_t each : verdicts) {
      checks += each;
    }
    paragraph(say("counts", {{"cases", number(report_.outcome.cases)},
                             {"checks", number(checks)},
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

  void set_aside() {
    for (const auto& [id, count] : report_.outcome.set_aside) {
      paragraph(say("set-aside-" + id, {{"n", number(count)}}));
    }
  }

  void not_tested() {
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

  void deviations() {
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

  const Report& report_;
  const RenderOptions& options_;
  std::ostream& out_;
};

}  // namespace

Result<void> render_text(const Report& report, const RenderOptions& options, std::ostream& out) {
  TextReport(report, options, out).write();
  return {};
}

}  // namespace touchstone
