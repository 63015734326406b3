// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "judge/match.hpp"

namespace touchstone::judge {

/// Names a difference across runs: the first 16 hex digits of SHA-256 over the canonical JSON
/// (RFC 8785) of `{requirement, case, step, message, pointer, expected, actual}`, the pointer with
/// `*` for indices, `expected` and `actual` kinds. format.md §4.
std::string fingerprint(std::string_view requirement, std::string_view case_id,
                        std::string_view step, const Difference& difference);

/// An instance id without its `[…]`.
std::string_view without_matrix(std::string_view instance_id);

}  // namespace touchstone::judge
