// SPDX-License-Identifier: Apache-2.0
#include "mutant.hpp"
#include "sm2_scheme.hpp"

namespace touchstone::mutants {
namespace {

template <Sm2Faults FAULTS>
Answer with(const Call& call) {
  return sm2_answer(call, FAULTS);
}

constexpr Mutant MUTANTS[] = {
    {"correct-sm2", with<Sm2Faults{}>},

    {"sm2-b-differs", with<Sm2Faults{.curve = {.other_b = true}}>},
    {"sm2-base-point-fails", with<Sm2Faults{.curve = {.fails_at_base_point = true}}>},

    {"sm2-entl-in-bytes", with<Sm2Faults{.identity = {.entl_in_bytes = true}}>},
    {"hb-091-entl-high-byte-lost", with<Sm2Faults{.identity = {.entl_high_byte_lost = true}}>},
    {"sm2-entl-wraps", with<Sm2Faults{.identity = {.entl_wraps = true}}>},
    {"sm2-identifier-8191-refused", with<Sm2Faults{.identity = {.longest_refused = true}}>},
    {"sm2-identifier-cut", with<Sm2Faults{.identity = {.longer_cut = true}}>},
    {"sm2-identifier-cut-at-zero", with<Sm2Faults{.identity = {.cut_at_zero = true}}>},
    {"sm2-leading-zeros-dropped", with<Sm2Faults{.identity = {.zeros_dropped = true}}>},
    {"sm2-default-identifier-empty", with<Sm2Faults{.identity = {.default_is_empty = true}}>},
    {"sm2-empty-identifier-as-default", with<Sm2Faults{.identity = {.empty_is_default = true}}>},
    {"sm2-identity-left-out", with<Sm2Faults{.identity = {.left_out = true}}>},
    {"sm2-hashed-twice", with<Sm2Faults{.identity = {.hashed_twice = true}}>},
    {"sm2-message-cut", with<Sm2Faults{.identity = {.message_cut = true}}>},

    {"sm2-key-off-curve", with<Sm2Faults{.key = {.takes_off_curve = true}}>},
    {"sm2-key-unreduced", with<Sm2Faults{.key = {.takes_unreduced = true}}>},
    {"sm2-key-at-infinity", with<Sm2Faults{.key = {.takes_infinity = true}}>},
    {"sm2-key-longer", with<Sm2Faults{.key = {.takes_longer = true}}>},
    {"sm2-key-unknown-tag", with<Sm2Faults{.key = {.takes_unknown_tag = true}}>},
    {"sm2-key-without-tag", with<Sm2Faults{.key = {.takes_without_tag = true}}>},
    {"sm2-compressed-parity-ignored", with<Sm2Faults{.key = {.compressed_parity_ignored = true}}>},
    {"sm2-compressed-without-root", with<Sm2Faults{.key = {.takes_without_root = true}}>},
    {"sm2-compressed-crash", with<Sm2Faults{.key = {.crashes_without_root = true}}>},
    {"sm2-hybrid-parity-ignored", with<Sm2Faults{.key = {.hybrid_parity_ignored = true}}>},
    {"sm2-off-curve-called-malformed",
     with<Sm2Faults{.key = {.off_curve_called_malformed = true}}>},

    {"sm2-raw-short", with<Sm2Faults{.form = {.takes_short_raw = true}}>},
    {"sm2-raw-long", with<Sm2Faults{.form = {.takes_long_raw = true}}>},
    {"sm2-raw-made-short", with<Sm2Faults{.form = {.writes_short_raw = true}}>},
    {"sm2-der-third-integer", with<Sm2Faults{.form = {.takes_third_integer = true}}>},
    {"sm2-der-any-tag", with<Sm2Faults{.form = {.takes_any_structure = true}}>},
    {"sm2-der-long-lengths", with<Sm2Faults{.form = {.takes_long_lengths = true}}>},
    {"sm2-der-extra-zeros", with<Sm2Faults{.form = {.takes_extra_zeros = true}}>},
    {"sm2-der-trailing-data", with<Sm2Faults{.form = {.takes_trailing_data = true}}>},
    {"sm2-der-unsigned", with<Sm2Faults{.form = {.integers_unsigned = true}}>},
    {"sm2-der-made-with-zeros", with<Sm2Faults{.form = {.writes_zeros = true}}>},

    {"hb-093-nothing-checked",
     with<Sm2Faults{.key = {.takes_off_curve = true},
                    .equation = {.r_unchecked = true, .s_unchecked = true}}>},
    {"sm2-r-unchecked", with<Sm2Faults{.equation = {.r_unchecked = true}}>},
    {"sm2-s-unchecked", with<Sm2Faults{.equation = {.s_unchecked = true}}>},
    {"sm2-t-unchecked", with<Sm2Faults{.equation = {.t_unchecked = true}}>},
    {"sm2-infinity-has-x", with<Sm2Faults{.equation = {.infinity_has_x = true}}>},
    {"sm2-large-e-refused", with<Sm2Faults{.equation = {.large_e_refused = true}}>},
    {"sm2-negated-s", with<Sm2Faults{.equation = {.negated_s_taken = true}}>},
    {"sm2-r-called-mismatch", with<Sm2Faults{.equation = {.r_called_mismatch = true}}>},
    {"sm2-s-called-r", with<Sm2Faults{.equation = {.s_called_r = true}}>},

    {"sm2-signs-without-inverse", with<Sm2Faults{.signing = {.without_inverse = true}}>},
    {"sm2-signs-no-large-e", with<Sm2Faults{.signing = {.large_e_refused = true}}>},
    {"sm2-signs-zero-r", with<Sm2Faults{.signing = {.takes_zero_r = true}}>},
    {"sm2-signs-r-plus-k", with<Sm2Faults{.signing = {.takes_r_plus_k = true}}>},
    {"sm2-signs-zero-s", with<Sm2Faults{.signing = {.takes_zero_s = true}}>},
    {"sm2-nonce-unchecked", with<Sm2Faults{.signing = {.nonce_unchecked = true}}>},
    {"sm2-largest-nonce-refused", with<Sm2Faults{.signing = {.largest_nonce_refused = true}}>},
    {"sm2-private-key-reduced", with<Sm2Faults{.signing = {.private_key_reduced = true}}>},
    {"sm2-private-key-n-2-refused",
     with<Sm2Faults{.signing = {.largest_private_key_refused = true}}>},
    {"sm2-private-key-n-1-taken", with<Sm2Faults{.signing = {.last_key = LastKey::taken}}>},
    {"sm2-private-key-n-1-hang", with<Sm2Faults{.signing = {.last_key = LastKey::hangs}}>},
    {"sm2-private-key-n-1-crash", with<Sm2Faults{.signing = {.last_key = LastKey::crashes}}>},
};

}  // namespace

std::span<const Mutant> sm2_mutants() {
  return MUTANTS;
}

}  // namespace touchstone::mutants
