// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

using Bytes = std::vector<std::uint8_t>;
using BytesView = std::span<const std::uint8_t>;

/// The bytes of a value of type `bytes`: `0x` and lower-case hex, two digits a byte; nothing if
/// `text` is spelt in another way. format.md §1.
std::optional<Bytes> bytes_of(std::string_view text);

/// The digits of `bytes` in lower-case hex, without a prefix.
std::string hex_digits(BytesView bytes);

/// `bytes` as a value of type `bytes`: `0x` and lower-case hex.
std::string hex_text(BytesView bytes);

/// The characters of `text` as bytes.
BytesView bytes_view(std::string_view text);

}  // namespace touchstone
