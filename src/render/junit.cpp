// SPDX-License-Identifier: Apache-2.0
#include "render/columns.hpp"
#include "render/formats.hpp"
#include "results.hpp"

namespace touchstone {
namespace {

/// Text of an XML attribute or element; what XML 1.0 forbids was made visible before.
std::string xml(std::string_view text) {
  std::string result;
  for (const char character : visible(text)) {
    switch (character) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      default:
        result += character;
    }
  }
  return result;
}

struct Totals {
  std::uint64_t tests = 0;
  std::uint64_t failures = 0;
  std::uint64_t errors = 0;
  std::uint64_t skipped = 0;
};

/// A failed recommendation is no JUnit failure: it is no outcome either.
bool counts_as_failure(const Report& report, const Check& check) {
  const auto level = level_from(text_member(report.requirement(check.requirement), "level"));
  return check.verdict == Verdict::fail && level && is_binding(*level);
}

bool skipped(const Check& check) {
  return check.applicability != Applicability::applicable &&
         check.applicability != Applicability::blocked;
}

void count(const Report& report, const Check& check, Totals& totals) {
  ++totals.tests;
  if (skipped(check)) {
    ++totals.skipped;
  } else if (counts_as_failure(report, check)) {
    ++totals.failures;
  } else if (check.verdict != Verdict::pass && check.verdict != Verdict::fail) {
    ++totals.errors;
  }
}

/// `standard.requirement`: what GitLab and Jenkins group by.
std::string class_name(const std::string& case_id, const Check& check) {
  return case_id.substr(0, case_id.find('/')) + '.' + check.requirement;
}

class JUnit {
 public:
  JUnit(const Report& report, const RenderOptions& options, std::ostream& out)
      : report_(report), options_(options), out_(out) {}

  Result<void> write() {
    Totals totals;
    if (auto read = each_check(
            [&](const ResultLine&, const Check& check) { count(report_, check, totals); });
        !read) {
      return read;
    }
    const Value* target = report_.header.find("target");
    out_ << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"touchstone\""
         << attributes(totals) << ">\n<testsuite name=\""
         << xml(target == nullptr
                    ? ""
                    : text_member(*target, "name") + ' ' + text_member(*target, "version"))
         << '"' << attributes(totals) << ">\n";
    properties();
    auto read =
        each_check([&](const ResultLine& line, const Check& check) { test_case(line, check); });
    out_ << "</testsuite>\n</testsuites>\n";
    return read;
  }

 private:
  template <class Visit>
  Result<void> each_check(Visit visit) {
    auto reader = ResultsReader::open(report_.results);
    if (!reader) {
      return reader.error();
    }
    while (auto line = reader->next()) {
      for (Check& check : line->result.checks) {
        if (report_.uncontrolled.contains(uncontrolled_key(line->result.id, check))) {
          check.verdict = Verdict::inconclusive;
          check.message = "no-positive-control";
        }
        visit(*line, check);
      }
    }
    return {};
  }

  static std::string attributes(const Totals& totals) {
    return " tests=\"" + std::to_string(totals.tests) + "\" failures=\"" +
           std::to_string(totals.failures) + "\" errors=\"" + std::to_string(totals.errors) +
           "\" skipped=\"" + std::to_string(totals.skipped) + '"';
  }

  void property(std::string_view name, const std::string& value) {
    out_ << "<property name=\"" << name << "\" value=\"" << xml(value) << "\"/>\n";
  }

  void properties() {
    out_ << "<properties>\n";
    property("outcome", std::string(conclusion_name(report_.outcome.conclusion)));
    property("results-sha256", report_.results_digest);
    for (const char* name : {"specs", "vectors", "plan", "version"}) {
      if (const Value* suite = report_.header.find("suite")) {
        property(std::string("suite-") + name, text_member(*suite, name));
      }
    }
    out_ << "</properties>\n";
  }

  void test_case(const ResultLine& line, const Check& check) {
    out_ << "<testcase classname=\"" << xml(class_name(line.result.id, check)) << "\" name=\""
         << xml(line.result.id + ' ' + check.step) << "\" time=\"" << seconds(line.microseconds)
         << '"';
    const std::string level = text_member(report_.requirement(check.requirement), "level");
    if (skipped(check)) {
      out_ << "><skipped message=\"" << applicability_name(check.applicability) << ' '
           << xml(check.message) << "\"/></testcase>\n";
    } else if (check.verdict == Verdict::pass) {
      out_ << "/>\n";
    } else if (counts_as_failure(report_, check)) {
      outcome("failure", level, check);
    } else if (check.verdict == Verdict::fail) {
      out_ << "><system-out>" << details(check) << "</system-out></testcase>\n";
    } else {
      outcome("error", std::string(verdict_name(check.verdict)), check);
    }
  }

  void outcome(const char* element, const std::string& type, const Check& check) {
    out_ << "><" << element << " type=\"" << xml(type) << "\" message=\"" << xml(check.message)
         << "\">" << details(check) << "</" << element << "></testcase>\n";
  }

  /// The lines of an element's text, each escaped by itself.
  std::string details(const Check& check) const {
    std::string text = xml(check.requirement + ": " + text_member(words(check), "en"));
    for (const Mismatch& mismatch : check.mismatches) {
      text += '\n' + xml(say_mismatch(*options_.messages, mismatch, options_.language));
      text += mismatch.pointer.empty() ? "" : xml(" (" + mismatch.pointer + ')');
    }
    for (const std::string& fingerprint : check.fingerprints) {
      text += "\nfingerprint " + xml(fingerprint);
    }
    return text;
  }

  const Value& words(const Check& check) const {
    const Value* summary = report_.requirement(check.requirement).find("summary");
    return summary == nullptr ? null_value() : *summary;
  }

  static std::string seconds(std::int64_t microseconds) {
    std::string digits = std::to_string(microseconds % 1'000'000);
    digits.insert(0, 6 - digits.size(), '0');
    return std::to_string(microseconds / 1'000'000) + '.' + digits;
  }

  const Report& report_;
  const RenderOptions& options_;
  std::ostream& out_;
};

}  // namespace

Result<void> render_junit(const Report& report, const RenderOptions& options, std::ostream& out) {
  return JUnit(report, options, out).write();
}

}  // namespace touchstone
