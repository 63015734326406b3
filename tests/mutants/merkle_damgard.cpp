// SPDX-License-Identifier: Apache-2.0
#include "merkle_damgard.hpp"

#include <algorithm>

namespace touchstone::mutants {
namespace {

std::uint64_t counted(std::uint64_t bits, BitCounter counter) {
  switch (counter) {
    case BitCounter::signed_32:
      return static_cast<std::uint64_t>(std::int64_t{static_cast<std::int32_t>(bits)});
    case BitCounter::unsigned_32:
      return bits & 0xffff'ffff;
    case BitCounter::unsigned_24:
      return bits & 0xff'ffff;
    case BitCounter::unsigned_16:
      return bits & 0xffff;
    case BitCounter::unsigned_64:
      break;
  }
  return bits;
}

}  // namespace

MerkleDamgard::MerkleDamgard(std::size_t algorithm, const MerkleDamgardFaults& faults)
    : function_(*merkle_damgard_function(algorithm)), faults_(faults) {
  start();
}

void MerkleDamgard::start() {
  state_ = function_.initial;
  state_[7] ^= faults_.initial_value ? 1 : 0;
  buffered_ = 0;
  blocks_ = 0;
  bytes_ = 0;
}

void MerkleDamgard::compress(const std::uint8_t* block) {
  ++blocks_;
  if (blocks_ != 6 || !faults_.sixth_block_skipped) {
    function_.compress(state_, block);
  }
}

void MerkleDamgard::update(BytesView bytes) {
  const std::size_t block = function_.block();
  bytes_ += bytes.size();
  if (buffered_ > 0) {
    const BytesView taken = bytes.first(std::min(bytes.size(), block - buffered_));
    std::copy(taken.begin(), taken.end(), buffer_.data() + buffered_);
    buffered_ += taken.size();
    if (buffered_ < block) {
      return;
    }
    compress(buffer_.data());
    bytes = bytes.subspan(taken.size());
    bytes = bytes.subspan(faults_.byte_lost && !bytes.empty() ? 1 : 0);
  }
  for (; bytes.size() >= block; bytes = bytes.subspan(block)) {
    compress(bytes.data());
  }
  std::copy(bytes.begin(), bytes.end(), buffer_.begin());
  buffered_ = bytes.size();
}

void MerkleDamgard::put_length() {
  const std::size_t block = function_.block();
  const std::uint64_t bits = counted(8 * bytes_, faults_.counter);
  for (std::size_t i = 0; i < 8; ++i) {
    buffer_[block - 1 - i] = static_cast<std::uint8_t>(bits >> (8 * i));
  }
  const std::uint8_t sign = faults_.counter == BitCounter::signed_32 && bits >> 63 ? 0xff : 0;
  std::fill(buffer_.data() + block - 2 * function_.word, buffer_.data() + block - 8, sign);
}

void MerkleDamgard::pad() {
  const std::size_t block = function_.block();
  const std::size_t room = block - 2 * function_.word;
  const bool another = buffered_ >= room || (faults_.extra_block && buffered_ + 1 == room);
  buffer_[buffered_] = 0x80;
  std::fill(buffer_.data() + buffered_ + 1, buffer_.data() + block, std::uint8_t{0});
  if (another && !faults_.pressed_length) {
    compress(buffer_.data());
    buffer_.fill(0);
  }
  put_length();
  compress(buffer_.data());
}

Bytes MerkleDamgard::finish() {
  if (!faults_.full_block_unpadded || buffered_ > 0 || bytes_ == 0) {
    pad();
  }
  Bytes digest;
  for (std::size_t i = 0; i < function_.digest; ++i) {
    const std::size_t shift = 8 * (function_.word - 1 - i % function_.word);
    digest.push_back(static_cast<std::uint8_t>(state_[i / function_.word] >> shift));
  }
  start();
  return digest;
}

}  // namespace touchstone::mutants
