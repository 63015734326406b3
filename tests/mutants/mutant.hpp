// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "call.hpp"
#include "value.hpp"

namespace touchstone::mutants {

/// The right answer: what the reference operations say.
Answer reference(const Call& call);

/// An implementation with one wrong behaviour: `answer` gives what it says to a call.
struct FamilyMutant {
  std::string_view name{};
  Answer (*answer)(const Call& call) = nullptr;
};

/// An adapter with one fault in how it speaks: it reads standard input and writes standard output
/// until it ends. `state` is the second word of the command line, or "": a file that outlives it.
struct TransportMutant {
  std::string_view name{};
  int (*serve)(const std::string& state) = nullptr;
};

std::span<const TransportMutant> transport_mutants();
std::span<const FamilyMutant> hash_mutants();
std::span<const FamilyMutant> sm2_mutants();
std::span<const FamilyMutant> bech32_mutants();
std::span<const FamilyMutant> rlp_mutants();
std::span<const FamilyMutant> eip55_mutants();

}  // namespace touchstone::mutants
