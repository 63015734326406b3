// SPDX-License-Identifier: Apache-2.0
#include <botan/numthry.h>

#include <cstdlib>

#include "sm2_scheme.hpp"

namespace touchstone::mutants {

using Botan::BigInt;
using Botan::EC_Group;
using Botan::PointGFp;

namespace {

constexpr std::size_t WIDTH = 32;

Error reason(const char* name) {
  return Error{name, {}, {}};
}

BigInt number(BytesView bytes) {
  return BigInt(bytes.data(), bytes.size());
}

/// x^3 + ax + b
BigInt right_side(const EC_Group& group, const BigInt& x) {
  const BigInt& p = group.get_p();
  return (((x * x % p + group.get_a()) * x) + group.get_b()) % p;
}

Result<PointGFp> decompress(const EC_Group& group, BytesView encoded, const Sm2KeyFaults& faults) {
  const BigInt& p = group.get_p();
  const BigInt x = number(encoded.subspan(1));
  if (x >= p) {
    return reason("coordinate-out-of-range");
  }
  const BigInt square = right_side(group, x);
  BigInt y = Botan::power_mod(square, (p + 1) / 4, p);
  if (y * y % p != square) {
    if (faults.crashes_without_root) {
      std::abort();
    }
    if (!faults.takes_without_root) {
      return reason("public-key-not-on-curve");
    }
  }
  if (!faults.compressed_parity_ignored && y.is_odd() != (encoded.front() == 3)) {
    y = p - y;
  }
  return group.point(x, y);
}

Result<PointGFp> point_of(const EC_Group& group, BytesView coordinates,
                          const Sm2KeyFaults& faults) {
  const BigInt& p = group.get_p();
  BigInt x = number(coordinates.first(WIDTH));
  BigInt y = number(coordinates.subspan(WIDTH, WIDTH));
  if (faults.takes_unreduced) {
    x = x % p;
    y = y % p;
  }
  if (x >= p || y >= p) {
    return reason("coordinate-out-of-range");
  }
  if (!faults.takes_off_curve && y * y % p != right_side(group, x)) {
    return reason(faults.off_curve_called_malformed ? "public-key-malformed"
                                                    : "public-key-not-on-curve");
  }
  return group.point(x, y);
}

bool takes(BytesView encoded, const Sm2KeyFaults& faults) {
  const std::size_t length = 1 + 2 * WIDTH;
  if (encoded.size() != length && !(faults.takes_longer && encoded.size() > length)) {
    return false;
  }
  const bool hybrid = encoded.front() == 6 || encoded.front() == 7;
  if (hybrid) {
    const bool odd = (encoded[2 * WIDTH] & 1) != 0;
    return faults.hybrid_parity_ignored || odd == (encoded.front() == 7);
  }
  return encoded.front() == 4 || faults.takes_unknown_tag;
}

}  // namespace

const EC_Group& sm2_group(const Sm2CurveFaults& faults) {
  static const EC_Group RIGHT("sm2p256v1");
  if (!faults.other_b) {
    return RIGHT;
  }
  static const EC_Group WRONG(RIGHT.get_p(), RIGHT.get_a(), RIGHT.get_b() - 1, RIGHT.get_g_x(),
                              RIGHT.get_g_y(), RIGHT.get_order(), 1);
  return WRONG;
}

BigInt sm2_x(const PointGFp& point) {
  return point.is_zero() ? BigInt(0) : point.get_affine_x();
}

BigInt sm2_y(const PointGFp& point) {
  return point.is_zero() ? BigInt(0) : point.get_affine_y();
}

Bytes sm2_bytes(const BigInt& value) {
  Bytes bytes(WIDTH);
  value.binary_encode(bytes.data(), bytes.size());
  return bytes;
}

Result<PointGFp> read_sm2_key(const EC_Group& group, BytesView encoded,
                              const Sm2KeyFaults& faults) {
  if (encoded.size() == 1 && encoded.front() == 0) {
    return faults.takes_infinity ? Result<PointGFp>(group.zero_point())
                                 : reason("public-key-at-infinity");
  }
  if (encoded.size() == 1 + WIDTH && (encoded.front() == 2 || encoded.front() == 3)) {
    return decompress(group, encoded, faults);
  }
  if (encoded.size() == 2 * WIDTH && faults.takes_without_tag) {
    return point_of(group, encoded, faults);
  }
  return takes(encoded, faults) ? point_of(group, encoded.subspan(1), faults)
                                : reason("public-key-malformed");
}

}  // namespace touchstone::mutants
