// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

#include "case.hpp"
#include "catalogue.hpp"
#include "description.hpp"
#include "error.hpp"

namespace touchstone {

struct SmokeLimits {
  Duration describe{30'000};
  Duration answer{10'000};
  Duration end{2'000};
};

/// What is wrong with an adapter, apart from conformance.
struct SmokeReport {
  /// It does not keep the protocol, or is not what it says it is.
  Diagnostics faults{};
  /// What its author should know; right or wrong, nothing depends on it.
  Diagnostics notes{};
  Description description{};
  /// Described operations that were answered well.
  std::size_t operations_tried = 0;
};

/// Starts the adapter `command` (as after `process:`), lets it describe itself, asks each described
/// operation once for something that a case of the catalogue asks, and then what an adapter may not
/// expect: an unknown operation and value, several requests at once, a line that is no JSON, the
/// end. Every finding is a message id that begins with `smoke-` or `describe-`, or is
/// `target-unreachable`.
SmokeReport smoke(std::string_view command, const Catalogue& catalogue,
                  const SmokeLimits& limits = {});

}  // namespace touchstone
