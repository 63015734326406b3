// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <memory>
#include <string>
#include <utility>
#include <variant>

#include "bech32_codec.hpp"
#include "ethereum_address_codec.hpp"
#include "judge/machine.hpp"
#include "load/catalogue.hpp"
#include "mutant.hpp"
#include "plan.hpp"
#include "rlp_codec.hpp"
#include "segwit_codec.hpp"
#include "target/target.hpp"

namespace {

using namespace touchstone;
using namespace touchstone::mutants;

const Catalogue& catalogue() {
  static const Catalogue loaded = [] {
    Diagnostics errors;
    Catalogue read = load_catalogue({TOUCHSTONE_SOURCE_DIR}, errors);
    for (const Error& error : errors) {
      BOOST_TEST_MESSAGE(error.id << ' ' << error.where.file);
    }
    BOOST_REQUIRE(errors.empty());
    return read;
  }();
  return loaded;
}

/// Asks a codec what the cases of a standard ask a target, and the reference the same.
class Comparison {
 public:
  Comparison(std::string standard, Answer (*codec)(const Call& call))
      : standard_(std::move(standard)), codec_(codec) {}

  /// How many answers were compared.
  std::size_t compare() {
    auto local = open_target("local");
    BOOST_REQUIRE(local);
    Diagnostics errors;
    const auto plan =
        make_plan(catalogue(), {.standards = {standard_}}, (*local)->description(), errors);
    BOOST_REQUIRE_MESSAGE(plan, standard_);
    JudgeContext context;
    context.catalogue = &catalogue();
    context.target = &(*local)->description();
    const Bindings probes;
    const Value ixit = Object{};
    InstanceCursor cursor(*plan, probes, ixit);
    while (auto planned = cursor.next()) {
      drive({std::move(planned->instance), context});
    }
    return compared_;
  }

 private:
  void drive(CaseMachine machine) {
    Action action = machine.start();
    while (!std::holds_alternative<Finished>(action)) {
      const auto* asked = std::get_if<AskTarget>(&action);
      const auto* computed = std::get_if<AskOracle>(&action);
      BOOST_REQUIRE(asked != nullptr || computed != nullptr);
      action = machine.next(
          asked != nullptr ? answer(asked->call) : reference_answer(computed->call), Duration{0});
    }
  }

  Answer answer(const Call& call) {
    Answer right = reference_answer(call);
    const Answer answered = codec_(call);
    ++compared_;
    BOOST_REQUIRE_MESSAGE(
        answered.outcome == right.outcome && answered.value == right.value,
        standard_ << ": another answer to the call of " << call.operation << ' ' << compared_);
    return right;
  }

  std::string standard_{};
  Answer (*codec_)(const Call& call);
  std::size_t compared_ = 0;
};

Answer bech32(const Call& call) {
  return bech32_answer({}, call);
}

Answer segwit(const Call& call) {
  return segwit_answer({}, call);
}

Answer rlp(const Call& call) {
  return rlp_answer({}, call);
}

Answer ethereum_address(const Call& call) {
  return ethereum_address_answer({}, call);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(mutant_codecs)

BOOST_AUTO_TEST_CASE(without_a_fault_bech32_answers_as_the_reference) {
  BOOST_TEST(Comparison("bip-173", bech32).compare() > 100);
  BOOST_TEST(Comparison("bip-350", bech32).compare() > 100);
}

BOOST_AUTO_TEST_CASE(without_a_fault_segwit_answers_as_the_reference) {
  BOOST_TEST(Comparison("bip-173", segwit).compare() > 100);
  BOOST_TEST(Comparison("bip-350", segwit).compare() > 100);
}

BOOST_AUTO_TEST_CASE(without_a_fault_rlp_answers_as_the_reference) {
  BOOST_TEST(Comparison("rlp", rlp).compare() > 100);
}

BOOST_AUTO_TEST_CASE(without_a_fault_ethereum_addresses_answer_as_the_reference) {
  BOOST_TEST(Comparison("eip-55", ethereum_address).compare() > 100);
}

BOOST_AUTO_TEST_CASE(without_a_fault_sm2_answers_as_the_reference) {
  const std::span<const Mutant> mutants = sm2_mutants();
  const auto control = std::find_if(mutants.begin(), mutants.end(), [](const Mutant& mutant) {
    return mutant.name == "correct-sm2";
  });
  BOOST_REQUIRE(control != mutants.end());
  BOOST_TEST(Comparison("gbt-32918.2", control->answer).compare() > 1000);
}

BOOST_AUTO_TEST_SUITE_END()
