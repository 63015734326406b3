// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>

#include "catalogue.hpp"
#include "instance.hpp"
#include "judge/environment.hpp"
#include "judge/machine.hpp"
#include "judge/match.hpp"
#include "yaml.hpp"

namespace touchstone::judge {

/// A value written as YAML.
inline Value written(std::string_view text) {
  Diagnostics errors;
  const auto located = parse_yaml(text, errors);
  BOOST_REQUIRE_MESSAGE(located && errors.empty(), "bad YAML in a test: " << text);
  return located->value;
}

/// An environment of one row, an IXIT and whatever a test binds.
class Surroundings {
 public:
  explicit Surroundings(std::string_view row = "{}", std::string_view ixit = "{}") {
    context_.catalogue = &catalogue_;
    context_.ixit = written(ixit);
    const Value cells = written(row);
    body_.rows.emplace();
    body_.rows->data.emplace_back();
    for (const Member& cell : *cells.object()) {
      body_.rows->columns.push_back(cell.name);
      body_.rows->data.front().push_back(cell.value);
    }
    instance_.file = &file_;
    instance_.body = &body_;
  }
  Surroundings(const Surroundings&) = delete;
  Surroundings& operator=(const Surroundings&) = delete;

  Environment environment() const { return {instance_, context_}; }

 private:
  Catalogue catalogue_{};
  CaseFile file_{};
  Case body_{};
  Instance instance_{};
  JudgeContext context_{};
};

/// What a comparison says: "" if it matches, else the message and pointer of each difference.
inline std::string compared(const Environment& environment, const Value& matcher,
                            const Value* actual) {
  Differences differences;
  Matcher reporting(environment, &differences);
  const bool matched = reporting.match(matcher, actual);
  Matcher silent(environment, nullptr);
  BOOST_TEST(silent.match(matcher, actual) == matched);
  if (reporting.fault()) {
    return "fault " + reporting.fault()->mismatch.message;
  }
  BOOST_TEST(matched == differences.empty());
  std::string text;
  for (const Difference& difference : differences) {
    text += (text.empty() ? "" : ", ") + difference.mismatch.message + ' ' +
            difference.mismatch.pointer;
  }
  return text;
}

inline std::string compared(std::string_view matcher, std::string_view actual) {
  const Surroundings around;
  const Value value = written(actual);
  return compared(around.environment(), written(matcher), &value);
}

}  // namespace touchstone::judge
