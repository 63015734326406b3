// SPDX-License-Identifier: Apache-2.0
#include "render/text_findings.hpp"

#include <set>

#include "json.hpp"
#include "render/columns.hpp"

namespace touchstone {
namespace {

constexpr std::size_t FULL_FINDINGS = 3;
constexpr std::size_t LONGEST_VALUE = 400;

/// A value on one line, foreign text made visible, cut where it is long.
std::string shown(const Value& value) {
  std::string text = visible(write_json(value));
  if (text.size() > LONGEST_VALUE) {
    std::size_t cut = LONGEST_VALUE;
    while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) {
      --cut;
    }
    text = text.substr(0, cut) + "… (" + std::to_string(text.size()) + " B)";
  }
  return text;
}

}  // namespace

void TextFindings::write() {
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

void TextFindings::finding_line(const ReportedFinding& each) {
  const Check& check = each.finding.check;
  out_ << symbol(check) << ' ' << check.requirement << "  " << each.finding.case_id
       << (each.count > 1 ? " ×" + std::to_string(each.count) : "") << "  "
       << (each.known.empty() ? check.message : each.known) << '\n';
}

std::string TextFindings::symbol(const Check& check) const {
  const auto level = level_from(text_member(report_.requirement(check.requirement), "level"));
  return level && is_binding(*level) ? "✗" : "!";
}

void TextFindings::finding(const ReportedFinding& each) {
  const Check& check = each.finding.check;
  const Value& facts = report_.requirement(check.requirement);
  const std::string level = text_member(facts, "level");
  out_ << symbol(check) << ' ' << check.requirement << "  "
       << say("clause-of", {{"clause", text_member(facts, "clause")}}) << "  "
       << say("level-" + level) << "  " << (each.known.empty() ? say("new-finding") : each.known)
       << '\n';
  row("label-requirement", words_of(facts, "summary"));
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
          (each.count > 1 ? "  " + say("and-more", {{"n", std::to_string(each.count - 1)}}) : ""));
  if (!check.fingerprints.empty()) {
    row("label-fingerprint", check.fingerprints.front());
  }
  out_ << "  " << say("label-reproduce") << '\n' << reproduce(each.finding) << "\n\n";
}

/// The request and the answer of the step that was judged.
void TextFindings::exchange(const Finding& finding) {
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

std::string TextFindings::reproduce(const Finding& finding) const {
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

}  // namespace touchstone
