// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "error.hpp"
#include "json.hpp"

namespace touchstone {

/// Why a text that the fast reader refused is not one strict JSON text: the first fault, with line,
/// column and pointer. Walks the text a second time, so it is only asked after a refusal.
Error json_fault(std::string_view text, const ReadLimits& limits);

}  // namespace touchstone
