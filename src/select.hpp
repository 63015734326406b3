// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

/// A pattern over case ids: `*` is one element, `**` any number of them. Neither matches `[…]`: an
/// id without brackets stands for all its instances, and the id of a case for all its rows.
class CasePattern {
 public:
  explicit CasePattern(std::string_view text);

  bool matches(std::string_view id) const;
  const std::string& text() const { return text_; }

 private:
  std::string text_;
  std::string brackets_;
  std::vector<std::string> elements_;
};

}  // namespace touchstone
