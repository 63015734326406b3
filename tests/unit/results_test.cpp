// SPDX-License-Identifier: Apache-2.0
#include "results.hpp"

#include <boost/test/unit_test.hpp>
#include <fstream>

#include "json.hpp"
#include "log.hpp"

namespace {

using namespace touchstone;
namespace fs = std::filesystem;

fs::path scratch(const std::string& name) {
  return fs::temp_directory_path() / ("touchstone-" + std::to_string(::getpid()) + '-' + name);
}

const Value HEADER(Object{{"touchstone", "0"}, {"results", 1}});

ResultLine sample() {
  ResultLine line;
  line.n = 1;
  line.result.id = "s/c/row";
  line.result.controls = {"op[a=b]"};
  Check check;
  check.requirement = "A";
  check.step = "steps/0";
  check.verdict = Verdict::fail;
  check.message = "wrong-value";
  check.mismatches = {{"wrong-value", {{"n", 1}}, "/x", Value("a"), Value(nullptr)}};
  check.mismatch_count = 30;
  check.fingerprints = {"0123456789abcdef"};
  check.needs_control = {"op[a=b]"};
  line.result.checks = {check};
  line.result.evidence = {
      Object{{"step", "steps/0"}, {"answer", Object{{"value", Number{"1.50"}}}}}};
  line.microseconds = 42;
  return line;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(results)

BOOST_AUTO_TEST_CASE(a_line_comes_back_as_it_was_written) {
  const std::string text = write_result_line(sample());
  const auto value = parse_json(text);
  BOOST_REQUIRE(value);
  const auto line = read_result_line(*value);
  BOOST_REQUIRE(line);
  BOOST_TEST(write_result_line(*line) == text);
  BOOST_TEST(text.ends_with("\"timing\":{\"us\":42}}"));
}

BOOST_AUTO_TEST_CASE(a_file_is_read_to_its_footer) {
  const fs::path path = scratch("whole.jsonl");
  auto log = LogWriter::create(path, HEADER);
  BOOST_REQUIRE(log);
  BOOST_REQUIRE(log->line(sample(), write_result_line(sample())));
  BOOST_REQUIRE(log->footer(Object{{"end", true}}));
  auto reader = ResultsReader::open(path);
  BOOST_REQUIRE(reader);
  BOOST_TEST(reader->next().has_value());
  BOOST_TEST(!reader->next().has_value());
  BOOST_TEST(reader->footer().has_value());
  BOOST_TEST(!reader->damage().has_value());
  fs::remove(path);
}

BOOST_AUTO_TEST_CASE(a_line_cut_in_the_middle_is_left_to_be_written_again) {
  const fs::path path = scratch("cut.jsonl");
  {
    auto log = LogWriter::create(path, HEADER);
    BOOST_REQUIRE(log);
    BOOST_REQUIRE(log->line(sample(), write_result_line(sample())));
  }
  const auto whole = fs::file_size(path);
  std::ofstream(path, std::ios::app) << write_result_line(sample()).substr(0, 40);
  auto reader = ResultsReader::open(path);
  BOOST_REQUIRE(reader);
  BOOST_TEST(reader->next().has_value());
  BOOST_TEST(!reader->next().has_value());
  BOOST_TEST(!reader->footer().has_value());
  BOOST_TEST(!reader->damage().has_value());
  BOOST_TEST(reader->offset() == whole);
  fs::remove(path);
}

BOOST_AUTO_TEST_CASE(a_damaged_line_is_told_with_its_number) {
  const fs::path path = scratch("damaged.jsonl");
  std::ofstream(path) << write_json(HEADER) << "\n{\"n\":0}\n";
  auto reader = ResultsReader::open(path);
  BOOST_REQUIRE(reader);
  BOOST_TEST(!reader->next().has_value());
  BOOST_REQUIRE(reader->damage().has_value());
  BOOST_TEST(reader->damage()->where.line == 2);
  fs::remove(path);
}

BOOST_AUTO_TEST_CASE(another_file_is_refused) {
  const fs::path path = scratch("other.jsonl");
  std::ofstream(path) << "{\"hello\":1}\n";
  const auto reader = ResultsReader::open(path);
  BOOST_REQUIRE(!reader);
  BOOST_TEST(reader.error().id == "results-no-header");
  fs::remove(path);
}

BOOST_AUTO_TEST_CASE(a_large_body_is_stored_once_and_a_small_one_stays) {
  const fs::path path = scratch("bodies.jsonl");
  const std::string large(5000, 'x');
  const auto entry = [](const std::string& text) {
    return Value(Object{{"step", "steps/0"}, {"answer", Object{{"value", text}}}});
  };
  Array evidence{entry(large), entry(large), entry("small")};
  BodyStore store(path, 0);
  BOOST_REQUIRE(store.spill(evidence));
  const Value* digest = follow(evidence[0], {"answer", "value", "sha256"});
  BOOST_REQUIRE(digest != nullptr);
  BOOST_TEST(*follow(evidence[2], {"answer", "value"})->text() == "small");
  fs::path folder = path;
  folder.replace_extension(".d");
  std::size_t files = 0;
  for (const auto& file : fs::directory_iterator(folder)) {
    BOOST_TEST(file.path().filename() == *digest->text() + ".json");
    ++files;
  }
  BOOST_TEST(files == 1);
  fs::remove_all(folder);
}

BOOST_AUTO_TEST_SUITE_END()
