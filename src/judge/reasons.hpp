// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "catalogue.hpp"
#include "description.hpp"

namespace touchstone::judge {

/// How a rejection that was expected fits the reason that was expected. format.md §4 "Reasons are
/// claims".
enum class Grade : std::uint8_t {
  mismatch,  ///< another reason than claimed
  rejected,  ///< no reason, or one that nobody knows
  of_class,  ///< the class is right
  reason     ///< the very reason
};
/// `rejected class reason`.
std::string_view grade_name(Grade grade);

/// Knows the reasons of a case's standard first, then those of all others, and the generic classes.
class Reasons {
 public:
  Reasons(const Catalogue& catalogue, std::string_view standard)
      : catalogue_(catalogue), standard_(standard) {}

  /// `stated` is empty where no reason was given.
  Grade grade_of_reason(std::string_view expected, std::string_view stated,
                        ReasonClaim claim) const;
  Grade grade_of_class(std::string_view expected, std::string_view stated, ReasonClaim claim) const;
  /// The reason is that generic class or one of it.
  bool is_a(std::string_view reason, std::string_view generic) const;

 private:
  const Reason* find(std::string_view reason) const;
  bool is_known(std::string_view reason) const;
  bool share_class(std::string_view left, std::string_view right) const;

  const Catalogue& catalogue_;
  std::string_view standard_;
};

}  // namespace touchstone::judge
