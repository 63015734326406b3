// SPDX-License-Identifier: Apache-2.0
#include "smoke.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "load/catalogue.hpp"
#include "target/words.hpp"

namespace touchstone {
namespace {

const Catalogue& catalogue() {
  static const Catalogue LOADED = [] {
    Diagnostics errors;
    Catalogue loaded = load_catalogue({TOUCHSTONE_SOURCE_DIR}, errors);
    BOOST_REQUIRE(errors.empty());
    return loaded;
  }();
  return LOADED;
}

constexpr SmokeLimits QUICK{Duration{20'000}, Duration{20'000}, Duration{2'000}};
constexpr SmokeLimits IMPATIENT{Duration{20'000}, Duration{300}, Duration{300}};

SmokeReport smoke_mutant(std::string_view name, const SmokeLimits& limits = QUICK) {
  return smoke(quote_words({TOUCHSTONE_MUTANT, std::string(name)}), catalogue(), limits);
}

/// A Python adapter that answers `hash.digest` right where `body` does not: it may `reply(q, …)`
/// or `refuse(q, code, data)` and `continue`. `d` is its description.
SmokeReport smoke_python(std::string_view setting, std::string_view body,
                         const SmokeLimits& limits = QUICK) {
  const std::string program = R"(
import sys, json, hashlib
def say(m): print(json.dumps(m), flush=True)
def reply(q, r): say({"jsonrpc": "2.0", "id": q["id"], "result": r})
def refuse(q, c, d=None): say({"jsonrpc": "2.0", "id": q["id"], "error": {"code": c, "message": "no", "data": d}})
d = {"protocol": 1, "name": "scripted", "version": "1", "operations": {"hash.digest": {"algorithm": ["sha-256"]}}}
)" + std::string(setting) + R"(
for line in sys.stdin:
    try: q = json.loads(line)
    except ValueError: continue
    o, p = q["method"], q["params"]
    if o == "touchstone.describe": reply(q, d); continue
)" + std::string(body) + R"(
    if o not in d["operations"]: refuse(q, -32601); continue
    if p["algorithm"] != "sha-256": refuse(q, -32002, {"what": "algorithm", "value": p["algorithm"]}); continue
    reply(q, "0x" + hashlib.sha256(bytes.fromhex(p["message"][2:])).hexdigest())
)";
  return smoke(quote_words({"python3", "-c", program}), catalogue(), limits);
}

/// The ids of findings, sorted, each once.
std::string ids(const Diagnostics& findings) {
  std::vector<std::string> names;
  for (const Error& finding : findings) {
    names.push_back(finding.id);
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  std::string text;
  for (const std::string& name : names) {
    text += (text.empty() ? "" : " ") + name;
  }
  return text;
}

std::string argument(const Diagnostics& findings, std::string_view name) {
  for (const auto& [key, value] : findings.at(0).arguments) {
    if (key == name) {
      return value;
    }
  }
  return "absent";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(smoke_test)

BOOST_AUTO_TEST_CASE(a_correct_adapter_has_no_faults) {
  const SmokeReport report = smoke_mutant("correct");
  BOOST_TEST(ids(report.faults) == "");
  BOOST_TEST(report.description.name == "touchstone-mutant");
  BOOST_TEST(report.operations_tried >= 10U);
}

BOOST_AUTO_TEST_CASE(the_least_adapter_has_no_findings) {
  const SmokeReport report = smoke_python("", "");
  BOOST_TEST(ids(report.faults) == "");
  BOOST_TEST(ids(report.notes) == "");
  BOOST_TEST(report.operations_tried == 1U);
}

BOOST_AUTO_TEST_CASE(what_does_not_start_or_describe_itself) {
  BOOST_TEST(ids(smoke("'", catalogue()).faults) == "unterminated-quote");
  BOOST_TEST(ids(smoke("touchstone-no-such-program", catalogue()).faults) == "target-unreachable");
  BOOST_TEST(ids(smoke("true", catalogue()).faults) == "describe-crashed");
  BOOST_TEST(ids(smoke("sleep 9", catalogue(), {Duration{200}, {}, {}}).faults) ==
             "describe-timeout");
  BOOST_TEST(ids(smoke_mutant("no-description").faults) == "describe-refused");
  BOOST_TEST(ids(smoke_mutant("wrong-description").faults) == "describe-shape");
  BOOST_TEST(ids(smoke_mutant("wrong-protocol-version").faults) == "describe-version");
}

BOOST_AUTO_TEST_CASE(names_nobody_declares) {
  const SmokeReport report = smoke_python("d['operations']['hash.digests'] = {}", "");
  BOOST_TEST(ids(report.faults) == "");
  BOOST_TEST(ids(report.notes) == "smoke-unknown-operation");
  BOOST_TEST(argument(report.notes, "nearest") == "hash.digest");
  BOOST_TEST(
      ids(smoke_python("d['operations']['hash.digest']['algorithms'] = ['sm3']", "").faults) ==
      "smoke-unknown-discriminator");
  const SmokeReport value =
      smoke_python("d['operations']['hash.digest']['algorithm'].append('sha256')", "");
  BOOST_TEST(ids(value.notes) == "smoke-unknown-value");
  BOOST_TEST(argument(value.notes, "nearest") == "sha-256");
}

BOOST_AUTO_TEST_CASE(lines_that_answer_nothing) {
  BOOST_TEST(ids(smoke_mutant("prints-to-output").faults) == "smoke-noise");
  BOOST_TEST(ids(smoke_mutant("prints-at-start").faults) == "smoke-noise");
  BOOST_TEST(ids(smoke_mutant("repeats-ids").faults) == "smoke-noise");
  const SmokeReport report = smoke_python("print('ready')", "");
  BOOST_TEST(argument(report.faults, "text") == "ready");
  BOOST_TEST(argument(report.faults, "why") == "garbled-not-json");
}

BOOST_AUTO_TEST_CASE(answers_that_are_none) {
  BOOST_TEST(ids(smoke_mutant("result-and-error").faults) == "smoke-garbled");
  BOOST_TEST(ids(smoke_mutant("internal-errors").faults) == "smoke-garbled");
  const SmokeReport report = smoke_mutant("ids-as-text", IMPATIENT);
  BOOST_TEST(ids(report.faults) == "smoke-no-answer smoke-noise");
  BOOST_TEST(ids(report.notes) == "smoke-gave-up smoke-no-sample");
  BOOST_TEST(ids(smoke_python("", "    if o == 'hash.digest': sys.exit(3)").faults) ==
             "smoke-crashed");
}

BOOST_AUTO_TEST_CASE(results_of_another_shape) {
  const SmokeReport upper = smoke_python(
      "",
      "    if o in d['operations'] and p['algorithm'] == 'sha-256': reply(q, '0xAB'); continue");
  BOOST_TEST(ids(upper.faults) == "smoke-wrong-spelling");
  BOOST_TEST(argument(upper.faults, "pointer") == "/result");
  const SmokeReport number = smoke_python(
      "", "    if o in d['operations'] and p['algorithm'] == 'sha-256': reply(q, 5); continue");
  BOOST_TEST(ids(number.faults) == "smoke-wrong-type");
  BOOST_TEST(argument(number.faults, "expected") == "bytes");
  BOOST_TEST(ids(smoke_mutant("upper-case-bytes").faults).find("smoke-wrong-spelling") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_is_described_is_supported) {
  BOOST_TEST(
      ids(smoke_python("", "    if o == 'hash.digest': refuse(q, -32601); continue").faults) ==
      "smoke-described-but-unsupported");
  BOOST_TEST(
      ids(smoke_python("", "    if p.get('algorithm') == 'sha-256': refuse(q, -32001); continue")
              .notes) == "smoke-refused");
}

BOOST_AUTO_TEST_CASE(what_is_not_described_is_unsupported) {
  BOOST_TEST(
      ids(smoke_python("", "    if o != 'hash.digest': refuse(q, -32001); continue").faults) ==
      "smoke-unknown-operation-answered");
  BOOST_TEST(
      ids(smoke_python("",
                       "    if p.get('algorithm') == 'no-such-value': refuse(q, -32001); continue")
              .faults) == "smoke-unknown-value-answered");
}

BOOST_AUTO_TEST_CASE(ids_beyond_32_bits) {
  BOOST_TEST(ids(smoke_python("", "    q['id'] &= 0xFFFFFFFF", IMPATIENT).faults) ==
             "smoke-no-answer smoke-noise");
}

BOOST_AUTO_TEST_CASE(a_claim_to_name_reasons_is_kept) {
  const char* described =
      "d['operations'] = {'bech32.decode': {'variant': ['bech32'], 'reasons': 'reason'}}";
  const std::string refuse_all =
      "    if o == 'bech32.decode' and p['variant'] != 'no-such-value': refuse(q, -32001, {}); "
      "continue\n"
      "    if o == 'bech32.decode': refuse(q, -32002, {'what': 'variant', 'value': 'x'}); continue";
  BOOST_TEST(ids(smoke_python(described, refuse_all).faults) == "smoke-reasons-missing");
  const std::string refuse_oddly =
      "    if o == 'bech32.decode' and p['variant'] != 'no-such-value':\n"
      "        refuse(q, -32001, {'reason': 'mixed-cases'}); continue\n"
      "    if o == 'bech32.decode': refuse(q, -32002, {'what': 'variant', 'value': 'x'}); continue";
  const SmokeReport odd = smoke_python(described, refuse_oddly);
  BOOST_TEST(ids(odd.faults) == "smoke-reasons-missing");
  BOOST_TEST(ids(odd.notes).find("smoke-unknown-reason") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(requests_that_are_allowed_at_once_are_answered) {
  BOOST_TEST(ids(smoke_python("d['maxOutstanding'] = 8", "").faults) == "");
  // Loses every second of those that came together.
  BOOST_TEST(ids(smoke_python("d['maxOutstanding'] = 8\nseen = {}",
                              "    k = line.split('\"method\"')[1]\n"
                              "    seen[k] = seen.get(k, 0) + 1\n"
                              "    if seen[k] > 4: continue",
                              IMPATIENT)
                     .faults) == "smoke-lost-answers");
}

BOOST_AUTO_TEST_CASE(junk_is_only_noted) {
  const SmokeReport report = smoke_python("", "", IMPATIENT);
  BOOST_TEST(ids(report.notes) == "");
  const std::string fragile = quote_words({"python3", "-c",
                                           "import sys, json\n"
                                           "for line in sys.stdin:\n"
                                           "    q = json.loads(line)\n"
                                           "    print(json.dumps({'jsonrpc': '2.0', 'id': q['id'], "
                                           "'result': {'protocol': 1, 'name': 'n',"
                                           " 'version': '1', 'operations': {'hash.digest': {}}}} "
                                           "if q['method'] == 'touchstone.describe'"
                                           " else {'jsonrpc': '2.0', 'id': q['id'], 'error': "
                                           "{'code': -32601, 'message': ''}}), flush=True)"});
  const SmokeReport stopped = smoke(fragile, catalogue(), QUICK);
  BOOST_TEST(ids(stopped.notes) == "smoke-junk-stops-it");
}

BOOST_AUTO_TEST_CASE(the_end_of_input_is_the_end) {
  BOOST_TEST(
      ids(smoke_mutant("ignores-the-end", {Duration{20'000}, Duration{20'000}, Duration{200}})
              .faults) == "smoke-does-not-end");
  const SmokeReport report = smoke_python("import atexit, os\natexit.register(lambda: os._exit(4))",
                                          "    sys.stderr.write('log\\n')");
  BOOST_TEST(ids(report.faults) == "");
  BOOST_TEST(ids(report.notes) == "smoke-ends-with-failure smoke-standard-error");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace touchstone
