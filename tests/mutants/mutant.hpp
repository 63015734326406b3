// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

#include "call.hpp"

namespace touchstone::mutants {

/// An implementation that is right but for one behaviour. `answer` is asked for every call and
/// answers it with the reference operations wherever the fault does not show.
struct Mutant {
  std::string_view name{};
  Answer (*answer)(const Call& call) = nullptr;
};

/// What the unmutated control answers: the reference operation of that name, or unsupported.
Answer reference_answer(const Call& call);

// One list a family; the program `touchstone_mutant` chooses by name from all of them.
std::span<const Mutant> hash_mutants();
std::span<const Mutant> sm2_mutants();
std::span<const Mutant> bech32_mutants();
std::span<const Mutant> segwit_mutants();
std::span<const Mutant> rlp_mutants();
std::span<const Mutant> ethereum_address_mutants();

}  // namespace touchstone::mutants
