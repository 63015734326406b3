// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "call.hpp"
#include "description.hpp"
#include "error.hpp"
#include "target/protocol.hpp"
#include "value.hpp"

namespace touchstone::adapter {

/// The result in the answer to the request for a description. Errors: `describe-garbled` {why,
/// text}, `describe-refused` {outcome, message}.
Result<Value> description_in(Answer answer);
/// The same of the line that the answer should be.
Result<Value> read_description_line(const LineReader::Line& line);

/// Reads the result of `touchstone.describe`: `{protocol: 1, name, version, language?,
/// derivedFrom?, maxOutstanding?, operations: {NAME: {reasons?, DISCRIMINATOR: [VALUE…]…}},
/// features?: {STANDARD: [FEATURE…]}}`; other members are allowed. Errors: `describe-shape`
/// {pointer, expected, actual}, `describe-version` {offered}.
Result<Description> read_description(const Value& result);

}  // namespace touchstone::adapter
