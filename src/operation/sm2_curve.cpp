// SPDX-License-Identifier: Apache-2.0
#include "operation/sm2_curve.hpp"

#include <botan/exceptn.h>

namespace touchstone {

using Botan::BigInt;
using Botan::PointGFp;

namespace {

Result<PointGFp> decompress(BytesView encoded) {
  if (big_number(encoded.subspan(1)) >= sm2_curve().get_p()) {
    return reason("coordinate-out-of-range");
  }
  try {
    return sm2_curve().OS2ECP(encoded.data(), encoded.size());
  } catch (const Botan::Exception&) {
    return reason("public-key-not-on-curve");
  }
}

}  // namespace

const Botan::EC_Group& sm2_curve() {
  static const Botan::EC_Group CURVE("sm2p256v1");
  return CURVE;
}

BigInt big_number(BytesView bytes) {
  return BigInt(bytes.data(), bytes.size());
}

Bytes sm2_field_bytes(const BigInt& value) {
  Bytes bytes(SM2_WIDTH);
  value.binary_encode(bytes.data(), bytes.size());
  return bytes;
}

Result<PointGFp> sm2_read_point(BytesView encoded) {
  // Own reading, because the library takes a byte too many after an uncompressed point.
  const std::uint8_t tag = encoded.empty() ? 0xff : encoded.front();
  if (tag == 0 && encoded.size() == 1) {
    return reason("public-key-at-infinity");
  }
  if ((tag == 2 || tag == 3) && encoded.size() == 1 + SM2_WIDTH) {
    return decompress(encoded);
  }
  if ((tag != 4 && tag != 6 && tag != 7) || encoded.size() != 1 + 2 * SM2_WIDTH) {
    return reason("public-key-malformed");
  }
  const BigInt x = big_number(encoded.subspan(1, SM2_WIDTH));
  const BigInt y = big_number(encoded.last(SM2_WIDTH));
  if (x >= sm2_curve().get_p() || y >= sm2_curve().get_p()) {
    return reason("coordinate-out-of-range");
  }
  if (tag != 4 && y.is_odd() != (tag == 7)) {
    return reason("public-key-malformed");
  }
  PointGFp point = sm2_curve().point(x, y);
  if (!point.on_the_curve()) {
    return reason("public-key-not-on-curve");
  }
  return point;
}

}  // namespace touchstone
