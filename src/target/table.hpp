// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "target/target.hpp"

namespace touchstone {

/// One transport: the word that a target string starts with, and how to connect.
struct TargetKind {
  std::string_view prefix{};  ///< `local`, or with its colon: `process:`
  std::string_view example{};
  std::string_view summary{};
  Result<std::unique_ptr<Target>> (*connect)(std::string_view rest) = nullptr;
};

/// Sorted by prefix.
std::span<const TargetKind> target_kinds();

}  // namespace touchstone
