// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "error.hpp"
#include "json.hpp"
#include "located.hpp"

namespace touchstone {

/// One YAML document with format.md §1's scalars: plain `true false null` and JSON numbers are
/// typed, a plain scalar that YAML 1.1 or 1.2 would type otherwise is an error that shows the
/// quoted form, all else is text. Duplicate keys, anchors, aliases, tags and merge keys are
/// refused. Every error of the document that a reader can go on after is added to `errors` (without
/// the file name).
Result<Located> parse_yaml(std::string_view text, Diagnostics& errors,
                           const ReadLimits& limits = {});

}  // namespace touchstone
