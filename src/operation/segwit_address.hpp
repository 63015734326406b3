// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "call.hpp"

namespace touchstone {

/// Addresses of segregated witness outputs, BIP-173 with BIP-350: version 0 in Bech32, all others
/// in Bech32m.

/// `segwit-address.decode {hrp, address: text} -> {version: integer, program: bytes}`. Reasons, in
/// the order of the checks: those of `bech32_text`, `hrp-mismatch`, `empty-data`,
/// `witness-version-out-of-range` (over 16), `padding-too-long` (over four bits),
/// `padding-not-zero`, `program-wrong-length` (not 2 to 40 bytes),
/// `program-wrong-length-for-version` (version 0: not 20 or 32), `wrong-checksum-variant`.
Answer segwit_address_decode(const Value& params);

/// `segwit-address.encode {hrp, version: integer, program: bytes} -> text`. Reasons:
/// `witness-version-out-of-range`, `program-wrong-length`, `program-wrong-length-for-version`, then
/// those of `bech32_join`.
Answer segwit_address_encode(const Value& params);

}  // namespace touchstone
