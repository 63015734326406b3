// SPDX-License-Identifier: Apache-2.0
#include "json_fault.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "located.hpp"
#include "number.hpp"
#include "value.hpp"

namespace touchstone {
namespace {

using Arguments = std::vector<std::pair<std::string, std::string>>;

constexpr std::string_view BYTE_ORDER_MARK = "\xEF\xBB\xBF";
constexpr std::size_t SHOWN_BYTES = 32;

/// A plain scanner of RFC 8259. Each function returns false once the fault is recorded.
class Scanner {
 public:
  Scanner(std::string_view text, const ReadLimits& limits) : text_(text), limits_(limits) {}

  Error fault() {
    if (text_.size() > limits_.bytes) {
      fail(0, "too-large",
           {{"size", std::to_string(text_.size())}, {"limit", std::to_string(limits_.bytes)}});
    } else if (text_.starts_with(BYTE_ORDER_MARK)) {
      fail(0, "byte-order-mark", {});
    } else if (const std::size_t bad = find_invalid_utf8(text_); bad != std::string_view::npos) {
      fail(bad, "invalid-utf-8", {});
    } else if (skip_space(), at_ == text_.size()) {
      fail(at_, "json-empty", {});
    } else if (value(0) && (skip_space(), at_ < text_.size())) {
      fail(at_, "json-trailing", {{"found", shown(at_)}});
    }
    return std::move(error_);
  }

 private:
  bool fail(std::size_t offset, std::string id, Arguments arguments) {
    const Mark mark = MarkCounter(text_).at(offset);
    std::string pointer;
    for (const std::string& token : path_) {
      pointer = pointer_join(pointer, token);
    }
    error_ = {std::move(id), std::move(arguments), {"", mark.line, mark.column, pointer}};
    return false;
  }

  /// What stands at an offset, cut at the first separator; empty at the end.
  std::string shown(std::size_t offset) const {
    const std::size_t stop = text_.find_first_of(" \t\r\n,:[]{}", offset + 1);
    std::string word(text_.substr(offset, std::min(stop - offset, SHOWN_BYTES)));
    word.resize(std::min(find_invalid_utf8(word), word.size()));
    return word;
  }

  bool unexpected(std::string_view expected) {
    return fail(at_, "json-unexpected",
                {{"found", shown(at_)}, {"expected", std::string(expected)}});
  }

  void skip_space() { at_ = std::min(text_.find_first_not_of(" \t\r\n", at_), text_.size()); }

  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  bool value(std::size_t depth) {
    skip_space();
    if (at_ == text_.size()) {
      return fail(at_, "json-unfinished", {});
    }
    switch (peek()) {
      case '[':
      case '{':
        if (depth == limits_.depth) {
          return fail(at_, "too-deep", {{"limit", std::to_string(limits_.depth)}});
        }
        return peek() == '[' ? array(depth + 1) : object(depth + 1);
      case '"': {
        std::string ignored;
        return string(ignored);
      }
      default:
        return word();
    }
  }

  bool word() {
    const std::size_t stop = std::min(text_.find_first_of(" \t\r\n,:[]{}\"", at_), text_.size());
    const std::string_view token = text_.substr(at_, stop - at_);
    if (token == "null" || token == "true" || token == "false" || is_json_number(token)) {
      at_ = stop;
      return true;
    }
    if (!token.empty() && std::string_view("-+.0123456789").find(token[0]) < 13) {
      return fail(at_, "json-number", {{"text", shown(at_)}});
    }
    return fail(at_, "json-no-value", {{"found", shown(at_)}});
  }

  bool array(std::size_t depth) {
    ++at_;
    skip_space();
    if (peek() == ']') {
      ++at_;
      return true;
    }
    for (std::size_t index = 0;; ++index) {
      path_.push_back(std::to_string(index));
      if (!value(depth)) {
        return false;
      }
      path_.pop_back();
      bool more = false;
      if (!separator(']', more)) {
        return false;
      }
      if (!more) {
        return true;
      }
    }
  }

  bool separator(char closing, bool& more) {
    skip_space();
    if (at_ == text_.size()) {
      return fail(at_, "json-unfinished", {});
    }
    if (peek() != ',' && peek() != closing) {
      return unexpected(std::string(", ") + closing);
    }
    more = text_[at_++] == ',';
    return true;
  }

  bool object(std::size_t depth) {
    ++at_;
    skip_space();
    if (peek() == '}') {
      ++at_;
      return true;
    }
    std::vector<std::pair<std::string, std::size_t>> names;
    for (bool more = true; more;) {
      if (!member(depth, names) || !separator('}', more)) {
        return false;
      }
    }
    return unique(std::move(names));
  }

