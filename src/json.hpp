// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "error.hpp"
#include "located.hpp"
#include "value.hpp"

namespace touchstone {

/// What a reader refuses beyond the grammar. The defaults suit an answer of an implementation.
struct ReadLimits {
  std::size_t bytes = std::size_t{64} << 20;
  std::size_t depth = 512;
};

/// Exactly one strict JSON text (RFC 8259): UTF-8, no duplicate member names, nothing after it.
/// Numbers keep their lexeme. The error's line, column and pointer say where.
Result<Value> parse_json(std::string_view text, const ReadLimits& limits = {});

/// The same with the position of every node, for data files.
Result<Located> parse_json_located(std::string_view text, const ReadLimits& limits = {});

/// Compact JSON, members in their order, number lexemes unchanged, only what must be escaped is.
std::string write_json(const Value& value);
void append_json(std::string& out, const Value& value);
/// Appends `text` as a JSON string with its quotes.
void append_json_string(std::string& out, std::string_view text);

/// RFC 8785 for values without numbers other than integers below 2^53, which is all that
/// fingerprints and digests of our own records contain.
std::string write_canonical_json(const Value& value);

}  // namespace touchstone
