// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace touchstone {

/// What a target printed, as text that is safe to store and to show: valid UTF-8 in which every
/// control character but line feed and tab, every direction mark and every byte that is no UTF-8 is
/// U+FFFD.
std::string printable(std::string_view bytes);

/// The same of the first bytes, at most `limit`, cut between characters.
std::string printable_head(std::string_view bytes, std::size_t limit);
/// The same of the last bytes, at most `limit`, cut between characters.
std::string printable_tail(std::string_view bytes, std::size_t limit);

/// How much of an answer or of standard error is kept as evidence, in bytes.
constexpr std::size_t EVIDENCE_BYTES = 4096;

}  // namespace touchstone
