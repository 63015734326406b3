// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "error.hpp"
#include "spec.hpp"
#include "verdict.hpp"

namespace touchstone {

enum class Language : std::uint8_t { en, zh };

/// The words of every message id in both languages, from `reports/messages.yaml`. A message id
/// without words is printed as it is, so that nothing is ever silent.
class Messages {
 public:
  using Arguments = std::vector<std::pair<std::string, std::string>>;

  /// Reads `reports/messages.yaml` below `root`. Faults of the file are added to `errors`.
  static Messages load(const std::filesystem::path& root, Diagnostics& errors);

  /// The sentence of `id`, with `{name}` replaced by the argument of that name.
  std::string say(std::string_view id, const Arguments& arguments, Language language) const;
  /// What to do about it, or "" where nothing is written.
  std::string advise(std::string_view id, const Arguments& arguments, Language language) const;
  bool knows(std::string_view id) const { return words_.contains(id); }

 private:
  struct Words {
    Text sentence{};
    Text advice{};
  };
  std::map<std::string, Words, std::less<>> words_{};
};

/// A mismatch in words: its message with expected, actual and arguments as JSON.
std::string say_mismatch(const Messages& messages, const Mismatch& mismatch, Language language);

/// An error in the one grammar: what, where, what to do. Without the words of colour.
std::string error_text(const Messages& messages, const Error& error, Language language);
/// The same error as one JSON object.
Value error_value(const Messages& messages, const Error& error);

}  // namespace touchstone
