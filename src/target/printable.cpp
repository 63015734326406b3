// SPDX-License-Identifier: Apache-2.0
#include "target/printable.hpp"

#include <algorithm>
#include <cstdint>

namespace touchstone {
namespace {

constexpr std::string_view REPLACEMENT = "\xEF\xBF\xBD";

std::uint8_t byte_at(std::string_view bytes, std::size_t index) {
  return static_cast<std::uint8_t>(bytes[index]);
}

bool is_continuation(std::uint8_t byte) {
  return (byte & 0xC0U) == 0x80U;
}

/// A character and its length in bytes; `length` 0 where there is none.
struct Character {
  std::uint32_t code = 0;
  std::size_t length = 0;
};

std::size_t stated_length(std::uint8_t lead) {
  if (lead < 0x80U) {
    return 1;
  }
  if (lead >= 0xC2U && lead < 0xE0U) {
    return 2;
  }
  if (lead >= 0xE0U && lead < 0xF0U) {
    return 3;
  }
  return lead >= 0xF0U && lead < 0xF5U ? 4 : 0;
}

Character character_at(std::string_view bytes, std::size_t index) {
  const std::uint8_t lead = byte_at(bytes, index);
  const std::size_t length = stated_length(lead);
  if (length <= 1) {
    return {lead, length};
  }
  if (index + length > bytes.size()) {
    return {};
  }
  std::uint32_t code = lead & (0xFFU >> (length + 1));
  for (std::size_t offset = 1; offset < length; ++offset) {
    const std::uint8_t next = byte_at(bytes, index + offset);
    if (!is_continuation(next)) {
      return {};
    }
    code = (code << 6U) | (next & 0x3FU);
  }
  constexpr std::uint32_t SMALLEST[] = {0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = code >= 0xD800U && code <= 0xDFFFU;
  return code < SMALLEST[length] || surrogate || code > 0x10FFFFU ? Character{}
                                                                  : Character{code, length};
}

bool is_harmless(std::uint32_t code) {
  if (code < 0x20U) {
    return code == '\n' || code == '\t';
  }
  const bool control = code >= 0x7FU && code <= 0x9FU;
  const bool direction = code == 0x61CU || code == 0x200EU || code == 0x200FU ||
                         (code >= 0x202AU && code <= 0x202EU) ||
                         (code >= 0x2066U && code <= 0x2069U);
  const bool line_break = code == 0x2028U || code == 0x2029U;
  return !control && !direction && !line_break;
}

/// Appends characters until the next one would make `text` longer than `limit`.
std::string clean(std::string_view bytes, std::size_t limit) {
  std::string text;
  for (std::size_t index = 0; index < bytes.size();) {
    const Character found = character_at(bytes, index);
    const bool keep = found.length > 0 && is_harmless(found.code);
    const std::string_view piece = keep ? bytes.substr(index, found.length) : REPLACEMENT;
    if (piece.size() > limit - text.size()) {
      break;
    }
    text += piece;
    index += std::max<std::size_t>(found.length, 1);
  }
  return text;
}

}  // namespace

std::string printable(std::string_view bytes) {
  return clean(bytes, static_cast<std::size_t>(-1));
}

std::string printable_head(std::string_view bytes, std::size_t limit) {
  return clean(bytes.substr(0, limit), limit);
}

std::string printable_tail(std::string_view bytes, std::size_t limit) {
  if (bytes.size() > limit) {
    bytes.remove_prefix(bytes.size() - limit);
    while (!bytes.empty() && is_continuation(byte_at(bytes, 0))) {
      bytes.remove_prefix(1);
    }
  }
  // Replacement characters are longer than what they stand for, so the beginning gives way.
  std::string text = printable(bytes);
  std::size_t surplus = text.size() > limit ? text.size() - limit : 0;
  while (surplus > 0 && surplus < text.size() && is_continuation(byte_at(text, surplus))) {
    ++surplus;
  }
  return text.substr(surplus);
}

}  // namespace touchstone
