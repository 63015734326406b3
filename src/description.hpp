// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "value.hpp"

namespace touchstone {

/// What a target says of the reasons it gives: it names them as we do, or their class, or nothing.
/// It is a claim and is judged as one. design.md §5.
enum class ReasonClaim : std::uint8_t { none, reason_class, reason };

/// An operation that a target says it supports.
struct DescribedOperation {
  ReasonClaim reasons = ReasonClaim::none;
  /// Discriminator to the values it supports; one that is not listed is open.
  std::map<std::string, std::vector<std::string>, std::less<>> discriminators{};
};

/// What `touchstone.describe` tells.
struct Description {
  std::string name{};
  std::string version{};
  std::string language{};
  std::vector<std::string> derived_from{};
  unsigned max_outstanding = 1;
  std::map<std::string, DescribedOperation, std::less<>> operations{};
  /// Standard to the features claimed; a standard that is listed is claimed for these and no
  /// others.
  std::map<std::string, std::vector<std::string>, std::less<>> features{};
  /// False for a target that cannot describe itself: any operation may be tried on it.
  bool closed = true;

  /// What of a call is not described: `operation`, or the name of a discriminator, and its value.
  struct Lack {
    std::string what{};
    std::string value{};
  };
  std::optional<Lack> lack(std::string_view operation, const Value& params) const;
  /// Supported, as far as described: the operation is listed, and each of its discriminators that
  /// `params` states as text is among the values listed.
  bool supports(std::string_view operation, const Value& params) const;
  /// The same implementation, or one derived from the same: what one says cannot judge the other.
  bool shares_implementation_with(const Description& other) const;
};

}  // namespace touchstone
