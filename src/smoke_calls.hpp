// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "call.hpp"
#include "catalogue.hpp"
#include "description.hpp"

namespace touchstone {

/// What cases of the catalogue ask of an operation first.
struct SampleCalls {
  struct Sample {
    Call call{};
    std::string case_id{};
  };
  /// Of cases that expect no rejection.
  std::vector<Sample> accepted{};
  /// Of cases that expect one.
  std::vector<Sample> rejected{};
};

/// By operation: the first calls that the catalogue has for what is described, at most one that is
/// to be accepted and four that are to be rejected.
std::map<std::string, SampleCalls, std::less<>> sample_calls(const Catalogue& catalogue,
                                                             const Description& description);

}  // namespace touchstone
