// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string_view>

#include "error.hpp"

namespace re2 {
class RE2;
}

namespace touchstone {

/// A compiled `$pattern`: RE2 without flags, unanchored, `$` is the end of the text. Matching takes
/// time linear in the text, whoever wrote it. format.md §3.
class Pattern {
 public:
  /// True if the pattern is found anywhere in `text` (UTF-8).
  bool search(std::string_view text) const;

 private:
  friend Result<Pattern> compile_pattern(std::string_view text);
  explicit Pattern(std::shared_ptr<const re2::RE2> compiled);

  /// Shared with the cache of the thread that compiled it.
  std::shared_ptr<const re2::RE2> compiled_;
};

/// Compiles once for each thread and text; the latest few hundred are kept. Error: `bad-pattern`
/// with the arguments `pattern` and `why` (RE2's words).
Result<Pattern> compile_pattern(std::string_view text);

}  // namespace touchstone
