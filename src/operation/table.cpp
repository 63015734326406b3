// SPDX-License-Identifier: Apache-2.0
#include "operation/table.hpp"

#include <algorithm>
#include <iterator>

#include "operation/bech32.hpp"
#include "operation/bytes.hpp"
#include "operation/ethereum_address.hpp"
#include "operation/hash.hpp"
#include "operation/rlp.hpp"
#include "operation/segwit_address.hpp"
#include "operation/signature.hpp"
#include "operation/sm2.hpp"
#include "operation/text.hpp"

namespace touchstone {

namespace {

constexpr Discriminator BECH32[] = {{"variant", BECH32_VARIANTS}};
constexpr Discriminator HASH[] = {{"algorithm", HASH_ALGORITHMS}};
constexpr Discriminator SIGNATURE[] = {{"algorithm", SIGNATURE_ALGORITHMS},
                                       {"signature-format", SIGNATURE_FORMATS}};
constexpr Discriminator SIGNATURE_FORM[] = {{"signature-format", SIGNATURE_FORMATS}};

constexpr ReferenceOperation OPERATIONS[] = {
    {"bech32.decode", BECH32, bech32_decode},
    {"bech32.encode", BECH32, bech32_encode},
    {"bytes.concatenate", {}, bytes_concatenate},
    {"bytes.repeat", {}, bytes_repeat},
    {"ethereum-address.checksum", {}, ethereum_address_checksum},
    {"ethereum-address.parse", {}, ethereum_address_parse},
    {"hash.digest", HASH, hash_digest},
    {"hash.digest-chunks", HASH, hash_digest_chunks},
    {"hash.digest-repeated", HASH, hash_digest_repeated},
    {"rlp.decode", {}, rlp_decode},
    {"rlp.encode", {}, rlp_encode},
    {"segwit-address.decode", {}, segwit_address_decode},
    {"segwit-address.encode", {}, segwit_address_encode},
    {"signature.encode", SIGNATURE_FORM, signature_encode},
    {"signature.sign", SIGNATURE, signature_sign},
    {"signature.sign-digest-with-nonce", SIGNATURE, signature_sign_digest_with_nonce},
    {"signature.sign-with-nonce", SIGNATURE, signature_sign_with_nonce},
    {"signature.verify", SIGNATURE, signature_verify},
    {"signature.verify-digest", SIGNATURE, signature_verify_digest},
    {"sm2.za", {}, sm2_za},
    {"text.concatenate", {}, text_concatenate},
    {"text.encode", {}, text_encode},
    {"text.repeat", {}, text_repeat},
};

constexpr bool sorted_and_unique() {
  return std::adjacent_find(std::begin(OPERATIONS), std::end(OPERATIONS),
                            [](const ReferenceOperation& left, const ReferenceOperation& right) {
                              return left.name >= right.name;
                            }) == std::end(OPERATIONS);
}
static_assert(sorted_and_unique());

}  // namespace

std::span<const ReferenceOperation> reference_operations() {
  return OPERATIONS;
}

const ReferenceOperation* reference_operation(std::string_view name) {
  const auto* found = std::lower_bound(
      std::begin(OPERATIONS), std::end(OPERATIONS), name,
      [](const ReferenceOperation& row, std::string_view wanted) { return row.name < wanted; });
  return found != std::end(OPERATIONS) && found->name == name ? found : nullptr;
}

}  // namespace touchstone
