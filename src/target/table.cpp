// SPDX-License-Identifier: Apache-2.0
#include "target/table.hpp"

#include <algorithm>
#include <iterator>
#include <string>

#include "target/local.hpp"
#include "target/process.hpp"

namespace touchstone {

namespace {

constexpr TargetKind KINDS[] = {
    {"local", "local", "the reference algorithms of this program", connect_local},
    {"process:", "process:node adapter.js", "an adapter on standard input and output",
     connect_process},
};

static_assert(std::adjacent_find(std::begin(KINDS), std::end(KINDS),
                                 [](const TargetKind& left, const TargetKind& right) {
                                   return left.prefix >= right.prefix;
                                 }) == std::end(KINDS));

}  // namespace

std::span<const TargetKind> target_kinds() {
  return KINDS;
}

Result<std::unique_ptr<Target>> open_target(std::string_view text) {
  std::string prefixes;
  for (const TargetKind& kind : KINDS) {
    const bool whole_word = !kind.prefix.ends_with(':');
    if (whole_word ? text == kind.prefix : text.starts_with(kind.prefix)) {
      return kind.connect(text.substr(kind.prefix.size()));
    }
    prefixes += (prefixes.empty() ? "" : " ") + std::string(kind.prefix);
  }
  return Error{"unknown-target", {{"target", std::string(text)}, {"kinds", prefixes}}, {}};
}

}  // namespace touchstone
