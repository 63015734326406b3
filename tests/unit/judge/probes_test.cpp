// SPDX-License-Identifier: Apache-2.0
#include "scene.hpp"
#include "written.hpp"

namespace touchstone {
namespace {

constexpr std::string_view PROBING = R"(
ixit:
  count: {type: json, default: 2}
probes:
  - {call: demo.call, params: {method: head}, expect: {result: {$quantity: true}}, save: head}
  - {let: recent, be: {$range: {last: {$get: head}, count: {$get: ixit/count}}}}
  - {compute: demo.encode, params: {value: {$get: head}}, save: {t: /text}}
cases:
  - id: block
    matrix: {number: {$get: recent}}
    steps:
      - {call: demo.call, params: {method: block, params: {$get: number}}, checks: [D-01], expect: {result: {$get: t}}}
      - {compute: demo.encode, params: {value: {$get: number}}, checks: [D-02], expect: {result: {$contains: {text: {$get: t}}}}}
)";

Script encoded() {
  return {gives("{text: t, data: '0x'}")};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(probes_test)

BOOST_AUTO_TEST_CASE(probes_bind_what_all_cases_see) {
  Scene scene(PROBING);
  const Played probes = scene.play_probes({gives("'0x9'")}, encoded());
  BOOST_TEST(probes.result.id == "demo/probes");
  BOOST_TEST(said(probes.result) == "");
  BOOST_TEST((probes.bindings == judge::written("{head: '0x9', recent: ['0x9', '0x8'], t: t}")));
  scene.context.probes[scene.file().path] = probes.bindings;
  const Instance instance = scene.instance("block", 0, {{"number", "0x9"}});
  BOOST_TEST(instance.id == "demo/block[number=0x9]");
  const Played played = scene.play(instance, {gives("t")}, encoded());
  BOOST_TEST(said(played.result) == "D-01 pass; D-02 pass");
  // What a probe found is the target's word: the oracle's answer about it is not shared.
  BOOST_TEST(!played.cacheable[0]);
}

BOOST_AUTO_TEST_CASE(the_ixit_overrides_a_default) {
  Scene scene(PROBING);
  scene.context.ixit = judge::written("{count: 1}");
  BOOST_TEST((*scene.play_probes({gives("'0x9'")}, encoded()).bindings.find("recent") ==
              judge::written("['0x9']")));
}

BOOST_AUTO_TEST_CASE(what_goes_wrong_is_a_check_of_the_probes) {
  Scene scene(PROBING);
  BOOST_TEST(said(scene.play_probes({gives("9")}).result) == " inconclusive probe-failed");
  BOOST_TEST(said(scene.play_probes({rejection("{}")}).result) == " inconclusive probe-failed");
  BOOST_TEST(said(scene.play_probes({crashed()}).result) == " fail iut-crashed");
  BOOST_TEST(said(scene.play_probes({hung(true)}).result) == " inconclusive iut-hung-once");
  BOOST_TEST(said(scene.play_probes({Answer::unsupported("operation", "x")}).result) ==
             " unsupported unsupported");
  BOOST_TEST(said(scene.play_probes({gives("'0x9'")}, {garbled()}).result) ==
             " error oracle-failed");
  BOOST_TEST(
      said(scene.play_probes({gives("'0x9'")}, {Answer::unsupported("operation", "demo.encode")})
               .result) == " blocked oracle-lacks-operation");
}

BOOST_AUTO_TEST_CASE(what_was_bound_before_it_went_wrong_is_kept) {
  Scene scene(PROBING);
  const Played played = scene.play_probes({gives("'0x1'")}, {rejection("{}")});
  BOOST_TEST((played.bindings == judge::written("{head: '0x1', recent: ['0x1', '0x0']}")));
  scene.context.probes[scene.file().path] = played.bindings;
  const Instance instance = scene.instance("block", 0, {{"number", "0x1"}});
  BOOST_TEST(said(scene.play(instance, {gives("t")}, encoded()).result) ==
             "D-01 inconclusive step-failed; D-02 inconclusive step-failed");
}

BOOST_AUTO_TEST_CASE(names_live_within_their_case) {
  Scene scene(R"(
cases:
  - {id: a, steps: [{let: x, be: 1}, {check: {$get: x}, expect: 1, checks: [D-01]}]}
  - {id: b, steps: [{let: x, be: 2}, {check: {$get: x}, expect: 2, checks: [D-02]}]}
)");
  BOOST_TEST(said(scene.play("a", {}).result) == "D-01 pass");
  BOOST_TEST(said(scene.play("b", {}).result) == "D-02 pass");
}

BOOST_AUTO_TEST_CASE(a_fact_that_is_missing_blocks) {
  Scene scene(R"(
ixit: {port: {type: json}}
cases:
  - {id: needs, needs: {ixit: [port]}, steps: [{call: demo.call, params: {method: m, params: {$get: ixit/port}}, checks: [D-01]}]}
)");
  BOOST_TEST(said(scene.play("needs", {}).result) == "D-01 blocked missing-ixit");
  scene.context.ixit = judge::written("{port: 1}");
  BOOST_TEST(said(scene.play("needs", {gives("1")}).result) == "D-01 pass");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace touchstone
