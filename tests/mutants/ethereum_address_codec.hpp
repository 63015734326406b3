// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "call.hpp"

namespace touchstone::mutants {

/// What is wrong with a codec of Ethereum addresses. Without a fault it answers as the reference
/// does.
struct EthereumAddressFaults {
  bool last_place_small = false;     ///< the last digit is never made a capital
  bool hashes_bytes = false;         ///< makes the checksum from the bytes, not from their digits
  bool threshold_9 = false;          ///< a capital from 9 on, not from 8 on
  bool strips_zeros = false;         ///< leading ones of the text it makes
  bool cuts_or_fills_bytes = false;  ///< to 20
  bool needs_letter = false;
  bool ignores_checksum = false;
  bool checks_small = false;     ///< holds small letters throughout to the checksum
  bool checks_capitals = false;  ///< and capitals
  bool cuts_text = false;        ///< to 40 digits
  bool foreign_is_zero = false;  ///< a character that is no digit counts as 0
  bool prefix_optional = false;
};

/// Answers `ethereum-address.checksum` and `ethereum-address.parse`, and all else as the reference
/// does.
Answer ethereum_address_answer(const EthereumAddressFaults& faults, const Call& call);

}  // namespace touchstone::mutants
