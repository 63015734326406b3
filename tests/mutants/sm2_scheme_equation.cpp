// SPDX-License-Identifier: Apache-2.0
#include <botan/numthry.h>

#include <chrono>
#include <cstdlib>
#include <thread>

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

bool in_range(const BigInt& value, const BigInt& last) {
  return value >= 1 && value <= last;
}

PointGFp sum(const EC_Group& group, const PointGFp& key, const BigInt& s, const BigInt& t,
             const Sm2CurveFaults& faults) {
  const PointGFp& base = group.get_base_point();
  if (faults.fails_at_base_point && key == base) {
    return s * base;
  }
  return s * base + t * key;
}

/// From step B5 on; r and s are reduced.
Result<void> verify_reduced(const EC_Group& group, const PointGFp& key, const BigInt& e,
                            const Sm2Integers& signature, const Sm2Faults& faults) {
  const BigInt& n = group.get_order();
  const BigInt t = (signature.r + signature.s) % n;
  if (t.is_zero() && !faults.equation.t_unchecked) {
    return reason("t-is-zero");
  }
  const PointGFp point = sum(group, key, signature.s, t, faults.curve);
  const bool has_x = !point.is_zero() || faults.equation.infinity_has_x;
  const bool refused = faults.equation.large_e_refused && e >= n;
  if (refused || !has_x || (e + sm2_x(point)) % n != signature.r) {
    return reason("signature-mismatch");
  }
  return {};
}

[[noreturn]] void hang() {
  while (true) {
    std::this_thread::sleep_for(std::chrono::hours(1));
  }
}

/// The inverse of 1 + d, which n-1 does not have.
BigInt inverse(const EC_Group& group, const BigInt& private_key) {
  const BigInt sum = (private_key + 1) % group.get_order();
  return sum.is_zero() ? sum : Botan::inverse_mod(sum, group.get_order());
}

}  // namespace

Result<void> verify_sm2(const EC_Group& group, const PointGFp& key, const BigInt& e,
                        const Sm2Integers& signature, const Sm2Faults& faults) {
  const BigInt& n = group.get_order();
  if (!faults.equation.r_unchecked && !in_range(signature.r, n - 1)) {
    return reason(faults.equation.r_called_mismatch ? "signature-mismatch" : "r-out-of-range");
  }
  if (!faults.equation.s_unchecked && !in_range(signature.s, n - 1)) {
    return reason(faults.equation.s_called_r ? "r-out-of-range" : "s-out-of-range");
  }
  const Sm2Integers reduced{signature.r % n, signature.s % n};
  if (faults.equation.negated_s_taken &&
      verify_reduced(group, key, e, {reduced.r, n - reduced.s}, faults)) {
    return {};
  }
  return verify_reduced(group, key, e, reduced, faults);
}

Result<BigInt> read_sm2_private_key(const EC_Group& group, BytesView bytes,
                                    const Sm2SigningFaults& faults) {
  const BigInt& n = group.get_order();
  BigInt key = number(bytes);
  if (bytes.size() == WIDTH && key == n - 1) {
    switch (faults.last_key) {
      case LastKey::taken:
        return key;
      case LastKey::hangs:
        hang();
      case LastKey::crashes:
        std::abort();
      case LastKey::refused:
        break;
    }
  }
  if (faults.private_key_reduced && key % n != n - 1) {
    return key % n;
  }
  const BigInt last = n - (faults.largest_private_key_refused ? 3 : 2);
  if (bytes.size() != WIDTH || !in_range(key, last)) {
    return reason("private-key-out-of-range");
  }
  return key;
}

Result<BigInt> read_sm2_nonce(const EC_Group& group, BytesView bytes,
                              const Sm2SigningFaults& faults) {
  const BigInt nonce = number(bytes);
  const BigInt last = group.get_order() - (faults.largest_nonce_refused ? 2 : 1);
  if (bytes.size() != WIDTH || (!faults.nonce_unchecked && !in_range(nonce, last))) {
    return reason("nonce-out-of-range");
  }
  return nonce;
}

Result<Sm2Integers> sign_sm2(const EC_Group& group, const BigInt& private_key, const BigInt& e,
                             const BigInt& nonce, const Sm2SigningFaults& faults) {
  const BigInt& n = group.get_order();
  if (faults.large_e_refused && e >= n) {
    return reason("nonce-unusable");
  }
  const BigInt r = (e + sm2_x(nonce * group.get_base_point())) % n;
  if (r.is_zero() && !faults.takes_zero_r) {
    return reason("nonce-unusable");
  }
  if ((r + nonce) % n == 0 && !faults.takes_r_plus_k && !r.is_zero()) {
    return reason("nonce-unusable");
  }
  const BigInt difference = (nonce - r * private_key) % n;
  const BigInt s =
      faults.without_inverse ? difference : inverse(group, private_key) * difference % n;
  const bool no_inverse = faults.last_key == LastKey::taken && private_key == n - 1;
  if (s.is_zero() && !faults.takes_zero_s && !no_inverse) {
    return reason("nonce-unusable");
  }
  return Sm2Integers{r, s};
}

}  // namespace touchstone::mutants
