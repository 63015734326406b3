// SPDX-License-Identifier: Apache-2.0
#include "sponge.hpp"

#include <bit>
#include <string_view>
#include <utility>

namespace touchstone::mutants {
namespace {

using Lanes = std::array<std::uint64_t, 25>;

constexpr std::uint64_t ROUND_CONSTANTS[] = {
    0x0000000000000001, 0x0000000000008082, 0x800000000000808a, 0x8000000080008000,
    0x000000000000808b, 0x0000000080000001, 0x8000000080008081, 0x8000000000008009,
    0x000000000000008a, 0x0000000000000088, 0x0000000080008009, 0x000000008000000a,
    0x000000008000808b, 0x800000000000008b, 0x8000000000008089, 0x8000000000008003,
    0x8000000000008002, 0x8000000000000080, 0x000000000000800a, 0x800000008000000a,
    0x8000000080008081, 0x8000000000008080, 0x0000000080000001, 0x8000000080008008,
};

void theta(Lanes& a) {
  std::array<std::uint64_t, 5> column{};
  for (std::size_t i = 0; i < a.size(); ++i) {
    column[i % 5] ^= a[i];
  }
  for (std::size_t i = 0; i < a.size(); ++i) {
    a[i] ^= column[(i + 4) % 5] ^ std::rotl(column[(i + 1) % 5], 1);
  }
}

/// FIPS 202, 3.2.2 and 3.2.3: the lanes one after another, each rotated by a triangular number.
void rho_and_pi(Lanes& a) {
  std::size_t x = 1;
  std::size_t y = 0;
  std::uint64_t moved = a[1];
  for (int t = 0; t < 24; ++t) {
    const std::size_t next = (2 * x + 3 * y) % 5;
    x = y;
    y = next;
    std::swap(moved, a[x + 5 * y]);
    a[x + 5 * y] = std::rotl(a[x + 5 * y], (t + 1) * (t + 2) / 2 % 64);
  }
}

void chi(Lanes& a) {
  for (std::size_t row = 0; row < a.size(); row += 5) {
    const std::array<std::uint64_t, 5> b{a[row], a[row + 1], a[row + 2], a[row + 3], a[row + 4]};
    for (std::size_t x = 0; x < 5; ++x) {
      a[row + x] = b[x] ^ (~b[(x + 1) % 5] & b[(x + 2) % 5]);
    }
  }
}

void permute(Lanes& lanes, std::size_t rounds) {
  for (std::size_t i = 0; i < rounds; ++i) {
    theta(lanes);
    rho_and_pi(lanes);
    chi(lanes);
    lanes[0] ^= ROUND_CONSTANTS[i];
  }
}

std::size_t digest_length(std::string_view name) {
  return name.ends_with("224") ? 28 : name.ends_with("256") ? 32 : name.ends_with("384") ? 48 : 64;
}

}  // namespace

Sponge::Sponge(std::size_t algorithm, const SpongeFaults& faults) : faults_(faults) {
  const std::string_view name = HASH_ALGORITHMS[algorithm];
  digest_ = digest_length(name);
  rate_ = faults.rate ? (200 - digest_) / 8 * 8 : 200 - 2 * digest_;
  suffix_ = name.starts_with("sha3") == faults.suffix ? 0x01 : 0x06;
}

void Sponge::permute_block() {
  ++blocks_;
  at_ = 0;
  if (blocks_ != 6 || !faults_.sixth_block_skipped) {
    permute(lanes_, faults_.rounds ? 23 : 24);
  }
}

void Sponge::absorb(std::uint8_t byte) {
  lanes_[at_ / 8] ^= std::uint64_t{byte} << (8 * (at_ % 8));
  ++at_;
}

void Sponge::update(BytesView bytes) {
  bool begun = at_ > 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    absorb(bytes[i]);
    if (at_ == rate_) {
      permute_block();
      i += faults_.byte_lost && begun ? 1 : 0;
      begun = false;
    }
  }
}

void Sponge::pad() {
  absorb(suffix_);
  if (at_ == rate_ && faults_.extra_block) {
    permute_block();
  }
  at_ = rate_ - 1;
  absorb(0x80);
  permute_block();
}

Bytes Sponge::finish() {
  if (!faults_.full_block_unpadded || at_ > 0 || blocks_ == 0) {
    pad();
  }
  Bytes digest;
  for (std::size_t i = 0; i < digest_; ++i) {
    digest.push_back(static_cast<std::uint8_t>(lanes_[i / 8] >> (8 * (i % 8))));
  }
  lanes_ = {};
  at_ = 0;
  blocks_ = 0;
  return digest;
}

}  // namespace touchstone::mutants
