// SPDX-License-Identifier: Apache-2.0
#include "target/words.hpp"

#include <algorithm>
#include <optional>

namespace touchstone {
namespace {

constexpr std::string_view BLANKS = " \t\n";

bool is_one_of(char c, std::string_view set) {
  return set.find(c) != std::string_view::npos;
}

/// Reads one word from `rest`, which starts with no blank. Gives the quote that has no end, if any.
class WordReader {
 public:
  explicit WordReader(std::string_view rest) : rest_(rest) {}

  std::optional<std::string_view> read(std::string& word) {
    while (!rest_.empty() && !is_one_of(rest_.front(), BLANKS)) {
      const char c = take();
      if (c == '\'') {
        if (!single_quoted(word)) {
          return "'";
        }
      } else if (c == '"') {
        if (!double_quoted(word)) {
          return "\"";
        }
      } else if (c == '\\') {
        if (rest_.empty()) {
          return "\\";
        }
        escaped(word);
      } else {
        word += c;
      }
    }
    return std::nullopt;
  }
  std::string_view rest() const { return rest_; }

 private:
  char take() {
    const char c = rest_.front();
    rest_.remove_prefix(1);
    return c;
  }

  /// A backslash before a newline joins the lines.
  void escaped(std::string& word) {
    const char c = take();
    if (c != '\n') {
      word += c;
    }
  }

  bool single_quoted(std::string& word) {
    const std::size_t end = rest_.find('\'');
    if (end == std::string_view::npos) {
      return false;
    }
    word += rest_.substr(0, end);
    rest_.remove_prefix(end + 1);
    return true;
  }

  bool double_quoted(std::string& word) {
    while (!rest_.empty()) {
      const char c = take();
      if (c == '"') {
        return true;
      }
      if (c == '\\' && !rest_.empty() && is_one_of(rest_.front(), "$`\"\\\n")) {
        escaped(word);
      } else {
        word += c;
      }
    }
    return false;
  }

  std::string_view rest_;
};

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         is_one_of(c, "%+,-./:@_");
}

}  // namespace

Result<std::vector<std::string>> split_words(std::string_view command) {
  if (is_one_of('\0', command)) {
    return Error{"zero-byte-in-command", {}, {}};
  }
  std::vector<std::string> words;
  std::string_view rest = command;
  while (true) {
    rest.remove_prefix(std::min(rest.find_first_not_of(BLANKS), rest.size()));
    if (rest.empty()) {
      break;
    }
    WordReader reader(rest);
    std::string word;
    if (const auto quote = reader.read(word)) {
      return Error{"unterminated-quote",
                   {{"quote", std::string(*quote)}, {"command", std::string(command)}},
                   {}};
    }
    words.push_back(std::move(word));
    rest = reader.rest();
  }
  if (words.empty()) {
    return Error{"empty-command", {}, {}};
  }
  return words;
}

std::string quote_word(std::string_view word) {
  if (!word.empty() && std::all_of(word.begin(), word.end(), is_plain)) {
    return std::string(word);
  }
  std::string quoted = "'";
  for (const char c : word) {
    if (c == '\'') {
      quoted += "'\\''";
    } else {
      quoted += c;
    }
  }
  quoted += '\'';
  return quoted;
}

std::string quote_words(const std::vector<std::string>& words) {
  std::string line;
  for (const std::string& word : words) {
    line += (line.empty() ? "" : " ") + quote_word(word);
  }
  return line;
}

}  // namespace touchstone
