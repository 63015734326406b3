// SPDX-License-Identifier: Apache-2.0
// Each rule of format.md §4 "Roll-up", "Outcome" and "Exit" has a case here.
#include "outcome.hpp"

#include <boost/test/unit_test.hpp>

#include "json.hpp"

namespace {

using namespace touchstone;

/// One standard `s` with the requirements A (shall), B (shall-not), C (should), D (may), E (a shall
/// that is not testable automatically).
Value header(bool filtered = false, const std::string& more = "") {
  const auto parsed =
      parse_json(std::string(R"({"filtered":)") + (filtered ? "true" : "false") +
                 R"(,"controls":["s/valid"],"standards":[{"id":"s","edition":"1","requirements":[
        {"id":"A","level":"shall","testability":"automatic"},
        {"id":"B","level":"shall-not","testability":"automatic"},
        {"id":"C","level":"should","testability":"automatic"},
        {"id":"D","level":"may","testability":"automatic"},
        {"id":"E","level":"shall","testability":"not-testable"})" +
                 more + "]}]}");
  BOOST_REQUIRE(parsed);
  return *parsed;
}

CaseResult line(const std::string& requirement, Verdict verdict, const std::string& message = "m",
                Applicability applicability = Applicability::applicable) {
  CaseResult result;
  result.id = "s/case-" + requirement;
  Check check;
  check.requirement = requirement;
  check.step = "steps/0";
  check.verdict = verdict;
  check.applicability = applicability;
  check.message = verdict == Verdict::pass ? "" : message;
  result.checks.push_back(check);
  return result;
}

Outcome outcome_of(const std::vector<CaseResult>& lines, const Value& of = header()) {
  Rollup rollup(of);
  for (const CaseResult& each : lines) {
    rollup.add(each);
  }
  return rollup.finish(true);
}

Status status_of(const Outcome& outcome, const std::string& id) {
  for (const auto& each : outcome.standards.front().requirements) {
    if (each.id == id) {
      return each.status;
    }
  }
  return Status::not_selected;
}

const std::vector<CaseResult> BOTH_PASS{line("A", Verdict::pass), line("B", Verdict::pass)};

