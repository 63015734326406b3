// SPDX-License-Identifier: Apache-2.0
#include "pattern.hpp"

#include <re2/re2.h>

#include <string>
#include <unordered_map>
#include <utility>

namespace touchstone {
namespace {

constexpr std::size_t CACHED_PATTERNS = 256;
constexpr std::int64_t PROGRAM_BYTES = 1 << 20;

re2::StringPiece piece(std::string_view text) {
  return {text.data(), text.size()};
}

}  // namespace

Pattern::Pattern(std::shared_ptr<const re2::RE2> compiled) : compiled_(std::move(compiled)) {}

bool Pattern::search(std::string_view text) const {
  return re2::RE2::PartialMatch(piece(text), *compiled_);
}

Result<Pattern> compile_pattern(std::string_view text) {
  thread_local std::unordered_map<std::string, Pattern> cache;
  std::string key(text);
  if (const auto found = cache.find(key); found != cache.end()) {
    return found->second;
  }
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(PROGRAM_BYTES);
  auto compiled = std::make_shared<const re2::RE2>(piece(text), options);
  if (!compiled->ok()) {
    return Error{"bad-pattern", {{"pattern", std::move(key)}, {"why", compiled->error()}}, {}};
  }
  if (cache.size() >= CACHED_PATTERNS) {
    cache.clear();
  }
  Pattern pattern(std::move(compiled));
  cache.emplace(std::move(key), pattern);
  return pattern;
}

}  // namespace touchstone
