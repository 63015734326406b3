// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "merkle_damgard_functions.hpp"
#include "operation/hash.hpp"

namespace touchstone::mutants {

/// In what the bits of a message are counted. `signed_32` is carried into the longer field with
/// its sign.
enum class BitCounter : std::uint8_t {
  unsigned_64,
  signed_32,
  unsigned_32,
  unsigned_24,
  unsigned_16
};

/// What is wrong with the padding and chaining of SM3 and SHA-2; as made, nothing.
struct MerkleDamgardFaults {
  /// One bit of the initial value.
  bool initial_value = false;
  /// Another block after one that the padding fills exactly.
  bool extra_block = false;
  /// No padding after a message that fills its last block.
  bool full_block_unpadded = false;
  /// The length in the last block of the message also where that has no room for it.
  bool pressed_length = false;
  bool sixth_block_skipped = false;
  /// The first byte after a block that began in an earlier part.
  bool byte_lost = false;
  BitCounter counter = BitCounter::unsigned_64;
};

/// A computation that does not use a library, so that it can be broken inside.
class MerkleDamgard final : public HashFunction {
 public:
  /// `algorithm` is an index of `HASH_ALGORITHMS` that has a `merkle_damgard_function`.
  explicit MerkleDamgard(std::size_t algorithm, const MerkleDamgardFaults& faults = {});
  void update(BytesView bytes) override;
  Bytes finish() override;

 private:
  void start();
  void compress(const std::uint8_t* block);
  void pad();
  void put_length();

  const MerkleDamgardFunction& function_;
  MerkleDamgardFaults faults_{};
  MerkleDamgardState state_{};
  std::array<std::uint8_t, 128> buffer_{};
  std::size_t buffered_ = 0;
  std::uint64_t blocks_ = 0;
  std::uint64_t bytes_ = 0;
};

}  // namespace touchstone::mutants
