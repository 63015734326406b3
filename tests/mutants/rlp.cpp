// SPDX-License-Identifier: Apache-2.0
#include "mutant.hpp"
#include "rlp_codec.hpp"

namespace touchstone::mutants {
namespace {

template <RlpFaults FAULTS>
Answer answer(const Call& call) {
  return rlp_answer(FAULTS, call);
}

constexpr Mutant MUTANTS[] = {
    {"rlp-encodes-zero-as-empty", answer<RlpFaults{.encodes_zero_as_empty = true}>},
    {"rlp-encodes-80-as-itself", answer<RlpFaults{.encodes_80_as_itself = true}>},
    {"rlp-encodes-56-bytes-short", answer<RlpFaults{.encodes_56_bytes_short = true}>},
    {"rlp-encodes-list-55-long", answer<RlpFaults{.encodes_list_55_long = true}>},
    {"rlp-encodes-list-56-short", answer<RlpFaults{.encodes_list_56_short = true}>},
    {"rlp-encodes-stripped", answer<RlpFaults{.encodes_stripped = true}>},
    {"rlp-decodes-zero-as-empty", answer<RlpFaults{.decodes_zero_as_empty = true}>},
    {"rlp-loses-byte-of-b7", answer<RlpFaults{.loses_byte_of_b7 = true}>},
    {"rlp-refuses-long-strings", answer<RlpFaults{.refuses_long_strings = true}>},
    {"rlp-refuses-f7", answer<RlpFaults{.refuses_f7 = true}>},
    {"rlp-refuses-long-lists", answer<RlpFaults{.refuses_long_lists = true}>},
    {"rlp-decodes-stripped", answer<RlpFaults{.decodes_stripped = true}>},
    {"rlp-takes-prefixed-byte", answer<RlpFaults{.takes_prefixed_byte = true}>},
    {"rlp-takes-short-string-in-long-form",
     answer<RlpFaults{.takes_short_string_in_long_form = true}>},
    {"rlp-takes-short-list-in-long-form", answer<RlpFaults{.takes_short_list_in_long_form = true}>},
    {"rlp-takes-zero-before-length-of-string",
     answer<RlpFaults{.takes_zero_before_length_of_string = true}>},
    {"rlp-takes-zero-before-length-of-list",
     answer<RlpFaults{.takes_zero_before_length_of_list = true}>},
    {"rlp-takes-cut-string", answer<RlpFaults{.takes_cut_string = true}>},
    {"rlp-calls-cut-length-non-minimal", answer<RlpFaults{.calls_cut_length_non_minimal = true}>},
    {"rlp-takes-cut-list", answer<RlpFaults{.takes_cut_list = true}>},
    {"rlp-ignores-end-of-list", answer<RlpFaults{.ignores_end_of_list = true}>},
    {"rlp-ignores-trailing-data", answer<RlpFaults{.ignores_trailing_data = true}>},
    {"rlp-empty-input-is-empty", answer<RlpFaults{.empty_input_is_empty = true}>},
    {"rlp-cuts-length-to-32-bits", answer<RlpFaults{.cuts_length_to_32_bits = true}>},
    {"rlp-refuses-depth-64", answer<RlpFaults{.refuses_depth_64 = true}>},
    {"rlp-aborts-at-depth-500", answer<RlpFaults{.aborts_at_depth_500 = true}>},
    {"hb-047-lax-long-forms", answer<RlpFaults{.takes_prefixed_byte = true,
                                               .takes_short_string_in_long_form = true,
                                               .takes_short_list_in_long_form = true,
                                               .takes_zero_before_length_of_string = true,
                                               .takes_zero_before_length_of_list = true}>},
};

}  // namespace

std::span<const Mutant> rlp_mutants() {
  return MUTANTS;
}

}  // namespace touchstone::mutants
