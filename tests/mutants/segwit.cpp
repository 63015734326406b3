// SPDX-License-Identifier: Apache-2.0
#include "mutant.hpp"
#include "segwit_codec.hpp"

namespace touchstone::mutants {
namespace {

template <SegwitFaults FAULTS>
Answer answer(const Call& call) {
  return segwit_answer(FAULTS, call);
}

constexpr Mutant MUTANTS[] = {
    {"segwit-ignores-hrp", answer<SegwitFaults{.ignores_hrp = true}>},
    {"segwit-decodes-large-versions", answer<SegwitFaults{.decodes_large_versions = true}>},
    {"segwit-only-first-versions", answer<SegwitFaults{.only_first_versions = true}>},
    {"segwit-strips-zeros-of-v0", answer<SegwitFaults{.strips_zeros_of_v0 = true}>},
    {"segwit-ignores-padding-length", answer<SegwitFaults{.ignores_padding_length = true}>},
    {"segwit-ignores-padding-bits", answer<SegwitFaults{.ignores_padding_bits = true}>},
    {"segwit-decodes-any-length", answer<SegwitFaults{.decodes_any_length = true}>},
    {"segwit-decodes-any-v0-length", answer<SegwitFaults{.decodes_any_v0_length = true}>},
    {"segwit-empty-is-version-zero", answer<SegwitFaults{.empty_is_version_zero = true}>},
    {"segwit-ignores-checksum", answer<SegwitFaults{.text = {.ignores_checksum = true}}>},
    {"segwit-decodes-mixed-case", answer<SegwitFaults{.text = {.decodes_mixed_case = true}}>},
    {"segwit-refuses-capitals", answer<SegwitFaults{.text = {.refuses_capitals = true}}>},
    {"segwit-foreign-is-zero", answer<SegwitFaults{.text = {.foreign_is_zero = true}}>},
    {"segwit-v0-takes-either-variant", answer<SegwitFaults{.v0_takes_either_variant = true}>},
    {"segwit-later-take-either-variant", answer<SegwitFaults{.later_take_either_variant = true}>},
    {"segwit-encodes-all-bech32m", answer<SegwitFaults{.encodes_all_bech32m = true}>},
    {"segwit-encodes-all-bech32", answer<SegwitFaults{.encodes_all_bech32 = true}>},
    {"segwit-cuts-version", answer<SegwitFaults{.cuts_version = true}>},
    {"segwit-encodes-any-length", answer<SegwitFaults{.encodes_any_length = true}>},
    {"segwit-encodes-any-v0-length", answer<SegwitFaults{.encodes_any_v0_length = true}>},
    {"hb-075-checksum-commented-out",
     answer<SegwitFaults{.text = {.ignores_checksum = true, .refuses_capitals = true}}>},
};

}  // namespace

std::span<const Mutant> segwit_mutants() {
  return MUTANTS;
}

}  // namespace touchstone::mutants
