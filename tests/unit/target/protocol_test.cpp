// SPDX-License-Identifier: Apache-2.0
#include "target/protocol.hpp"

#include <boost/test/unit_test.hpp>

#include "json.hpp"

namespace touchstone::adapter {
namespace {

Response response(std::string_view line) {
  auto read = read_response(line);
  BOOST_REQUIRE(std::holds_alternative<Response>(read));
  return std::get<Response>(std::move(read));
}

std::string noise(std::string_view line) {
  const auto read = read_response(line);
  BOOST_REQUIRE(std::holds_alternative<Noise>(read));
  return std::get<Noise>(read).why;
}

/// The answer as `outcome value`.
std::string answered(std::string_view members) {
  const Answer answer = response(R"({"jsonrpc":"2.0","id":7,)" + std::string(members) + '}').answer;
  return std::string(answer_kind_name(answer.outcome)) + ' ' + write_json(answer.value);
}

/// The `why` of a garbled answer.
std::string garbled_for(std::string_view members) {
  const Answer answer = response(R"({"jsonrpc":"2.0","id":7,)" + std::string(members) + '}').answer;
  BOOST_REQUIRE(answer.outcome == AnswerKind::garbled);
  return *answer.value.find("why")->text();
}

using Lines = std::vector<std::string>;

/// The lines there are, an over-long one with `!` before it.
Lines lines_of(LineReader& reader) {
  Lines lines;
  while (const auto line = reader.next()) {
    lines.push_back((line->over_long ? "!" : "") + std::string(line->text));
  }
  return lines;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(protocol_test)

BOOST_AUTO_TEST_CASE(requests_are_one_line) {
  BOOST_TEST(request_line(7, "bech32.decode", Object{{"text", "a\n\"b\""}}) ==
             "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"bech32.decode\","
             "\"params\":{\"text\":\"a\\n\\\"b\\\"\"}}\n");
  BOOST_TEST(describe_line() ==
             "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"touchstone.describe\","
             "\"params\":{\"protocols\":[1]}}\n");
}

BOOST_AUTO_TEST_CASE(results_are_answers) {
  BOOST_TEST(answered(R"("result":{"a":1.50})") == R"(result {"a":1.50})");
  BOOST_TEST(answered(R"("result":null)") == "result null");
  BOOST_TEST(response("{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":1}\r").id.lexeme == "7");
}

BOOST_AUTO_TEST_CASE(rejections_keep_what_was_stated) {
  BOOST_TEST(
      answered(R"("error":{"code":-32001,"message":"m","data":{"reason":"mixed-case","at":3}})") ==
      R"(rejected {"reason":"mixed-case","code":-32001,"message":"m","data":{"reason":"mixed-case","at":3}})");
  BOOST_TEST(answered(R"("error":{"code":-32001,"message":""})") ==
             R"(rejected {"code":-32001,"message":""})");
  BOOST_TEST(answered(R"("error":{"code":-32001,"message":"m","data":{"reason":5}})") ==
             R"(rejected {"code":-32001,"message":"m","data":{"reason":5}})");
  BOOST_TEST(answered(R"("error":{"code":-32001,"message":"m","data":"mixed-case"})") ==
             R"(rejected {"code":-32001,"message":"m","data":"mixed-case"})");
}

BOOST_AUTO_TEST_CASE(unsupported_says_what) {
  BOOST_TEST(answered(R"("error":{"code":-32601,"message":"m"})") ==
             R"(unsupported {"what":"operation","value":null})");
  BOOST_TEST(
      answered(
          R"("error":{"code":-32002,"message":"m","data":{"what":"algorithm","value":"sm3"}})") ==
      R"(unsupported {"what":"algorithm","value":"sm3"})");
  BOOST_TEST(garbled_for(R"("error":{"code":-32002,"message":"m"})") == "garbled-unsupported");
  BOOST_TEST(garbled_for(R"("error":{"code":-32002,"message":"m","data":{"what":"algorithm"}})") ==
             "garbled-unsupported");
}

BOOST_AUTO_TEST_CASE(no_other_error_is_an_answer) {
  for (const char* code : {"-32700", "-32600", "-32602", "-32603", "-32000", "0", "1"}) {
    BOOST_TEST(garbled_for(R"("error":{"code":)" + std::string(code) + R"(,"message":"m"})") ==
               "garbled-error-code");
  }
  BOOST_TEST(garbled_for(R"("error":{"message":"m"})") == "garbled-error");
  BOOST_TEST(garbled_for(R"("error":{"code":"-32001","message":"m"})") == "garbled-error");
  BOOST_TEST(garbled_for(R"("error":{"code":-32001})") == "garbled-error");
  BOOST_TEST(garbled_for(R"("error":"mixed-case")") == "garbled-error");
  BOOST_TEST(garbled_for(R"("error":null)") == "garbled-error");
}

BOOST_AUTO_TEST_CASE(a_result_or_an_error_and_not_both) {
  BOOST_TEST(garbled_for(R"("result":1,"error":{"code":-32001,"message":"m"})") == "garbled-both");
  BOOST_TEST(garbled_for(R"("result":1,"error":null)") == "garbled-both");
  BOOST_TEST(garbled_for(R"("extra":1)") == "garbled-neither");
}

BOOST_AUTO_TEST_CASE(the_version_is_stated) {
  const auto version = [](std::string_view line) {
    return *response(line).answer.value.find("why")->text();
  };
  BOOST_TEST(version(R"({"id":7,"result":1})") == "garbled-version");
  BOOST_TEST(version(R"({"jsonrpc":2.0,"id":7,"result":1})") == "garbled-version");
  BOOST_TEST(version(R"({"jsonrpc":"1.0","id":7,"result":1})") == "garbled-version");
}

BOOST_AUTO_TEST_CASE(what_has_no_id_of_a_request_is_noise) {
  BOOST_TEST(noise("debug: x") == "garbled-not-json");
  BOOST_TEST(noise("") == "garbled-not-json");
  BOOST_TEST(noise(R"({"jsonrpc":"2.0","id":7,"id":8,"result":1})") == "garbled-not-json");
  BOOST_TEST(noise(R"({"jsonrpc":"2.0","id":7,"result":1} {})") == "garbled-not-json");
  BOOST_TEST(noise("{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":\"\xFF\"}") == "garbled-not-json");
  BOOST_TEST(noise(R"([{"jsonrpc":"2.0","id":7,"result":1}])") == "garbled-not-an-object");
  BOOST_TEST(noise("7") == "garbled-not-an-object");
  BOOST_TEST(noise(R"({"jsonrpc":"2.0","method":"log","params":{}})") == "garbled-request");
  BOOST_TEST(noise(R"({"jsonrpc":"2.0","result":1})") == "garbled-id");
  BOOST_TEST(noise(R"({"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":""}})") ==
             "garbled-id");
  BOOST_TEST(noise(R"({"jsonrpc":"2.0","id":"7","result":1})") == "garbled-id");
}

BOOST_AUTO_TEST_CASE(depth_is_bounded) {
  const std::string deep = std::string(100'000, '[') + std::string(100'000, ']');
  BOOST_TEST(noise(R"({"jsonrpc":"2.0","id":7,"result":)" + deep + '}') == "garbled-not-json");
}

BOOST_AUTO_TEST_CASE(evidence_of_a_garbled_line_is_cut_and_clean) {
  const Answer answer = garbled(std::string(10'000, '\x1B'), "garbled-not-json");
  BOOST_TEST(answer.value.find("text")->text()->size() <= 4096U);
  BOOST_TEST(answer.value.find("text")->text()->starts_with("��"));
}

BOOST_AUTO_TEST_CASE(lines_are_put_together) {
  LineReader reader;
  reader.feed("ab");
  BOOST_TEST((lines_of(reader) == Lines{}));
  reader.feed("c\nd\n\ne");
  BOOST_TEST((lines_of(reader) == (Lines{"abc", "d", ""})));
  reader.feed("\n");
  BOOST_TEST((lines_of(reader) == Lines{"e"}));
}

BOOST_AUTO_TEST_CASE(a_line_at_the_limit_is_no_longer_than_it) {
  LineReader reader(4);
  reader.feed("abcd\nabcde\nf\n");
  BOOST_TEST((lines_of(reader) == (Lines{"abcd", "!abcde", "f"})));
}

BOOST_AUTO_TEST_CASE(an_over_long_line_is_given_once_and_skipped) {
  LineReader reader(4);
  reader.feed("abc");
  BOOST_TEST((lines_of(reader) == Lines{}));
  reader.feed("de");
  BOOST_TEST((lines_of(reader) == Lines{"!abcde"}));
  reader.feed("fghijklmnopq");
  BOOST_TEST((lines_of(reader) == Lines{}));
  reader.feed("r\nst\n");
  BOOST_TEST((lines_of(reader) == Lines{"st"}));
}

BOOST_AUTO_TEST_CASE(lines_do_not_depend_on_how_they_are_cut) {
  const std::string stream = "one\n\ntoo long a line\ntwo\nthree";
  LineReader whole(8);
  whole.feed(stream);
  const Lines expected = lines_of(whole);
  LineReader piecemeal(8);
  Lines lines;
  for (const char c : stream) {
    piecemeal.feed({&c, 1});
    for (std::string& line : lines_of(piecemeal)) {
      lines.push_back(std::move(line));
    }
  }
  BOOST_TEST(expected.size() == 4U);
  BOOST_TEST(lines.size() == expected.size());
  for (std::size_t index : {0U, 1U, 3U}) {
    BOOST_TEST(lines[index] == expected[index]);
  }
  BOOST_TEST(lines[2].starts_with("!too long"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace touchstone::adapter
