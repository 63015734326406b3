// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "value.hpp"

namespace touchstone {

/// A position in a file, counted from 1.
struct Mark {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

/// Turns byte offsets of a text into marks; columns count characters, not bytes. Asking in
/// ascending order costs the length of the text once.
class MarkCounter {
 public:
  explicit MarkCounter(std::string_view text) : text_(text) {}

  Mark at(std::size_t offset);

 private:
  std::string_view text_;
  std::size_t offset_ = 0;
  Mark mark_{1, 1};
};

/// Positions in the shape of a `Value`: of the node, of its key in the object that holds it (or of
/// the node again), and of its members or elements in their order.
struct Marks {
  Mark self{};
  Mark key{};
  std::vector<Marks> children{};
  /// The reader already complained about this node, and its value is only a stand-in.
  bool faulty = false;
};

/// A value as read from a file, with where everything stood.
struct Located {
  Value value{};
  Marks marks{};
};

/// The offset of the first byte that is not part of well-formed UTF-8 (RFC 3629), or npos.
std::size_t find_invalid_utf8(std::string_view text);

}  // namespace touchstone
