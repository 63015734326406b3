// SPDX-License-Identifier: Apache-2.0
#include "bech32_codec.hpp"
#include "mutant.hpp"

namespace touchstone::mutants {
namespace {

template <Bech32Faults FAULTS>
Answer answer(const Call& call) {
  return bech32_answer(FAULTS, call);
}

constexpr Mutant MUTANTS[] = {
    {"bech32-decodes-swapped", answer<Bech32Faults{.decodes_swapped = true}>},
    {"bech32-encodes-swapped", answer<Bech32Faults{.encodes_swapped = true}>},
    {"bech32-foreign-is-zero", answer<Bech32Faults{.foreign_is_zero = true}>},
    {"bech32-decodes-long", answer<Bech32Faults{.decodes_long = true}>},
    {"bech32-encodes-long", answer<Bech32Faults{.encodes_long = true}>},
    {"bech32-decodes-empty-hrp", answer<Bech32Faults{.decodes_empty_hrp = true}>},
    {"bech32-encodes-empty-hrp", answer<Bech32Faults{.encodes_empty_hrp = true}>},
    {"bech32-decodes-any-hrp", answer<Bech32Faults{.decodes_any_hrp = true}>},
    {"bech32-encodes-any-hrp", answer<Bech32Faults{.encodes_any_hrp = true}>},
    {"bech32-first-separates", answer<Bech32Faults{.first_separates = true}>},
    {"bech32-needs-no-separator", answer<Bech32Faults{.needs_no_separator = true}>},
    {"bech32-decodes-short", answer<Bech32Faults{.decodes_short = true}>},
    {"bech32-ignores-high-bits", answer<Bech32Faults{.ignores_high_bits = true}>},
    {"bech32-takes-either-variant", answer<Bech32Faults{.takes_either_variant = true}>},
    {"bech32-encodes-wrong-constant", answer<Bech32Faults{.encodes_wrong_constant = true}>},
    {"bech32-cuts-values", answer<Bech32Faults{.cuts_values = true}>},
    {"bech32-refuses-capitals", answer<Bech32Faults{.refuses_capitals = true}>},
    {"bech32-sums-hrp-as-written", answer<Bech32Faults{.sums_hrp_as_written = true}>},
    {"bech32-keeps-capitals", answer<Bech32Faults{.keeps_capitals = true}>},
    {"bech32-decodes-mixed-case", answer<Bech32Faults{.decodes_mixed_case = true}>},
};

}  // namespace

std::span<const Mutant> bech32_mutants() {
  return MUTANTS;
}

}  // namespace touchstone::mutants
