// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ostream>
#include <string>
#include <string_view>

#include "render/formats.hpp"

namespace touchstone {

/// What the parts of a text report share: the report, the words and the width of the screen.
class TextPage {
 public:
  using Arguments = Messages::Arguments;

  TextPage(const Report& report, const RenderOptions& options, std::ostream& out)
      : report_(report), options_(options), out_(out) {}

 protected:
  /// The words of a message in the report's language.
  std::string say(std::string_view id, const Arguments& arguments = {}) const;
  /// A text in both languages under `name`, in the report's language.
  std::string words_of(const Value& object, std::string_view name) const;
  /// Text, wrapped to the width.
  void paragraph(const std::string& text);
  /// A label and its text, wrapped under itself.
  void row(std::string_view label, const std::string& text);

  const Report& report_;
  const RenderOptions& options_;
  std::ostream& out_;
};

}  // namespace touchstone
