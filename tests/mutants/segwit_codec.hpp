// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bech32_codec.hpp"
#include "call.hpp"

namespace touchstone::mutants {

/// What is wrong with a codec of segregated witness addresses. Without a fault it answers as the
/// reference does.
struct SegwitFaults {
  Bech32Faults text{};       ///< of the reading of the text
  bool ignores_hrp = false;  ///< takes the address of any network
  bool empty_is_version_zero = false;
  bool decodes_large_versions = false;  ///< 17 to 31
  bool only_first_versions = false;     ///< refuses versions above 1 when it decodes
  bool ignores_padding_length = false;
  bool ignores_padding_bits = false;
  bool decodes_any_length = false;  ///< outside 2 to 40
  bool decodes_any_v0_length = false;
  bool v0_takes_either_variant = false;
  bool later_take_either_variant = false;
  bool strips_zeros_of_v0 = false;  ///< leading zero bytes of the program
  bool encodes_all_bech32 = false;
  bool encodes_all_bech32m = false;
  bool cuts_version = false;        ///< takes five bits of it when it encodes
  bool encodes_any_length = false;  ///< outside 2 to 40
  bool encodes_any_v0_length = false;
};

/// Answers `segwit-address.decode` and `segwit-address.encode`, and all else as the reference does.
Answer segwit_answer(const SegwitFaults& faults, const Call& call);

}  // namespace touchstone::mutants
