// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>

#include "call.hpp"
#include "hex.hpp"

namespace touchstone {

/// The hash functions of `hash.*`, sorted: GB/T 32905 (sm3), FIPS 180-4 (sha-…), FIPS 202 (sha3-…)
/// and Keccak-256 with the padding of the submission to the SHA-3 competition (Ethereum).
inline constexpr std::string_view HASH_ALGORITHMS[] = {
    "keccak-256",  "sha-224",  "sha-256",  "sha-384",  "sha-512",  "sha-512/224",
    "sha-512/256", "sha3-224", "sha3-256", "sha3-384", "sha3-512", "sm3"};

/// The index of a name in `HASH_ALGORITHMS`. Only names of that list compile.
consteval std::size_t hash_algorithm(std::string_view name) {
  const auto* found = std::find(std::begin(HASH_ALGORITHMS), std::end(HASH_ALGORITHMS), name);
  return found == std::end(HASH_ALGORITHMS)
             ? throw "unknown"
             : static_cast<std::size_t>(found - std::begin(HASH_ALGORITHMS));
}

/// A hash computation. `finish` gives the digest of all updates and makes it as new.
class HashFunction {
 public:
  virtual ~HashFunction() = default;
  virtual void update(BytesView bytes) = 0;
  virtual Bytes finish() = 0;
  /// The digest of one message; faster than an update and a finish where a library has a way.
  virtual Bytes digest(BytesView message) {
    update(message);
    return finish();
  }
};

/// The calling thread's computation of the algorithm at that index of `HASH_ALGORITHMS`, with
/// nothing in it. Creating one costs as much as hashing a kilobyte, so each is made once a thread.
HashFunction& hash_function(std::size_t algorithm);

/// `hash.digest {algorithm, message: bytes} -> bytes`
Answer hash_digest(const Value& params);
/// `hash.digest-chunks {algorithm, chunks: list of bytes} -> bytes`: an update for each chunk.
Answer hash_digest_chunks(const Value& params);
/// `hash.digest-repeated {algorithm, chunk: bytes, count: integer} -> bytes`: `count` chunks in a
/// row. More than 2^34 bytes in all are refused as `limit-exceeded`, a negative count as
/// `out-of-range`.
Answer hash_digest_repeated(const Value& params);

}  // namespace touchstone
