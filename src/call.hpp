// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "value.hpp"

namespace touchstone {

/// What is asked of a target: an operation and its parameters (an object).
struct Call {
  std::string operation{};
  Value params{};
};

/// What a target did with a call. design.md §4.
enum class AnswerKind : std::uint8_t { result, rejected, unsupported, timeout, crashed, garbled };
std::string_view answer_kind_name(AnswerKind kind);

/// One record for every target.
struct Answer {
  AnswerKind outcome = AnswerKind::result;
  /// result: the value. rejected: `{reason?, code?, message?, data?}`, only what was stated.
  /// unsupported: `{what, value?}`. garbled: `{text, why}`, what was read, cut to 4 KiB, and the
  /// message id of what is wrong with it. crashed: null, or of a process `{exit-code}`, `{signal}`.
  Value value{};
  /// `{status, headers, bytes}` where the transport has them, else null.
  Value wire{};
  /// A crash or hang that did not repeat when the call was made again alone.
  bool transient = false;
  /// Tail of the target's standard error, at most 4 KiB, where it says something about a fault.
  std::string diagnostics{};

  static Answer result(Value value) {
    return {AnswerKind::result, std::move(value), {}, false, {}};
  }
  static Answer rejected(std::string_view reason);
  static Answer unsupported(std::string_view what, Value value);
};

}  // namespace touchstone
