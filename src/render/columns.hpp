// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

/// How many columns of a terminal UTF-8 text takes: 2 for a wide East Asian character, 0 for a
/// combining mark, 1 for any other.
std::size_t display_width(std::string_view text);

/// `text` followed by spaces up to `width` columns.
std::string padded(std::string_view text, std::size_t width);

/// Lines of at most `width` columns, broken at spaces and between wide characters.
std::vector<std::string> wrapped(std::string_view text, std::size_t width);

/// Rows of a table, columns two spaces apart, the last one not padded; each line starts with
/// `margin`.
std::string table_text(const std::vector<std::vector<std::string>>& rows, std::string_view margin);

/// Control characters and bidi marks as visible escapes, so that foreign text can do nothing.
std::string visible(std::string_view text);

/// `text` as one word of a POSIX shell.
std::string shell_word(std::string_view text);

}  // namespace touchstone
