// SPDX-License-Identifier: Apache-2.0
#include "operation/sm2.hpp"

#include <botan/bigint.h>
#include <botan/ec_group.h>
#include <botan/mac.h>
#include <botan/point_gfp.h>
#include <botan/rng.h>

#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "operation/hash.hpp"
#include "operation/parameters.hpp"
#include "operation/sm2_curve.hpp"

namespace touchstone {

namespace {

using Botan::BigInt;
using Botan::PointGFp;

constexpr std::size_t LONGEST_IDENTIFIER = 0xffff / 8;

HashFunction& sm3() {
  return hash_function(hash_algorithm("sm3"));
}

/// a, b, x_G and y_G, which every Z_A holds.
const Bytes& curve_bytes() {
  static const Bytes BYTES = [] {
    Bytes joined;
    for (const BigInt& part :
         {sm2_curve().get_a(), sm2_curve().get_b(), sm2_curve().get_g_x(), sm2_curve().get_g_y()}) {
      const Bytes field = sm2_field_bytes(part);
      joined.insert(joined.end(), field.begin(), field.end());
    }
    return joined;
  }();
  return BYTES;
}

Result<Bytes> identity_hash(const PointGFp& key, BytesView signer_id) {
  if (signer_id.size() > LONGEST_IDENTIFIER) {
    return reason("signer-id-too-long");
  }
  const std::size_t bits = signer_id.size() * 8;
  const std::uint8_t entl[] = {static_cast<std::uint8_t>(bits >> 8),
                               static_cast<std::uint8_t>(bits)};
  const Bytes x = sm2_field_bytes(key.get_affine_x());
  const Bytes y = sm2_field_bytes(key.get_affine_y());
  HashFunction& hash = sm3();
  for (const BytesView part :
       {BytesView(entl), signer_id, BytesView(curve_bytes()), BytesView(x), BytesView(y)}) {
    hash.update(part);
  }
  return hash.finish();
}

/// e of a message: steps A1 and A2, B3 and B4.
Result<BigInt> message_digest(const PointGFp& key, BytesView signer_id, BytesView message) {
  const Result<Bytes> za = identity_hash(key, signer_id);
  if (!za) {
    return za.error();
  }
  HashFunction& hash = sm3();
  hash.update(*za);
  hash.update(message);
  return big_number(hash.finish());
}

/// The number, if it is in [1, last].
Result<BigInt> in_range(const Integer& integer, const BigInt& last, const char* otherwise) {
  if (integer.negative || integer.magnitude.empty() || integer.magnitude.size() > SM2_WIDTH) {
    return reason(otherwise);
  }
  BigInt value = big_number(integer.magnitude);
  if (value > last) {
    return reason(otherwise);
  }
  return value;
}

/// Steps B1, B2 and B5 to B7.
Result<void> verify_point(const PointGFp& key, const BigInt& e,
                          const SignatureIntegers& signature) {
  const BigInt& n = sm2_curve().get_order();
  const Result<BigInt> r = in_range(signature.r, n - 1, "r-out-of-range");
  if (!r) {
    return r.error();
  }
  const Result<BigInt> s = in_range(signature.s, n - 1, "s-out-of-range");
  if (!s) {
    return s.error();
  }
  const BigInt t = sm2_curve().mod_order(*r + *s);
  if (t.is_zero()) {
    return reason("t-is-zero");
  }
  const PointGFp sum = sm2_curve().point_multiply(*s, key, t);
  if (sum.is_zero() || sm2_curve().mod_order(e + sum.get_affine_x()) != *r) {
    return reason("signature-mismatch");
  }
  return {};
}

/// [scalar]G. Without a source of randomness nothing is blinded: a reference holds no key of value.
PointGFp multiply_base(const BigInt& scalar) {
  Botan::Null_RNG no_randomness;
  std::vector<BigInt> workspace;
  return sm2_curve().blinded_base_point_multiply(scalar, no_randomness, workspace);
}

Result<BigInt> read_private_key(BytesView private_key) {
  if (private_key.size() != SM2_WIDTH) {
    return reason("private-key-out-of-range");
  }
  return in_range(unsigned_integer(private_key), sm2_curve().get_order() - 2,
                  "private-key-out-of-range");
}

Integer integer_of(const BigInt& value) {
  return unsigned_integer(sm2_field_bytes(value));
}

/// Steps A4 to A7.
Result<SignatureIntegers> sign_digest(const BigInt& key, const BigInt& e, const BigInt& nonce) {
  const Botan::EC_Group& group = sm2_curve();
  const BigInt r = group.mod_order(e + multiply_base(nonce).get_affine_x());
  if (r.is_zero() || r + nonce == group.get_order()) {
    return reason("nonce-unusable");
  }
  const BigInt rd = group.multiply_mod_order(r, key);
  const BigInt difference = group.mod_order(nonce + group.get_order() - rd);
  const BigInt s = group.multiply_mod_order(group.inverse_mod_order(key + 1), difference);
  if (s.is_zero()) {
    return reason("nonce-unusable");
  }
  return SignatureIntegers{integer_of(r), integer_of(s)};
}

Result<BigInt> read_nonce(BytesView nonce) {
  if (nonce.size() != SM2_WIDTH) {
    return reason("nonce-out-of-range");
  }
  return in_range(unsigned_integer(nonce), sm2_curve().get_order() - 1, "nonce-out-of-range");
}

/// 512 bits keep the remainder uniform in [1, n-1].
BigInt derive_nonce(const BigInt& key, const BigInt& e) {
  const auto mac = Botan::MessageAuthenticationCode::create_or_throw("HMAC(SHA-512)");
  mac->set_key(sm2_field_bytes(key));
  mac->update(sm2_field_bytes(e));
  const auto digest = mac->final();
  return BigInt(digest.data(), digest.size()) % (sm2_curve().get_order() - 1) + 1;
}

}  // namespace

Bytes sm2_default_identifier() {
  const BytesView text = bytes_view("1234567812345678");
  return {text.begin(), text.end()};
}

Result<Bytes> sm2_identity_hash(BytesView public_key, BytesView signer_id) {
  const Result<PointGFp> key = sm2_read_point(public_key);
  return key ? identity_hash(*key, signer_id) : key.error();
}

Result<void> sm2_verify(BytesView public_key, BytesView signer_id, BytesView message,
                        const SignatureIntegers& signature) {
  const Result<PointGFp> key = sm2_read_point(public_key);
  if (!key) {
    return key.error();
  }
  const Result<BigInt> e = message_digest(*key, signer_id, message);
  return e ? verify_point(*key, *e, signature) : e.error();
}

Result<void> sm2_verify_digest(BytesView public_key, BytesView digest,
                               const SignatureIntegers& signature) {
  const Result<PointGFp> key = sm2_read_point(public_key);
  if (!key) {
    return key.error();
  }
  if (digest.size() != SM2_WIDTH) {
    return reason("wrong-length");
  }
  return verify_point(*key, big_number(digest), signature);
}

Result<SignatureIntegers> sm2_sign(BytesView private_key, BytesView signer_id, BytesView message) {
  const Result<BigInt> key = read_private_key(private_key);
  if (!key) {
    return key.error();
  }
  const Result<BigInt> e = message_digest(multiply_base(*key), signer_id, message);
  return e ? sign_digest(*key, *e, derive_nonce(*key, *e)) : e.error();
}

Result<SignatureIntegers> sm2_sign_with_nonce(BytesView private_key, BytesView signer_id,
                                              BytesView message, BytesView nonce) {
  const Result<BigInt> key = read_private_key(private_key);
  if (!key) {
    return key.error();
  }
  const Result<BigInt> k = read_nonce(nonce);
  if (!k) {
    return k.error();
  }
  const Result<BigInt> e = message_digest(multiply_base(*key), signer_id, message);
  return e ? sign_digest(*key, *e, *k) : e.error();
}

Result<SignatureIntegers> sm2_sign_digest_with_nonce(BytesView private_key, BytesView digest,
                                                     BytesView nonce) {
  const Result<BigInt> key = read_private_key(private_key);
  if (!key) {
    return key.error();
  }
  const Result<BigInt> k = read_nonce(nonce);
  if (!k) {
    return k.error();
  }
  if (digest.size() != SM2_WIDTH) {
    return reason("wrong-length");
  }
  return sign_digest(*key, big_number(digest), *k);
}

Answer sm2_za(const Value& params) {
  Parameters read(params);
  const Bytes public_key = read.bytes("public-key");
  const std::optional<Bytes> signer_id = read.optional_bytes("signer-id");
  if (read.refused()) {
    return read.refusal();
  }
  const Result<Bytes> za =
      sm2_identity_hash(public_key, signer_id ? *signer_id : sm2_default_identifier());
  return za ? Answer::result(hex_text(*za)) : Answer::rejected(za.error().id);
}

}  // namespace touchstone