std::vector<CaseResult> both_pass_and(CaseResult more) {
  auto lines = BOTH_PASS;
  lines.push_back(std::move(more));
  return lines;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(outcome)

BOOST_AUTO_TEST_CASE(conforming_when_every_shall_passed) {
  const Outcome outcome = outcome_of(BOTH_PASS);
  BOOST_TEST((outcome.conclusion == Conclusion::conforming));
  BOOST_TEST((status_of(outcome, "E") == Status::not_testable));
  BOOST_TEST(exit_code(outcome, false) == 0);
}

BOOST_AUTO_TEST_CASE(one_failed_shall_is_non_conforming_whatever_else_passed) {
  const Outcome outcome = outcome_of(both_pass_and(line("A", Verdict::fail)));
  BOOST_TEST((outcome.conclusion == Conclusion::non_conforming));
  BOOST_TEST((status_of(outcome, "A") == Status::fail));
  BOOST_TEST(exit_code(outcome, false) == 1);
}

BOOST_AUTO_TEST_CASE(a_failed_shall_outweighs_an_inconclusive_one) {
  auto lines = both_pass_and(line("A", Verdict::fail));
  lines.push_back(line("B", Verdict::inconclusive));
  BOOST_TEST(exit_code(outcome_of(lines), false) == 1);
}

BOOST_AUTO_TEST_CASE(an_inconclusive_shall_makes_the_outcome_indeterminate) {
  const Outcome outcome =
      outcome_of(both_pass_and(line("A", Verdict::inconclusive, "step-failed")));
  BOOST_TEST((outcome.conclusion == Conclusion::indeterminate));
  BOOST_TEST(outcome.causes.at("step-failed") == 1);
  BOOST_TEST(exit_code(outcome, false) == 2);
}

BOOST_AUTO_TEST_CASE(an_error_counts_like_inconclusive_and_is_exit_2) {
  const Outcome outcome = outcome_of(both_pass_and(line("A", Verdict::error)));
  BOOST_TEST((status_of(outcome, "A") == Status::inconclusive));
  BOOST_TEST(exit_code(outcome, false) == 2);
}

BOOST_AUTO_TEST_CASE(an_error_of_a_recommendation_is_exit_2_though_all_shall_passed) {
  BOOST_TEST(exit_code(outcome_of(both_pass_and(line("C", Verdict::error))), false) == 2);
}

BOOST_AUTO_TEST_CASE(an_untested_shall_makes_the_outcome_indeterminate) {
  const Outcome outcome = outcome_of({line("A", Verdict::pass)});
  BOOST_TEST((status_of(outcome, "B") == Status::untested));
  BOOST_TEST((outcome.conclusion == Conclusion::indeterminate));
}

BOOST_AUTO_TEST_CASE(blocked_counts_as_inconclusive) {
  const Outcome outcome =
      outcome_of(both_pass_and(line("A", Verdict::none, "missing-ixit", Applicability::blocked)));
  BOOST_TEST((status_of(outcome, "A") == Status::inconclusive));
  BOOST_TEST(outcome.causes.at("missing-ixit") == 1);
}

BOOST_AUTO_TEST_CASE(what_is_set_aside_is_ignored_in_the_roll_up) {
  for (const Applicability aside :
       {Applicability::not_applicable, Applicability::not_selected, Applicability::self_judged,
        Applicability::nothing_to_judge, Applicability::unsupported}) {
    const Outcome outcome = outcome_of(both_pass_and(line("A", Verdict::none, "", aside)));
    BOOST_TEST((status_of(outcome, "A") == Status::pass));
  }
}

BOOST_AUTO_TEST_CASE(a_requirement_with_nothing_to_judge_alone_is_untested) {
  const Outcome outcome = outcome_of(
      {line("A", Verdict::none, "", Applicability::nothing_to_judge), line("B", Verdict::pass)});
  BOOST_TEST((status_of(outcome, "A") == Status::untested));
}

BOOST_AUTO_TEST_CASE(a_requirement_that_never_applied_is_not_applicable_and_not_missed) {
  const Outcome outcome = outcome_of(
      {line("A", Verdict::none, "", Applicability::not_applicable), line("B", Verdict::pass)});
  BOOST_TEST((status_of(outcome, "A") == Status::not_applicable));
  BOOST_TEST((outcome.conclusion == Conclusion::conforming));
}

BOOST_AUTO_TEST_CASE(nothing_ran_is_never_green) {
  BOOST_TEST((outcome_of({}).conclusion == Conclusion::indeterminate));
  const auto aside = [](const char* id) {
    return line(id, Verdict::none, "", Applicability::not_applicable);
  };
  BOOST_TEST((outcome_of({aside("A"), aside("B")}).conclusion == Conclusion::indeterminate));
}

BOOST_AUTO_TEST_CASE(a_failed_recommendation_is_no_outcome_but_exit_1_when_strict) {
  const Outcome outcome = outcome_of(both_pass_and(line("C", Verdict::fail)));
  BOOST_TEST((outcome.conclusion == Conclusion::conforming));
  BOOST_TEST(exit_code(outcome, false) == 0);
  BOOST_TEST(exit_code(outcome, true) == 1);
}

BOOST_AUTO_TEST_CASE(a_may_records_its_choice) {
  CaseResult chosen = line("D", Verdict::pass);
  chosen.checks.front().choice = "refused";
  const Outcome outcome = outcome_of(both_pass_and(chosen));
  BOOST_TEST(outcome.standards.front().requirements[3].choices.at("refused") == 1);
}

BOOST_AUTO_TEST_CASE(a_filter_that_left_requirements_out_is_partial) {
  const Outcome outcome = outcome_of({line("A", Verdict::pass)}, header(true));
  BOOST_TEST((outcome.conclusion == Conclusion::partial));
  BOOST_TEST(exit_code(outcome, false) == 0);
}

BOOST_AUTO_TEST_CASE(a_partial_run_with_something_inconclusive_is_exit_2) {
  const Outcome outcome = outcome_of({line("A", Verdict::inconclusive)}, header(true));
  BOOST_TEST((outcome.conclusion == Conclusion::partial));
  BOOST_TEST(exit_code(outcome, false) == 2);
}

BOOST_AUTO_TEST_CASE(a_fail_in_a_partial_run_is_non_conforming) {
  BOOST_TEST((outcome_of({line("A", Verdict::fail)}, header(true)).conclusion ==
              Conclusion::non_conforming));
}

BOOST_AUTO_TEST_CASE(requirements_seen_on_stand_ins_alone_never_make_it_conforming) {
  const auto parsed = parse_json(
      R"({"standards":[{"id":"s","edition":"1","requirements":[
        {"id":"A","level":"shall","testability":"automatic","confirmed":false}]}]})");
  BOOST_REQUIRE(parsed);
  BOOST_TEST(
      (outcome_of({line("A", Verdict::pass)}, *parsed).conclusion == Conclusion::indeterminate));
}

