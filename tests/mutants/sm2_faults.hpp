// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace touchstone::mutants {

// What is wrong with the parts of SM2; as made, nothing. A switch says what the part does instead.

/// The curve of GB/T 32918.5.
struct Sm2CurveFaults {
  /// The last bit of b differs.
  bool other_b = false;
  /// [s]G + [t]P is found from a table of sums, whose G + P is wrong where P is G.
  bool fails_at_base_point = false;
};

/// Z_A and e, GB/T 32918.2, 5.5 and 6.1.
struct Sm2IdentityFaults {
  bool entl_in_bytes = false;
  bool entl_high_byte_lost = false;
  bool entl_wraps = false;
  bool longest_refused = false;
  bool longer_cut = false;
  bool cut_at_zero = false;
  bool zeros_dropped = false;
  bool default_is_empty = false;
  bool empty_is_default = false;
  /// e is the hash of the message alone.
  bool left_out = false;
  bool hashed_twice = false;
  /// The length of the message is kept in 16 bits.
  bool message_cut = false;
};

/// The byte form of a public key, GB/T 32918.1, 4.2.9, 4.2.10 and 6.2.1.
struct Sm2KeyFaults {
  bool takes_off_curve = false;
  bool takes_unreduced = false;
  bool takes_infinity = false;
  bool takes_longer = false;
  bool takes_unknown_tag = false;
  bool takes_without_tag = false;
  bool compressed_parity_ignored = false;
  bool hybrid_parity_ignored = false;
  bool takes_without_root = false;
  bool crashes_without_root = false;
  bool off_curve_called_malformed = false;
};

/// The raw form of a signature and DER, GB/T 32918.1, 4.2.2, and GB/T 35276.
struct Sm2FormFaults {
  bool takes_short_raw = false;
  bool takes_long_raw = false;
  bool writes_short_raw = false;
  bool takes_third_integer = false;
  bool takes_any_structure = false;
  bool takes_long_lengths = false;
  bool takes_extra_zeros = false;
  bool takes_trailing_data = false;
  bool integers_unsigned = false;
  /// Both numbers are written in 32 octets, beside the sign octet.
  bool writes_zeros = false;
};

/// Verification, GB/T 32918.2, 7.1.
struct Sm2EquationFaults {
  bool r_unchecked = false;
  bool s_unchecked = false;
  bool t_unchecked = false;
  /// The point at infinity is taken to have the coordinate 0.
  bool infinity_has_x = false;
  bool large_e_refused = false;
  bool negated_s_taken = false;
  bool r_called_mismatch = false;
  bool s_called_r = false;
};

/// What a signer does with the private key n-1.
enum class LastKey : std::uint8_t { refused, taken, hangs, crashes };

/// Signing, GB/T 32918.2, 6.1.
struct Sm2SigningFaults {
  bool without_inverse = false;
  bool large_e_refused = false;
  bool takes_zero_r = false;
  bool takes_r_plus_k = false;
  bool takes_zero_s = false;
  bool nonce_unchecked = false;
  bool largest_nonce_refused = false;
  bool private_key_reduced = false;
  bool largest_private_key_refused = false;
  LastKey last_key = LastKey::refused;
};

struct Sm2Faults {
  Sm2CurveFaults curve{};
  Sm2IdentityFaults identity{};
  Sm2KeyFaults key{};
  Sm2FormFaults form{};
  Sm2EquationFaults equation{};
  Sm2SigningFaults signing{};
};

}  // namespace touchstone::mutants
