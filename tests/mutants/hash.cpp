// SPDX-License-Identifier: Apache-2.0
#include "hash_calls.hpp"
#include "merkle_damgard.hpp"
#include "mutant.hpp"
#include "sponge.hpp"

namespace touchstone::mutants {
namespace {

/// A long message takes seconds: only a fault of the counter shows there.
template <Family FAMILY, MerkleDamgardFaults FAULTS>
Answer chained(const Call& call) {
  constexpr bool OF_LONG_MESSAGES =
      FAULTS.counter == BitCounter::signed_32 || FAULTS.counter == BitCounter::unsigned_32;
  if (!concerns(call, FAMILY) || (call.operation == "hash.digest-repeated") != OF_LONG_MESSAGES) {
    return reference_answer(call);
  }
  MerkleDamgard hash(algorithm_of(call), FAULTS);
  return hashed(call, hash);
}

template <Family FAMILY, SpongeFaults FAULTS>
Answer absorbed(const Call& call) {
  if (!concerns(call, FAMILY)) {
    return reference_answer(call);
  }
  Sponge hash(algorithm_of(call), FAULTS);
  return hashed(call, hash);
}

template <Family FAMILY, Answer (*SPOILT)(const Call&)>
Answer spoilt(const Call& call) {
  return concerns(call, FAMILY) ? SPOILT(call) : reference_answer(call);
}

template <std::size_t ALGORITHM, std::size_t INSTEAD>
Answer instead(const Call& call) {
  return concerns(call, only<ALGORITHM>) ? hash_by(HASH_ALGORITHMS[INSTEAD], call)
                                         : reference_answer(call);
}

/// Nothing is wrong, and no digest is computed by a library.
Answer without_library(const Call& call) {
  if (!concerns(call, [](std::string_view) { return true; })) {
    return reference_answer(call);
  }
  const std::size_t algorithm = algorithm_of(call);
  if (merkle_damgard_function(algorithm) == nullptr) {
    Sponge hash(algorithm);
    return hashed(call, hash);
  }
  MerkleDamgard hash(algorithm);
  return hashed(call, hash);
}

consteval std::size_t operator""_hash(const char* name, std::size_t length) {
  return hash_algorithm({name, length});
}

using Chain = MerkleDamgardFaults;
using Spongy = SpongeFaults;

constexpr Mutant MUTANTS[] = {
    {"correct-hash", without_library},

    {"keccak-ascii", spoilt<keccak, hash_of_ascii>},
    {"keccak-as-sha3", instead<"keccak-256"_hash, "sha3-256"_hash>},
    {"keccak-byte-lost", absorbed<keccak, Spongy{.byte_lost = true}>},
    {"keccak-empty-as-zeros", spoilt<keccak, empty_as_zeros>},
    {"keccak-extra-block", absorbed<keccak, Spongy{.extra_block = true}>},
    {"keccak-full-block-unpadded", absorbed<keccak, Spongy{.full_block_unpadded = true}>},
    {"keccak-leading-zeros-dropped", spoilt<keccak, hash_as_number>},
    {"keccak-sixth-block-skipped", absorbed<keccak, Spongy{.sixth_block_skipped = true}>},
    {"keccak-up-to-zero", spoilt<keccak, hash_up_to_zero>},

    {"sha-224-cut-from-256", instead<"sha-224"_hash, "sha-256"_hash>},
    {"sha-256-initial-value", chained<only<"sha-256"_hash>, Chain{.initial_value = true}>},
    {"sha-384-cut-from-512", instead<"sha-384"_hash, "sha-512"_hash>},
    {"sha-512-initial-value", chained<only<"sha-512"_hash>, Chain{.initial_value = true}>},
    {"sha-512-224-cut-from-512", instead<"sha-512/224"_hash, "sha-512"_hash>},
    {"sha-512-256-cut-from-512", instead<"sha-512/256"_hash, "sha-512"_hash>},
    {"sha2-16-bit-length", chained<sha2, Chain{.counter = BitCounter::unsigned_16}>},
    {"sha2-24-bit-length", chained<sha2, Chain{.counter = BitCounter::unsigned_24}>},
    {"sha2-32-bit-length", chained<sha2, Chain{.counter = BitCounter::unsigned_32}>},
    {"sha2-ascii", spoilt<sha2, hash_of_ascii>},
    {"sha2-byte-lost", chained<sha2, Chain{.byte_lost = true}>},
    {"sha2-extra-block", chained<sha2, Chain{.extra_block = true}>},
    {"sha2-full-block-unpadded", chained<sha2, Chain{.full_block_unpadded = true}>},
    {"sha2-leading-zeros-dropped", spoilt<sha2, hash_as_number>},
    {"sha2-length-pressed-in", chained<sha2, Chain{.pressed_length = true}>},
    {"sha2-sixth-block-skipped", chained<sha2, Chain{.sixth_block_skipped = true}>},
    {"sha2-up-to-zero", spoilt<sha2, hash_up_to_zero>},

    {"sha3-224-capacity", absorbed<only<"sha3-224"_hash>, Spongy{.rate = true}>},
    {"sha3-256-as-keccak", instead<"sha3-256"_hash, "keccak-256"_hash>},
    {"sha3-384-suffix", absorbed<only<"sha3-384"_hash>, Spongy{.suffix = true}>},
    {"sha3-512-rounds", absorbed<only<"sha3-512"_hash>, Spongy{.rounds = true}>},
    {"sha3-ascii", spoilt<sha3, hash_of_ascii>},
    {"sha3-byte-lost", absorbed<sha3, Spongy{.byte_lost = true}>},
    {"sha3-extra-block", absorbed<sha3, Spongy{.extra_block = true}>},
    {"sha3-full-block-unpadded", absorbed<sha3, Spongy{.full_block_unpadded = true}>},
    {"sha3-leading-zeros-dropped", spoilt<sha3, hash_as_number>},
    {"sha3-sixth-block-skipped", absorbed<sha3, Spongy{.sixth_block_skipped = true}>},
    {"sha3-up-to-zero", spoilt<sha3, hash_up_to_zero>},

    {"sm3-16-bit-length", chained<sm3, Chain{.counter = BitCounter::unsigned_16}>},
    {"sm3-24-bit-length", chained<sm3, Chain{.counter = BitCounter::unsigned_24}>},
    {"sm3-32-bit-length", chained<sm3, Chain{.counter = BitCounter::unsigned_32}>},
    {"sm3-ascii", spoilt<sm3, hash_of_ascii>},
    {"sm3-byte-lost", chained<sm3, Chain{.byte_lost = true}>},
    {"sm3-empty-refused", spoilt<sm3, empty_refused>},
    {"sm3-extra-block", chained<sm3, Chain{.extra_block = true}>},
    {"sm3-full-block-unpadded", chained<sm3, Chain{.full_block_unpadded = true}>},
    {"sm3-initial-value", chained<sm3, Chain{.initial_value = true}>},
    {"sm3-leading-zeros-dropped", spoilt<sm3, hash_as_number>},
    {"hb-087-length-pressed-in", chained<sm3, Chain{.pressed_length = true}>},
    {"hb-089-signed-length", chained<sm3, Chain{.counter = BitCounter::signed_32}>},
    {"sm3-sixth-block-skipped", chained<sm3, Chain{.sixth_block_skipped = true}>},
    {"sm3-up-to-zero", spoilt<sm3, hash_up_to_zero>},
};

}  // namespace

std::span<const Mutant> hash_mutants() {
  return MUTANTS;
}

}  // namespace touchstone::mutants