BOOST_AUTO_TEST_CASE(a_log_without_footer_is_never_green) {
  Rollup rollup(header());
  for (const CaseResult& each : BOTH_PASS) {
    rollup.add(each);
  }
  BOOST_TEST((rollup.finish(false).conclusion == Conclusion::indeterminate));
}

BOOST_AUTO_TEST_CASE(the_outcome_of_the_run_is_the_worst_of_its_standards) {
  const auto parsed = parse_json(
      R"({"standards":[
        {"id":"s","edition":"1","requirements":[{"id":"A","level":"shall","testability":"automatic"}]},
        {"id":"t","edition":"1","requirements":[{"id":"Z","level":"shall","testability":"automatic"}]}]})");
  BOOST_REQUIRE(parsed);
  const Outcome outcome = outcome_of({line("A", Verdict::pass), line("Z", Verdict::fail)}, *parsed);
  BOOST_TEST((outcome.standards[0].conclusion == Conclusion::conforming));
  BOOST_TEST((outcome.conclusion == Conclusion::non_conforming));
}

BOOST_AUTO_TEST_CASE(a_rejection_without_positive_control_turns_inconclusive) {
  CaseResult rejected = line("A", Verdict::pass);
  rejected.checks.front().needs_control = {"op[algorithm=x]"};
  const std::vector<CaseResult> lines{rejected, line("B", Verdict::pass)};
  const Outcome outcome = outcome_of(lines);
  BOOST_TEST((status_of(outcome, "A") == Status::inconclusive));
  BOOST_TEST(outcome.causes.at("no-positive-control") == 1);
  BOOST_TEST(outcome.verdicts[static_cast<std::size_t>(Verdict::pass)] == 2);  // as logged
}

BOOST_AUTO_TEST_CASE(a_control_counts_wherever_it_stands_but_only_under_the_same_key) {
  CaseResult rejected = line("A", Verdict::pass);
  rejected.checks.front().needs_control = {"op[algorithm=x]"};
  CaseResult control = line("B", Verdict::pass);
  control.controls = {"op[algorithm=x]"};
  BOOST_TEST((outcome_of({rejected, control}).conclusion == Conclusion::conforming));
  BOOST_TEST((outcome_of({control, rejected}).conclusion == Conclusion::conforming));
  control.controls = {"op[algorithm=y]"};
  BOOST_TEST((outcome_of({rejected, control}).conclusion == Conclusion::indeterminate));
}

BOOST_AUTO_TEST_CASE(a_named_control_case_has_to_pass_whole) {
  CaseResult rejected = line("A", Verdict::pass);
  rejected.checks.front().needs_control = {"case:s/valid"};
  CaseResult first = line("B", Verdict::pass);
  first.id = "s/valid/row-one";
  CaseResult second = line("B", Verdict::fail);
  second.id = "s/valid/row-two";
  BOOST_TEST((status_of(outcome_of({rejected, first}), "A") == Status::pass));
  BOOST_TEST((status_of(outcome_of({rejected, first, second}), "A") == Status::inconclusive));
}

BOOST_AUTO_TEST_SUITE_END()
