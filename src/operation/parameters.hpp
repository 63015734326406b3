// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "call.hpp"
#include "hex.hpp"
#include "value.hpp"

namespace touchstone {

/// Typed reading of the parameters of an operation. A parameter that is absent or of another type
/// is remembered as a refusal and reads as an empty value, so that an operation reads all it needs
/// and asks once:
///
///     Parameters read(params);
///     const Bytes message = read.bytes("message");
///     if (read.refused()) return read.refusal();
class Parameters {
 public:
  /// `params` outlives this and the views it gives. Anything but an object is refused.
  explicit Parameters(const Value& params);

  Bytes bytes(std::string_view name);
  /// Nothing where the parameter is absent.
  std::optional<Bytes> optional_bytes(std::string_view name);
  std::string_view text(std::string_view name);
  /// |n| < 2^53. format.md §1.
  std::int64_t integer(std::string_view name);
  /// A list of bytes.
  std::vector<Bytes> bytes_list(std::string_view name);
  /// A list of text.
  std::vector<std::string_view> text_list(std::string_view name);
  /// Any value.
  const Value& json(std::string_view name);
  /// The index in `values` of a text parameter. A text that is not among them is no refusal but
  /// makes the answer `unsupported {what: name, value}`.
  std::size_t choice(std::string_view name, std::span<const std::string_view> values);

  bool refused() const { return refusal_.has_value(); }
  /// Rejected `wrong-type`, or unsupported. Only if `refused()`.
  const Answer& refusal() const { return *refusal_; }

 private:
  /// The parameter, or nullptr after a refusal.
  const Value* required(std::string_view name);
  void wrong_type();

  const Value& params_;
  std::optional<Answer> refusal_{};
};

}  // namespace touchstone
