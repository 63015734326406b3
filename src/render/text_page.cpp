// SPDX-License-Identifier: Apache-2.0
#include "render/text_page.hpp"

#include "render/columns.hpp"

namespace touchstone {

std::string TextPage::say(std::string_view id, const Arguments& arguments) const {
  return options_.messages->say(id, arguments, options_.language);
}

void TextPage::paragraph(const std::string& text) {
  for (const std::string& line : wrapped(text, options_.width)) {
    out_ << line << '\n';
  }
}

void TextPage::row(std::string_view label, const std::string& text) {
  const std::string name = say(label);
  const std::size_t indent = options_.language == Language::zh ? 11 : 13;
  const auto lines = wrapped(text, options_.width - indent - 2);
  for (std::size_t at = 0; at < lines.size(); ++at) {
    out_ << "  " << padded(at == 0 ? name : "", indent) << lines[at] << '\n';
  }
}

std::string TextPage::words_of(const Value& object, std::string_view name) const {
  const Value* words = object.find(name);
  return words == nullptr ? ""
                          : text_member(*words, options_.language == Language::zh ? "zh" : "en");
}

}  // namespace touchstone
