// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "description.hpp"
#include "spec.hpp"

namespace touchstone::judge {

/// What an implementation's conformance statement (ICS) says of a feature.
enum class Standing : std::uint8_t {
  claimed,  ///< mandatory, or claimed: lacking it is a fault
  untold,   ///< optional, and no statement was made: it is tried
  excluded  ///< optional and not claimed, or not applicable
};

/// The claims of one target for one standard. format.md §2 features, §4 Unsupported.
class Claims {
 public:
  /// `more`: claimed whatever the target says, or nullptr.
  Claims(const Standard* standard, const Description* target,
         const std::set<std::string, std::less<>>* more);

  Standing standing(std::string_view feature) const;
  /// Of something that leans on both.
  static Standing both(Standing left, Standing right) { return left > right ? left : right; }

 private:
  bool is_claimed(const Feature& feature) const;
  bool holds(const Value& condition) const;
  Standing standing_of(const Feature& feature, const Value& status) const;

  const Standard* standard_;
  const std::vector<std::string>* stated_ = nullptr;
  const std::set<std::string, std::less<>>* more_;
};

}  // namespace touchstone::judge
