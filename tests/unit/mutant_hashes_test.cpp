// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <iterator>
#include <memory>

#include "hex.hpp"
#include "merkle_damgard.hpp"
#include "operation/hash.hpp"
#include "sponge.hpp"

namespace {

using namespace touchstone;
using namespace touchstone::mutants;

std::unique_ptr<HashFunction> without_library(std::size_t algorithm) {
  if (merkle_damgard_function(algorithm) == nullptr) {
    return std::make_unique<Sponge>(algorithm);
  }
  return std::make_unique<MerkleDamgard>(algorithm);
}

Bytes message(std::size_t length) {
  Bytes bytes(length);
  for (std::size_t i = 0; i < length; ++i) {
    bytes[i] = static_cast<std::uint8_t>(37 * i + length);
  }
  return bytes;
}

/// `bytes` in parts of `part`, the last one shorter.
Bytes digest_in_parts(HashFunction& hash, BytesView bytes, std::size_t part) {
  while (!bytes.empty()) {
    const BytesView now = bytes.first(std::min(part, bytes.size()));
    hash.update(now);
    bytes = bytes.subspan(now.size());
  }
  return hash.finish();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(mutant_hashes_test)

BOOST_AUTO_TEST_CASE(without_a_fault_every_length_has_the_digest_of_the_reference) {
  for (std::size_t algorithm = 0; algorithm < std::size(HASH_ALGORITHMS); ++algorithm) {
    const auto hash = without_library(algorithm);
    HashFunction& reference = hash_function(algorithm);
    for (std::size_t length = 0; length <= 450; ++length) {
      const Bytes bytes = message(length);
      hash->update(bytes);
      reference.update(bytes);
      BOOST_REQUIRE_MESSAGE(hash->finish() == reference.finish(),
                            HASH_ALGORITHMS[algorithm] << " of " << length << " bytes");
    }
  }
}

BOOST_AUTO_TEST_CASE(without_a_fault_parts_of_every_size_have_the_digest_of_the_whole) {
  const Bytes bytes = message(1000);
  for (std::size_t algorithm = 0; algorithm < std::size(HASH_ALGORITHMS); ++algorithm) {
    const auto hash = without_library(algorithm);
    HashFunction& reference = hash_function(algorithm);
    reference.update(bytes);
    const Bytes whole = reference.finish();
    for (std::size_t part = 1; part <= 150; ++part) {
      BOOST_REQUIRE_MESSAGE(digest_in_parts(*hash, bytes, part) == whole,
                            HASH_ALGORITHMS[algorithm] << " in parts of " << part);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_length_beyond_16_bits_has_the_digest_of_the_reference) {
  const Bytes bytes = message(70'000);
  for (std::size_t algorithm = 0; algorithm < std::size(HASH_ALGORITHMS); ++algorithm) {
    const auto hash = without_library(algorithm);
    HashFunction& reference = hash_function(algorithm);
    hash->update(bytes);
    reference.update(bytes);
    BOOST_CHECK_MESSAGE(hash->finish() == reference.finish(), HASH_ALGORITHMS[algorithm]);
  }
}

BOOST_AUTO_TEST_SUITE_END()
