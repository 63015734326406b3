// SPDX-License-Identifier: Apache-2.0
#include "ethereum_address_codec.hpp"
#include "mutant.hpp"

namespace touchstone::mutants {
namespace {

template <EthereumAddressFaults FAULTS>
Answer answer(const Call& call) {
  return ethereum_address_answer(FAULTS, call);
}

constexpr Mutant MUTANTS[] = {
    {"ethereum-address-last-place-small", answer<EthereumAddressFaults{.last_place_small = true}>},
    {"ethereum-address-hashes-bytes", answer<EthereumAddressFaults{.hashes_bytes = true}>},
    {"ethereum-address-threshold-9", answer<EthereumAddressFaults{.threshold_9 = true}>},
    {"ethereum-address-strips-zeros", answer<EthereumAddressFaults{.strips_zeros = true}>},
    {"ethereum-address-cuts-or-fills-bytes",
     answer<EthereumAddressFaults{.cuts_or_fills_bytes = true}>},
    {"ethereum-address-needs-letter", answer<EthereumAddressFaults{.needs_letter = true}>},
    {"ethereum-address-ignores-checksum", answer<EthereumAddressFaults{.ignores_checksum = true}>},
    {"ethereum-address-checks-small", answer<EthereumAddressFaults{.checks_small = true}>},
    {"ethereum-address-checks-capitals", answer<EthereumAddressFaults{.checks_capitals = true}>},
    {"ethereum-address-cuts-text", answer<EthereumAddressFaults{.cuts_text = true}>},
    {"ethereum-address-foreign-is-zero", answer<EthereumAddressFaults{.foreign_is_zero = true}>},
    {"ethereum-address-prefix-optional", answer<EthereumAddressFaults{.prefix_optional = true}>},
};

}  // namespace

std::span<const Mutant> ethereum_address_mutants() {
  return MUTANTS;
}

}  // namespace touchstone::mutants
