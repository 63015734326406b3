// SPDX-License-Identifier: Apache-2.0
#include "render/columns.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdio>

namespace touchstone {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

// Unicode 15 East_Asian_Width W and F, merged to blocks.
constexpr Range WIDE[] = {
    {0x1100, 0x115F}, {0x2E80, 0x303E},   {0x3041, 0x33FF},   {0x3400, 0x4DBF},  {0x4E00, 0x9FFF},
    {0xA000, 0xA4CF}, {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},  {0xFF00, 0xFF60},
    {0xFFE0, 0xFFE6}, {0x1F300, 0x1F64F}, {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD}};
constexpr Range ZERO[] = {{0x0300, 0x036F}, {0x200B, 0x200F}, {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}};
// Bidirectional controls, line separators and the byte order mark.
constexpr Range HIDDEN[] = {{0x00, 0x1F},     {0x7F, 0x9F},     {0x061C, 0x061C}, {0x200E, 0x200F},
                            {0x2028, 0x202E}, {0x2066, 0x2069}, {0xFEFF, 0xFEFF}};

template <std::size_t N>
bool in(const Range (&ranges)[N], char32_t point) {
  return std::any_of(std::begin(ranges), std::end(ranges),
                     [&](Range range) { return point >= range.first && point <= range.last; });
}

/// The code point at `at`, which is moved behind it; a broken byte is U+FFFD.
char32_t decode(std::string_view text, std::size_t& at) {
  const auto lead = static_cast<unsigned char>(text[at++]);
  if (lead < 0x80) {
    return lead;
  }
  const std::size_t more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0;
  if (more == 0 || at + more > text.size()) {
    return 0xFFFD;
  }
  char32_t point = lead & (0x3F >> more);
  for (std::size_t i = 0; i < more; ++i) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if ((byte & 0xC0) != 0x80) {
      return 0xFFFD;
    }
    point = point << 6 | (byte & 0x3F);
    ++at;
  }
  return point;
}

std::size_t width_of(char32_t point) {
  return in(WIDE, point) ? 2 : in(ZERO, point) ? 0 : 1;
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    width += width_of(decode(text, at));
  }
  return width;
}

std::string padded(std::string_view text, std::size_t width) {
  std::string result(text);
  const std::size_t used = display_width(text);
  result.append(used < width ? width - used : 0, ' ');
  return result;
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  std::vector<std::string> lines(1);
  std::string word;
  std::size_t line_width = 0;
  std::size_t word_width = 0;
  const auto place = [&](bool space) {
    if (word.empty()) {
      return;
    }
    if (line_width != 0 && line_width + word_width + (space ? 1 : 0) > width) {
      lines.emplace_back();
      line_width = 0;
    }
    if (space && line_width != 0) {
      lines.back() += ' ';
      ++line_width;
    }
    lines.back() += word;
    line_width += word_width;
    word.clear();
    word_width = 0;
  };
  bool space = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    const char32_t point = decode(text, at);
    if (point == ' ') {
      place(space);
      space = true;
      continue;
    }
    word += text.substr(from, at - from);
    word_width += width_of(point);
    if (width_of(point) == 2 || word_width >= width) {
      place(space);
      space = false;
    }
  }
  place(space);
  return lines;
}

std::string table_text(const std::vector<std::vector<std::string>>& rows, std::string_view margin) {
  std::vector<std::size_t> widths;
  for (const auto& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t at = 0; at < row.size(); ++at) {
      widths[at] = std::max(widths[at], display_width(row[at]));
    }
  }
  std::string text;
  for (const auto& row : rows) {
    text += margin;
    for (std::size_t at = 0; at < row.size(); ++at) {
      text += at + 1 == row.size() ? row[at] : padded(row[at], widths[at] + 2);
    }
    text.erase(text.find_last_not_of(' ') + 1);
    text += '\n';
  }
  return text;
}

std::string visible(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    const char32_t point = decode(text, at);
    if (in(HIDDEN, point) || point == 0xFFFD) {
      char escape[16];
      std::snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned>(point));
      result += escape;
    } else {
      result += text.substr(from, at - from);
    }
  }
  return result;
}

std::string shell_word(std::string_view text) {
  constexpr std::string_view PLAIN =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789@%+=:,./_-";
  if (!text.empty() && text.find_first_not_of(PLAIN) == std::string_view::npos) {
    return std::string(text);
  }
  std::string word = "'";
  for (const char character : text) {
    word += character == '\'' ? std::string("'\\''") : std::string(1, character);
  }
  return word + "'";
}

}  // namespace touchstone
