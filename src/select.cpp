// SPDX-License-Identifier: Apache-2.0
#include "select.hpp"

namespace touchstone {
namespace {

std::size_t bracket_at(std::string_view id) {
  const std::size_t at = id.find('[');
  return at == std::string_view::npos ? id.size() : at;
}

std::vector<std::string> split(std::string_view path) {
  std::vector<std::string> elements(1);
  for (const char character : path) {
    if (character == '/') {
      elements.emplace_back();
    } else {
      elements.back() += character;
    }
  }
  return elements;
}

bool match_from(const std::vector<std::string>& pattern, std::size_t p,
                const std::vector<std::string>& path, std::size_t i) {
  if (p == pattern.size()) {
    return i == path.size();
  }
  if (pattern[p] == "**") {
    return match_from(pattern, p + 1, path, i) ||
           (i < path.size() && match_from(pattern, p, path, i + 1));
  }
  return i < path.size() && (pattern[p] == "*" || pattern[p] == path[i]) &&
         match_from(pattern, p + 1, path, i + 1);
}

}  // namespace

CasePattern::CasePattern(std::string_view text)
    : text_(text),
      brackets_(text.substr(bracket_at(text))),
      elements_(split(text.substr(0, bracket_at(text)))) {}

bool CasePattern::matches(std::string_view id) const {
  const std::size_t at = bracket_at(id);
  if (!brackets_.empty() && brackets_ != id.substr(at)) {
    return false;
  }
  std::vector<std::string> path = split(id.substr(0, at));
  if (match_from(elements_, 0, path, 0)) {
    return true;
  }
  if (path.size() <= 2) {
    return false;
  }
  path.resize(2);
  return brackets_.empty() && match_from(elements_, 0, path, 0);
}

}  // namespace touchstone
