// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

#include "call.hpp"
#include "operation/hash.hpp"

namespace touchstone::mutants {

/// The algorithms of one standard, by their names.
using Family = bool (*)(std::string_view algorithm);
bool sm3(std::string_view algorithm);
bool sha2(std::string_view algorithm);
bool sha3(std::string_view algorithm);
bool keccak(std::string_view algorithm);
/// One algorithm, by its index in `HASH_ALGORITHMS`.
template <std::size_t ALGORITHM>
bool only(std::string_view algorithm) {
  return algorithm == HASH_ALGORITHMS[ALGORITHM];
}

/// True of a call of `hash.*` whose algorithm is one of the family.
bool concerns(const Call& call, Family family);
/// The index in `HASH_ALGORITHMS`. Only of a call that concerns a family.
std::size_t algorithm_of(const Call& call);
/// What a call of `hash.*` is answered with if `hash` is its function.
Answer hashed(const Call& call, HashFunction& hash);

/// The reference's answer to a message that a text interface has spoilt: every byte above 7f became
/// a question mark, or the message ended at its first zero byte.
Answer hash_of_ascii(const Call& call);
Answer hash_up_to_zero(const Call& call);
/// The reference's answer without the zero bytes at its start.
Answer hash_as_number(const Call& call);
/// The empty message, whole or in parts, is refused, or has a digest of zeros.
Answer empty_refused(const Call& call);
Answer empty_as_zeros(const Call& call);
/// The reference's answer of another algorithm, cut to the digest length of the call's.
Answer hash_by(std::string_view other, const Call& call);

}  // namespace touchstone::mutants
