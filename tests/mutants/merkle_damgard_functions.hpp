// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace touchstone::mutants {

/// Eight words; those of 32 bits stand in the lower half.
using MerkleDamgardState = std::array<std::uint64_t, 8>;

/// SM3 (GB/T 32905) or a function of SHA-2 (FIPS 180-4), without padding and chaining.
struct MerkleDamgardFunction {
  /// Bytes of a word. A block has 16 words, the length at its end two.
  std::size_t word = 0;
  /// Bytes of the digest.
  std::size_t digest = 0;
  MerkleDamgardState initial{};
  void (*compress)(MerkleDamgardState& state, const std::uint8_t* block) = nullptr;

  std::size_t block() const { return 16 * word; }
};

/// The function at that index of `HASH_ALGORITHMS`, or nullptr if it is a sponge.
const MerkleDamgardFunction* merkle_damgard_function(std::size_t algorithm);

}  // namespace touchstone::mutants
