// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "error.hpp"
#include "value.hpp"

namespace touchstone {

/// Applies a JSON patch (RFC 6902), operation by operation. The error says which operation could
/// not be applied: `patch-fails` with `index` and `path`. `patch` is a list of well-formed
/// operations.
Result<Value> apply_patch(Value document, const Value& patch);

}  // namespace touchstone
