// SPDX-License-Identifier: Apache-2.0
#include "results.hpp"

#include <utility>

#include "json.hpp"

namespace touchstone {
namespace {

constexpr int RESULTS_VERSION = 1;

std::int64_t read_integer(const Value& object, std::string_view name) {
  const Value* member = object.find(name);
  return member == nullptr ? 0 : member->integer().value_or(0);
}

void set_unless_empty(Object& object, const char* name, const std::string& text) {
  if (!text.empty()) {
    object.push_back({name, text});
  }
}

Value mismatch_to_value(const Mismatch& mismatch) {
  Object object{{"message", mismatch.message}};
  if (!mismatch.arguments.empty()) {
    object.push_back({"arguments", mismatch.arguments});
  }
  object.push_back({"pointer", mismatch.pointer});
  if (mismatch.expected) {
    object.push_back({"expected", *mismatch.expected});
  }
  if (mismatch.actual) {
    object.push_back({"actual", *mismatch.actual});
  }
  set_unless_empty(object, "step", mismatch.step);
  return object;
}

Mismatch read_mismatch(const Value& value) {
  Mismatch mismatch;
  mismatch.message = text_member(value, "message");
  mismatch.pointer = text_member(value, "pointer");
  mismatch.step = text_member(value, "step");
  const Value* arguments = value.find("arguments");
  if (arguments != nullptr && arguments->object() != nullptr) {
    mismatch.arguments = *arguments->object();
  }
  if (const Value* expected = value.find("expected")) {
    mismatch.expected = *expected;
  }
  if (const Value* actual = value.find("actual")) {
    mismatch.actual = *actual;
  }
  return mismatch;
}

/// A check without a verdict of its own still says why: only what is not the usual is written.
Check read_check(const Value& value) {
  Check check;
  check.requirement = text_member(value, "requirement");
  check.step = text_member(value, "step");
  check.verdict = verdict_from(text_member(value, "verdict")).value_or(Verdict::none);
  check.applicability =
      applicability_from(text_member(value, "applicability")).value_or(Applicability::applicable);
  check.message = text_member(value, "message");
  check.grade = text_member(value, "grade");
  check.choice = text_member(value, "choice");
  check.needs_control = texts_member(value, "needs-control");
  check.fingerprints = texts_member(value, "fingerprints");
  const Value* mismatches = value.find("mismatches");
  if (mismatches != nullptr && mismatches->array() != nullptr) {
    for (const Value& mismatch : *mismatches->array()) {
      check.mismatches.push_back(read_mismatch(mismatch));
    }
  }
  check.mismatch_count = check.mismatches.size();
  if (value.find("mismatch-count") != nullptr) {
    check.mismatch_count = static_cast<std::size_t>(read_integer(value, "mismatch-count"));
  }
  return check;
}

}  // namespace

Value check_to_value(const Check& check) {
  Object object{{"requirement", check.requirement}, {"step", check.step}};
  if (check.applicability != Applicability::applicable) {
    object.push_back({"applicability", applicability_name(check.applicability)});
  }
  object.push_back({"verdict", verdict_name(check.verdict)});
  set_unless_empty(object, "message", check.message);
  set_unless_empty(object, "grade", check.grade);
  set_unless_empty(object, "choice", check.choice);
  if (!check.needs_control.empty()) {
    object.push_back({"needs-control", texts(check.needs_control)});
  }
  if (!check.mismatches.empty()) {
    Array mismatches;
    for (const Mismatch& mismatch : check.mismatches) {
      mismatches.push_back(mismatch_to_value(mismatch));
    }
    object.push_back({"mismatches", std::move(mismatches)});
  }
  if (check.mismatch_count > check.mismatches.size()) {
    object.push_back({"mismatch-count", std::uint64_t{check.mismatch_count}});
  }
  if (!check.fingerprints.empty()) {
    object.push_back({"fingerprints", texts(check.fingerprints)});
  }
  return object;
}

std::string write_result_line(const ResultLine& line) {
  const CaseResult& result = line.result;
  Object object{{"n", line.n}, {"case", result.id}, {"attempt", std::uint64_t{result.attempt}}};
  object.push_back({"applicability", applicability_name(result.applicability)});
  set_unless_empty(object, "why", result.why);
  object.push_back({"verdict", verdict_name(result.verdict())});
  Array checks;
  for (const Check& check : result.checks) {
    checks.push_back(check_to_value(check));
  }
  object.push_back({"checks", std::move(checks)});
  if (!result.controls.empty()) {
    object.push_back({"controls", texts(result.controls)});
  }
  if (!result.evidence.empty()) {
    object.push_back({"evidence", result.evidence});
  }
  object.push_back({"timing", Object{{"us", line.microseconds}}});
  return write_json(object);
}

Result<ResultLine> read_result_line(const Value& value) {
  ResultLine line;
  line.n = static_cast<std::uint64_t>(read_integer(value, "n"));
  CaseResult& result = line.result;
  result.id = text_member(value, "case");
  if (line.n == 0 || result.id.empty()) {
    return Error{"results-bad-line", {}, {}};
  }
  result.attempt = static_cast<unsigned>(read_integer(value, "attempt"));
  result.applicability =
      applicability_from(text_member(value, "applicability")).value_or(Applicability::applicable);
  result.why = text_member(value, "why");
  result.controls = texts_member(value, "controls");
  const Value* checks = value.find("checks");
  if (checks != nullptr && checks->array() != nullptr) {
    for (const Value& check : *checks->array()) {
      result.checks.push_back(read_check(check));
    }
  }
  const Value* evidence = value.find("evidence");
  if (evidence != nullptr && evidence->array() != nullptr) {
    result.evidence = *evidence->array();
  }
  const Value* timing = value.find("timing");
  line.microseconds = timing == nullptr ? 0 : read_integer(*timing, "us");
  return line;
}

Result<ResultsReader> ResultsReader::open(const std::filesystem::path& path) {
  ResultsReader reader;
  reader.path_ = path;
  reader.stream_.open(path, std::ios::binary);
  if (!reader.stream_) {
    return Error{"cannot-read", {{"path", path.string()}}, {path.string(), 0, 0, {}}};
  }
  auto header = reader.read_line();
  if (!header || header->find("touchstone") == nullptr) {
    return Error{"results-no-header", {}, {path.string(), 1, 1, {}}};
  }
  if (read_integer(*header, "results") != RESULTS_VERSION) {
    return Error{"results-version", {}, {path.string(), 1, 1, "/results"}};
  }
  reader.header_ = std::move(*header);
  return reader;
}

std::optional<Value> ResultsReader::read_line() {
  std::string text;
  if (!std::getline(stream_, text) || stream_.eof()) {
    return std::nullopt;  // a last line without its newline was cut off while it was written
  }
  ++line_;
  auto value = parse_json(text);
  if (!value) {
    damage_ =
        Error{"results-bad-line", {}, {path_.string(), static_cast<std::uint32_t>(line_), 1, {}}};
    return std::nullopt;
  }
  offset_ += text.size() + 1;
  return std::move(*value);
}

std::optional<ResultLine> ResultsReader::next() {
  if (footer_ || damage_) {
    return std::nullopt;
  }
  const std::uint64_t before = offset_;
  auto value = read_line();
  if (!value) {
    return std::nullopt;
  }
  if (value->find("end") != nullptr) {
    footer_ = std::move(*value);
    offset_ = before;
    return std::nullopt;
  }
  auto line = read_result_line(*value);
  if (!line) {
    damage_ = line.error();
    damage_->where = {path_.string(), static_cast<std::uint32_t>(line_), 1, {}};
    offset_ = before;
    return std::nullopt;
  }
  return std::move(*line);
}

}  // namespace touchstone
