// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "render/text_page.hpp"

namespace touchstone {

/// The end of a report: what kept the run from an outcome, what was counted, what was not tested.
class TextClosing : TextPage {
 public:
  using TextPage::TextPage;
  void write();

 private:
  void causes();
  void closing();
  void set_aside();
  void not_tested();
  void deviations();
};

}  // namespace touchstone
