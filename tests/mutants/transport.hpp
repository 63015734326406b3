// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace touchstone::mutants {

/// An adapter whose answers are right but for how it speaks or lives: it reads standard input and
/// writes standard output until it ends. `state` is the second word of the command line, or "": a
/// file that outlives the process.
struct TransportMutant {
  std::string_view name{};
  int (*serve)(const std::string& state) = nullptr;
};

/// Sorted by name.
std::span<const TransportMutant> transport_mutants();

}  // namespace touchstone::mutants
