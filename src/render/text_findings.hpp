// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "render/text_page.hpp"

namespace touchstone {

/// The checks that failed: the first of a requirement in full, each of the others on a line.
class TextFindings : TextPage {
 public:
  using TextPage::TextPage;
  void write();

 private:
  void finding_line(const ReportedFinding& each);
  std::string symbol(const Check& check) const;
  void finding(const ReportedFinding& each);
  void exchange(const Finding& finding);
  std::string reproduce(const Finding& finding) const;
};

}  // namespace touchstone
