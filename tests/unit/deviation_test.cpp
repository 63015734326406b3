// SPDX-License-Identifier: Apache-2.0
#include "deviation.hpp"

#include <boost/test/unit_test.hpp>
#include <fstream>

namespace {

using namespace touchstone;
namespace fs = std::filesystem;

/// Loads `text` as a deviations file.
Deviations load(const std::string& text, Diagnostics& errors) {
  const fs::path path =
      fs::temp_directory_path() / ("touchstone-deviations-" + std::to_string(::getpid()) + ".yaml");
  std::ofstream(path) << text;
  Deviations known = Deviations::load(path, errors);
  fs::remove(path);
  return known;
}

Deviations load(const std::string& text) {
  Diagnostics errors;
  Deviations known = load(text, errors);
  BOOST_TEST(errors.empty());
  return known;
}

Finding finding(const std::string& id, const std::vector<std::string>& fingerprints,
                Verdict verdict = Verdict::fail) {
  Finding result;
  result.case_id = id;
  result.check.requirement = "A";
  result.check.verdict = verdict;
  result.check.fingerprints = fingerprints;
  return result;
}

const std::string ENTRY =
    "- case: s/c\n  requirement: A\n  verdict: fail\n  fingerprints: [\"f1\"]\n  reason: known\n";

Deviations::Match see(Deviations& known, const Finding& what) {
  std::string id;
  known.see_case(what.case_id);
  return known.see(what, id);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(deviation)

BOOST_AUTO_TEST_CASE(the_same_fingerprint_is_known_in_every_instance) {
  Deviations known = load(ENTRY);
  BOOST_TEST((see(known, finding("s/c[form=raw]", {"f1"})) == Deviations::Match::known));
  BOOST_TEST((see(known, finding("s/c[form=der]", {"f1"})) == Deviations::Match::known));
  BOOST_TEST(known.finish("2026-01-01").exactly_as_recorded());
}

BOOST_AUTO_TEST_CASE(another_fingerprint_is_differing) {
  Deviations known = load(ENTRY);
  BOOST_TEST((see(known, finding("s/c", {"f2"})) == Deviations::Match::differing));
  const auto summary = known.finish("2026-01-01");
  BOOST_TEST(summary.differing == 1);
  BOOST_TEST(!summary.exactly_as_recorded());
}

BOOST_AUTO_TEST_CASE(another_verdict_is_differing) {
  Deviations known = load(ENTRY);
  BOOST_TEST((see(known, finding("s/c", {"f1"}, Verdict::error)) == Deviations::Match::differing));
}

BOOST_AUTO_TEST_CASE(a_finding_without_entry_is_new) {
  Deviations known = load(ENTRY);
  BOOST_TEST((see(known, finding("s/other", {"f1"})) == Deviations::Match::fresh));
  BOOST_TEST(known.finish("2026-01-01").fresh == 1);
}

BOOST_AUTO_TEST_CASE(an_entry_that_did_not_occur_is_stale_unless_it_is_sometimes) {
  Deviations known = load(ENTRY);
  known.see_case("s/c");
  BOOST_TEST(known.finish("2026-01-01").stale == std::vector<std::string>{"KD-1"});
  Deviations sometimes = load(ENTRY + "  when: sometimes\n");
  sometimes.see_case("s/c");
  BOOST_TEST(sometimes.finish("2026-01-01").exactly_as_recorded());
}

BOOST_AUTO_TEST_CASE(an_entry_of_which_one_fingerprint_is_missing_is_stale) {
  Deviations known = load(
      "- case: s/*\n  requirement: A\n  verdict: fail\n  fingerprints: [\"f1\", \"f2\"]\n  reason: "
      "known\n");
  BOOST_TEST((see(known, finding("s/c", {"f1"})) == Deviations::Match::known));
  BOOST_TEST(known.finish("2026-01-01").stale.size() == 1);
}

BOOST_AUTO_TEST_CASE(an_entry_whose_pattern_matches_no_case_is_unmatched) {
  const Deviations known = load(ENTRY);
  BOOST_TEST(known.finish("2026-01-01").unmatched.size() == 1);
}

BOOST_AUTO_TEST_CASE(an_entry_past_its_date_is_expired) {
  Deviations known = load(ENTRY + "  expires: \"2026-06-30\"\n");
  see(known, finding("s/c", {"f1"}));
  BOOST_TEST(known.finish("2026-06-30").exactly_as_recorded());
  BOOST_TEST(known.finish("2026-07-01").expired.size() == 1);
}

BOOST_AUTO_TEST_CASE(what_init_writes_is_exactly_as_recorded) {
  const std::vector<Finding> findings{finding("s/c[form=raw]", {"f1"}),
                                      finding("s/c[form=der]", {"f2"}),
                                      finding("s/d", {}, Verdict::inconclusive)};
  Deviations known = load(write_deviations({findings}));
  for (const Finding& each : findings) {
    BOOST_TEST((see(known, each) == Deviations::Match::known));
  }
  BOOST_TEST(known.finish("2026-01-01").exactly_as_recorded());
}

BOOST_AUTO_TEST_CASE(what_only_one_of_two_runs_found_is_sometimes) {
  const Deviations known = load(write_deviations({{finding("s/c", {"f1"})}, {}}));
  BOOST_REQUIRE(known.entries().size() == 1);
  BOOST_TEST(known.entries().front().sometimes);
}

BOOST_AUTO_TEST_CASE(prune_keeps_what_occurred) {
  Deviations known =
      load(ENTRY + "- case: s/gone\n  requirement: A\n  verdict: fail\n  reason: old\n");
  see(known, finding("s/c", {"f1"}));
  const Deviations pruned = load(known.pruned());
  BOOST_REQUIRE(pruned.entries().size() == 1);
  BOOST_TEST(pruned.entries().front().pattern.text() == "s/c");
}

BOOST_AUTO_TEST_CASE(every_fault_of_a_file_is_told_with_its_place) {
  Diagnostics errors;
  load("- case: s/c\n  verdict: pass\n  reason: x\n  colour: red\n", errors);
  std::vector<std::string> ids;
  for (const Error& error : errors) {
    ids.push_back(error.id);
    BOOST_TEST(error.where.line > 0);
  }
  BOOST_TEST(ids == (std::vector<std::string>{"unknown-key", "deviation-incomplete",
                                              "deviation-verdict"}));
}

BOOST_AUTO_TEST_SUITE_END()
