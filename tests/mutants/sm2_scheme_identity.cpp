// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "operation/hash.hpp"
#include "sm2_scheme.hpp"

namespace touchstone::mutants {

using Botan::BigInt;
using Botan::EC_Group;
using Botan::PointGFp;

namespace {

HashFunction& sm3_function() {
  return hash_function(hash_algorithm("sm3"));
}

Bytes entl(std::size_t length, const Sm2IdentityFaults& faults) {
  const std::size_t stated = faults.entl_in_bytes ? length : 8 * length;
  const std::size_t high = faults.entl_high_byte_lost ? 0 : stated >> 8;
  return {static_cast<std::uint8_t>(high), static_cast<std::uint8_t>(stated)};
}

Bytes field(const BigInt& element, const Sm2IdentityFaults& faults) {
  Bytes bytes = sm2_bytes(element);
  if (faults.zeros_dropped) {
    bytes.erase(bytes.begin(), std::find_if(bytes.begin(), bytes.end(),
                                            [](std::uint8_t byte) { return byte != 0; }));
  }
  return bytes;
}

}  // namespace

Result<Bytes> sm2_identity(const EC_Group& group, const PointGFp& key, BytesView identifier,
                           const Sm2IdentityFaults& faults) {
  const std::size_t longest = faults.longest_refused ? 8190 : 8191;
  if (identifier.size() > longest && faults.longer_cut) {
    identifier = identifier.first(longest);
  }
  if (identifier.size() > longest && !faults.entl_wraps) {
    return Error{"signer-id-too-long", {}, {}};
  }
  if (faults.cut_at_zero) {
    const auto zero = std::find(identifier.begin(), identifier.end(), 0);
    identifier = identifier.first(static_cast<std::size_t>(zero - identifier.begin()));
  }
  HashFunction& hash = sm3_function();
  hash.update(entl(identifier.size(), faults));
  hash.update(identifier);
  for (const BigInt& element :
       {group.get_a(), group.get_b(), group.get_g_x(), group.get_g_y(), sm2_x(key), sm2_y(key)}) {
    hash.update(field(element, faults));
  }
  return hash.finish();
}

Result<BigInt> sm2_message_digest(const EC_Group& group, const PointGFp& key, BytesView identifier,
                                  BytesView message, const Sm2IdentityFaults& faults) {
  const Result<Bytes> z = sm2_identity(group, key, identifier, faults);
  if (!z) {
    return z.error();
  }
  HashFunction& hash = sm3_function();
  if (!faults.left_out) {
    hash.update(*z);
  }
  hash.update(message.first(faults.message_cut ? message.size() & 0xffff : message.size()));
  Bytes digest = hash.finish();
  if (faults.hashed_twice) {
    hash.update(digest);
    digest = hash.finish();
  }
  return BigInt(digest.data(), digest.size());
}

}  // namespace touchstone::mutants
