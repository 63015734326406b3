// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "operation/hash.hpp"

namespace touchstone::mutants {

/// What is wrong with SHA-3 and Keccak-256; as made, nothing.
struct SpongeFaults {
  /// The suffix of the other standard: 01 before the padding of Keccak, none before that of SHA-3.
  bool suffix = false;
  /// A capacity of the length of the digest instead of twice that, in whole lanes.
  bool rate = false;
  /// 23 rounds.
  bool rounds = false;
  /// Another block after one in which suffix and padding would share the last byte.
  bool extra_block = false;
  /// No padding after a message that fills its last block.
  bool full_block_unpadded = false;
  bool sixth_block_skipped = false;
  /// The first byte after a block that began in an earlier part.
  bool byte_lost = false;
};

/// A computation of SHA-3 (FIPS 202) or Keccak-256 that does not use a library.
class Sponge final : public HashFunction {
 public:
  /// `algorithm` is the index of a sponge in `HASH_ALGORITHMS`.
  explicit Sponge(std::size_t algorithm, const SpongeFaults& faults = {});
  void update(BytesView bytes) override;
  Bytes finish() override;

 private:
  void absorb(std::uint8_t byte);
  void permute_block();
  void pad();

  SpongeFaults faults_{};
  std::size_t digest_ = 0;
  std::size_t rate_ = 0;
  std::uint8_t suffix_ = 0;
  std::array<std::uint64_t, 25> lanes_{};
  std::size_t at_ = 0;
  std::uint64_t blocks_ = 0;
};

}  // namespace touchstone::mutants
