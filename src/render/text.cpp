// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "render/columns.hpp"
#include "render/formats.hpp"
#include "render/text_closing.hpp"
#include "render/text_findings.hpp"
#include "render/text_page.hpp"

namespace touchstone {
namespace {

std::string number(std::uint64_t value) {
  return std::to_string(value);
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
class TextReport : TextPage {
 public:
  using TextPage::TextPage;

  void write() {
    headline();
    statements();
    out_ << '\n';
    overview();
    for (const StandardOutcome& standard : report_.outcome.standards) {
      requirements(standard);
    }
    TextFindings(report_, options_, out_).write();
    TextClosing(report_, options_, out_).write();
  }

 private:
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
                      shortened(words_of(facts, "summary"), 34)});
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
};

}  // namespace

Result<void> render_text(const Report& report, const RenderOptions& options, std::ostream& out) {
  TextReport(report, options, out).write();
  return {};
}

}  // namespace touchstone
