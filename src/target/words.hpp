// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "error.hpp"

namespace touchstone {

/// Splits a command line as the POSIX shell quotes (XCU 2.2: backslash, '…', "…"), and does nothing
/// else that a shell does: no variables, patterns, pipes or comments; those characters are
/// themselves. Errors: `empty-command`, `unterminated-quote` {quote, command},
/// `zero-byte-in-command`.
Result<std::vector<std::string>> split_words(std::string_view command);

/// One word for a POSIX shell: as it is where nothing in it is special, else in single quotes.
std::string quote_word(std::string_view word);
/// The words, quoted and joined by spaces: `split_words` gives them back.
std::string quote_words(const std::vector<std::string>& words);

}  // namespace touchstone
