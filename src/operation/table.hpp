// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "call.hpp"
#include "value.hpp"

namespace touchstone {

/// A discriminator of a reference operation and the values that are implemented.
struct Discriminator {
  std::string_view name{};
  std::span<const std::string_view> values{};
};

/// A reference algorithm that `local` answers with. `perform` is pure and thread-safe; its
/// parameters are an object whose types may be wrong: then the answer is rejected `wrong-type`.
struct ReferenceOperation {
  std::string_view name{};
  std::span<const Discriminator> discriminators{};
  Answer (*perform)(const Value& params) = nullptr;
};

/// Sorted by name.
std::span<const ReferenceOperation> reference_operations();
const ReferenceOperation* reference_operation(std::string_view name);

}  // namespace touchstone
