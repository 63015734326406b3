// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

#include "value.hpp"

namespace touchstone {

/// What a plain YAML scalar is by format.md §1: typed, text, or refused because some version of
/// YAML types it otherwise. `refusal` is then the message id and `value` is null.
struct PlainScalar {
  Value value{};
  std::string_view refusal{};
};

PlainScalar read_plain_scalar(std::string_view text);

}  // namespace touchstone
