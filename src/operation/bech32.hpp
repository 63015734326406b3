// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "call.hpp"
#include "error.hpp"
#include "hex.hpp"

namespace touchstone {

/// Bech32, BIP-173, and Bech32m, BIP-350. An `Error` here is a refusal and its id the reason.
inline constexpr std::string_view BECH32_VARIANTS[] = {"bech32", "bech32m"};
/// In the order of `BECH32_VARIANTS`.
enum class Bech32Variant : std::size_t { bech32, bech32m };

/// What stands in a text: the human-readable part in lower case and a byte for each 5-bit value,
/// without the checksum.
struct Bech32Text {
  std::string hrp{};
  Bytes data{};
  Bech32Variant variant = Bech32Variant::bech32;
};

/// Decodes a text with a checksum of either variant. Reasons, in the order of the checks:
/// `too-long` (over 90), `mixed-case`, `missing-separator`, `empty-hrp`,
/// `hrp-character-out-of-range`, `data-part-too-short`, `invalid-data-character`,
/// `invalid-checksum`.
Result<Bech32Text> bech32_text(std::string_view text);

/// Encodes in lower case. Reasons, in the order of the checks: `empty-hrp`,
/// `hrp-character-out-of-range`, `mixed-case`, `data-value-out-of-range`, `too-long`.
Result<std::string> bech32_join(const Bech32Text& parts);

/// `bech32.decode {variant, text} -> {hrp, data}`. The checksum of the other variant is
/// `invalid-checksum`.
Answer bech32_decode(const Value& params);
/// `bech32.encode {variant, hrp: text, data: bytes} -> text`
Answer bech32_encode(const Value& params);

}  // namespace touchstone
