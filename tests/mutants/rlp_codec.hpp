// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "call.hpp"

namespace touchstone::mutants {

/// What is wrong with an RLP codec. Without a fault it answers as the reference does.
struct RlpFaults {
  bool encodes_zero_as_empty = false;   ///< the byte 00 as the empty string
  bool encodes_80_as_itself = false;    ///< the byte 80 as bytes below it
  bool encodes_56_bytes_short = false;  ///< a string of 56 bytes in the short form
  bool encodes_list_55_long = false;    ///< a list with 55 bytes of payload in the long form
  bool encodes_list_56_short = false;   ///< a list with 56 bytes of payload in the short form
  bool encodes_stripped = false;        ///< strings without their leading zeros
  bool decodes_zero_as_empty = false;
  bool loses_byte_of_b7 = false;      ///< reads 54 bytes of a string of 55
  bool refuses_long_strings = false;  ///< over 65535 bytes
  bool refuses_f7 = false;            ///< a list with 55 bytes of payload in the short form
  bool refuses_long_lists = false;    ///< over 255 bytes of payload
  bool decodes_stripped = false;      ///< strings without their leading zeros
  bool takes_prefixed_byte = false;   ///< 81 before a byte below 80
  bool takes_short_string_in_long_form = false;
  bool takes_short_list_in_long_form = false;
  bool takes_zero_before_length_of_string = false;
  bool takes_zero_before_length_of_list = false;
  bool takes_cut_string = false;  ///< what there is of it
  bool calls_cut_length_non_minimal = false;
  bool takes_cut_list = false;       ///< what there is of it
  bool ignores_end_of_list = false;  ///< an item may go on until the input ends
  bool ignores_trailing_data = false;
  bool empty_input_is_empty = false;  ///< no input is the empty string
  bool cuts_length_to_32_bits = false;
  bool refuses_depth_64 = false;  ///< lists nested deeper than 64
  bool aborts_at_depth_500 = false;
};

/// Answers `rlp.decode` and `rlp.encode`, and all else as the reference does.
Answer rlp_answer(const RlpFaults& faults, const Call& call);

}  // namespace touchstone::mutants