  bool member(std::size_t depth, std::vector<std::pair<std::string, std::size_t>>& names) {
    skip_space();
    if (at_ == text_.size()) {
      return fail(at_, "json-unfinished", {});
    }
    if (peek() != '"') {
      return unexpected("\"");
    }
    std::string name;
    const std::size_t start = at_;
    if (!string(name)) {
      return false;
    }
    skip_space();
    if (at_ < text_.size() && peek() != ':') {
      return unexpected(":");
    }
    ++at_;
    names.emplace_back(name, start);
    path_.push_back(std::move(name));
    if (!value(depth)) {
      return false;
    }
    path_.pop_back();
    return true;
  }

  /// Reports the first member whose name stood before.
  bool unique(std::vector<std::pair<std::string, std::size_t>> names) {
    std::sort(names.begin(), names.end());
    const std::pair<std::string, std::size_t>* first = nullptr;
    for (std::size_t i = 1; i < names.size(); ++i) {
      if (names[i].first == names[i - 1].first &&
          (first == nullptr || names[i].second < first->second)) {
        first = &names[i];
      }
    }
    if (first == nullptr) {
      return true;
    }
    path_.push_back(first->first);
    return fail(first->second, "duplicate-key", {{"key", first->first}});
  }

  bool string(std::string& out) {
    const std::size_t start = at_++;
    while (at_ < text_.size() && text_[at_] != '"') {
      const auto byte = static_cast<unsigned char>(text_[at_]);
      if (byte < 0x20) {
        return fail(at_, "control-character", {{"code", std::to_string(byte)}});
      }
      if (byte != '\\') {
        out += text_[at_++];
      } else if (!escape(out)) {
        return false;
      }
    }
    if (at_ == text_.size()) {
      return fail(start, "json-unclosed-string", {});
    }
    ++at_;
    return true;
  }

  bool bad_escape(std::size_t start) {
    std::string found(text_.substr(start, 2));
    found.resize(std::min(find_invalid_utf8(found), found.size()));
    return fail(start, "json-escape", {{"found", found}});
  }

  bool escape(std::string& out) {
    constexpr std::string_view LETTERS = "\"\\/bfnrt";
    constexpr std::string_view MEANINGS = "\"\\/\b\f\n\r\t";
    const std::size_t start = at_++;
    if (peek() == 'u') {
      return unicode_escape(out, start);
    }
    const std::size_t found = at_ < text_.size() ? LETTERS.find(peek()) : std::string_view::npos;
    if (found == std::string_view::npos) {
      return bad_escape(start);
    }
    out += MEANINGS[found];
    ++at_;
    return true;
  }

  bool unicode_escape(std::string& out, std::size_t start) {
    std::uint32_t code = 0;
    at_ = start;
    if (!code_unit(code)) {
      return bad_escape(start);
    }
    if (code >= 0xD800 && code < 0xE000) {
      std::uint32_t low = 0;
      if (code >= 0xDC00 || !code_unit(low) || low < 0xDC00 || low > 0xDFFF) {
        return fail(start, "json-lone-surrogate", {{"found", std::string(text_.substr(start, 6))}});
      }
      code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
    }
    append_utf8(out, code);
    return true;
  }

  /// Reads `\uXXXX`.
  bool code_unit(std::uint32_t& code) {
    constexpr std::string_view DIGITS = "0123456789abcdefABCDEF";
    if (text_.size() - at_ < 6 || text_[at_] != '\\' || text_[at_ + 1] != 'u') {
      return false;
    }
    for (std::size_t i = 2; i < 6; ++i) {
      const std::size_t digit = DIGITS.find(text_[at_ + i]);
      if (digit == std::string_view::npos) {
        return false;
      }
      code = code * 16 + static_cast<std::uint32_t>(digit < 16 ? digit : digit - 6);
    }
    at_ += 6;
    return true;
  }

  static void append_utf8(std::string& out, std::uint32_t code) {
    const auto put = [&out](std::uint32_t byte) { out += static_cast<char>(byte); };
    if (code < 0x80) {
      put(code);
      return;
    }
    if (code < 0x800) {
      put(0xC0 | (code >> 6));
    } else {
      if (code < 0x10000) {
        put(0xE0 | (code >> 12));
      } else {
        put(0xF0 | (code >> 18));
        put(0x80 | ((code >> 12) & 0x3F));
      }
      put(0x80 | ((code >> 6) & 0x3F));
    }
    put(0x80 | (code & 0x3F));
  }

  std::string_view text_;
  const ReadLimits& limits_;
  std::size_t at_ = 0;
  std::vector<std::string> path_{};
  Error error_{};
};

}  // namespace

Error json_fault(std::string_view text, const ReadLimits& limits) {
  return Scanner(text, limits).fault();
}

}  // namespace touchstone
