// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <botan/bigint.h>
#include <botan/ec_group.h>
#include <botan/point_gfp.h>

#include <cstddef>

#include "error.hpp"
#include "hex.hpp"

namespace touchstone {

/// Bytes of a field element and of a number below n.
inline constexpr std::size_t SM2_WIDTH = 32;

/// The curve of GB/T 32918.5-2017.
const Botan::EC_Group& sm2_curve();

/// Big-endian bytes as a number of any size.
Botan::BigInt big_number(BytesView bytes);
/// A number below 2^256 in 32 bytes.
Bytes sm2_field_bytes(const Botan::BigInt& value);

/// A public key: uncompressed, compressed or hybrid. GB/T 32918.1-2016, 4.2.9, 4.2.10 and 6.2.1.
/// Reasons: `public-key-malformed`, `public-key-at-infinity`, `coordinate-out-of-range`,
/// `public-key-not-on-curve`.
Result<Botan::PointGFp> sm2_read_point(BytesView encoded);

}  // namespace touchstone
