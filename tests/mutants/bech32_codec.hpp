// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "call.hpp"
#include "error.hpp"
#include "hex.hpp"
#include "operation/bech32.hpp"

namespace touchstone::mutants {

/// What is wrong with a Bech32 codec. Without a fault it answers as the reference does.
struct Bech32Faults {
  bool decodes_swapped = false;    ///< 27 and 28 take each other's place in what is decoded
  bool encodes_swapped = false;    ///< and in the characters written, under a checksum of the right
  bool foreign_is_zero = false;    ///< a character outside the table counts as 0
  bool decodes_long = false;       ///< more than 90 characters
  bool encodes_long = false;       ///< more than 90 characters
  bool decodes_empty_hrp = false;  ///< nothing before the separator
  bool encodes_empty_hrp = false;
  bool decodes_any_hrp = false;  ///< characters outside 0x21 to 0x7e
  bool encodes_any_hrp = false;
  bool first_separates = false;     ///< the first 1 separates, not the last
  bool needs_no_separator = false;  ///< without a 1 there is an empty human-readable part
  bool decodes_short = false;       ///< fewer than six characters after the separator
  bool ignores_high_bits = false;   ///< only 25 bits of the remainder are compared
  bool ignores_checksum = false;
  bool takes_either_variant = false;
  bool sums_hrp_as_written = false;  ///< takes a checksum over capitals too
  bool encodes_wrong_constant = false;
  bool cuts_values = false;     ///< an encoder takes five bits of each value
  bool keeps_capitals = false;  ///< an encoder returns the human-readable part as it was given
  bool refuses_capitals = false;
  bool decodes_mixed_case = false;
};

/// A text whose checksum is yet to be verified.
struct Bech32Reading {
  std::string hrp{};      ///< in lower case
  std::string written{};  ///< the same as it stands in the text
  Bytes values{};         ///< all of them, with the checksum

  /// The values before the checksum.
  Bytes data() const;
};

/// Reasons as those of `bech32_text`, without `invalid-checksum`.
Result<Bech32Reading> read_bech32(const Bech32Faults& faults, std::string_view text);
bool checksum_holds(const Bech32Faults& faults, const Bech32Reading& reading,
                    Bech32Variant variant);
/// Reasons as those of `bech32_join`.
Result<std::string> write_bech32(const Bech32Faults& faults, const Bech32Text& parts);

/// Answers `bech32.decode` and `bech32.encode`, and all else as the reference does.
Answer bech32_answer(const Bech32Faults& faults, const Call& call);

}  // namespace touchstone::mutants
