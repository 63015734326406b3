// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "error.hpp"
#include "value.hpp"

namespace touchstone {

/// The same sentence in English and Chinese.
struct Text {
  std::string en{};
  std::string zh{};
};

/// `shall / shall-not / should / should-not / may`. format.md §2.
enum class Level : std::uint8_t { shall, shall_not, should, should_not, may };
enum class Testability : std::uint8_t { automatic, manual, not_testable };

std::string_view level_name(Level level);
std::optional<Level> level_from(std::string_view name);
/// A shall or shall-not: what an outcome depends on.
constexpr bool is_binding(Level level) {
  return level == Level::shall || level == Level::shall_not;
}

struct Edition {
  std::string id{};
  std::string date{};
  std::string status{};
  std::string url{};
};

struct Relation {
  std::string standard{};
  std::string kind{};  ///< identical, equivalent, related, gap
  Text note{};
};

/// A row of the ICS. `status` is `m`, `o`, `o.N`, `n/a` or the object `{if, then, else}`.
struct Feature {
  std::string id{};
  Value status{};
  bool claimed_by_default = false;
  Text words{};
};

/// A named reason for a rejection and the generic classes that it is one of.
struct Reason {
  std::string id{};
  std::vector<std::string> is_a{};
  Text words{};
};

struct Reading {
  std::string id{};
  bool adopted = false;
  Text words{};
};

/// A published correction that a requirement follows.
struct Erratum {
  std::string url{};
  Text words{};
};

struct Requirement {
  std::string id{};
  std::map<std::string, std::string> clause{};  ///< by edition; the key "" holds for all others
  Level level = Level::shall;
  bool by_definition = false;
  std::string keyword_as_found{};
  bool accepts = true;  ///< has something to accept
  bool rejects = true;  ///< can reject; a hash cannot
  std::string feature{};
  Testability testability = Testability::automatic;
  Text why{};
  bool verified = false;  ///< somebody read the printed clause
  bool confirmed = true;  ///< false: seen on stand-ins only, can never make an outcome conforming
  bool at_risk = false;
  std::string since{};
  std::string until{};
  std::vector<std::string> applies_to{};
  std::vector<Reading> readings{};
  std::vector<Erratum> errata{};
  Text summary{};
  Where where{};
};

struct Standard {
  std::string id{};
  Text title{};
  std::string body{};
  std::vector<Edition> editions{};
  std::vector<std::string> supersedes{};
  std::vector<std::string> applies_to{};
  Value detect{};  ///< null, or {call, params, expect}
  std::vector<Relation> relations{};
  std::vector<Feature> features{};
  std::vector<Reason> reasons{};
  std::vector<Requirement> requirements{};
  Where where{};

  const Requirement* requirement(std::string_view id) const;
  const Feature* feature(std::string_view id) const;
  const Reason* reason(std::string_view id) const;
  const Edition* edition(std::string_view id) const;
  /// Whether what is written for `listed` editions (none: all), from `since` inclusive to `until`
  /// exclusive, holds in `edition`.
  bool holds_in(std::string_view edition, const std::vector<std::string>& listed,
                std::string_view since, std::string_view until) const;
};

/// `boolean integer big-integer bytes text json`. format.md §1.
enum class ValueType : std::uint8_t { boolean, integer, big_integer, bytes, text, json };
std::optional<ValueType> value_type_from(std::string_view name);

struct Parameter {
  std::string name{};
  ValueType type = ValueType::json;
  bool optional = false;
  std::vector<std::string> values{};  ///< of a discriminator
  Text words{};
};

/// A named function that a target may support, declared as data.
struct Operation {
  std::string name{};
  std::vector<Parameter> params{};
  /// One unnamed entry for a scalar result, else one for each member.
  std::vector<Parameter> result{};
  std::vector<std::string> discriminators{};
  std::vector<std::string> reasons{};
  std::vector<std::string> features{};
  bool predicate = false;
  bool idempotent = false;
  Where where{};

  const Parameter* parameter(std::string_view name) const;
};

/// A named selection of standards, features and requirements; it may only be stricter.
struct Profile {
  std::string id{};
  Text title{};
  struct Part {
    std::string standard{};
    std::string edition{};
    std::vector<std::string> features{};      ///< claimed, whatever the standard says
    std::vector<std::string> requirements{};  ///< patterns; empty selects all
  };
  std::vector<Part> parts{};
  std::map<std::string, Level> levels{};  ///< requirement id to a stricter level
  Where where{};
};

/// The generic reason classes of format.md §2, sorted.
const std::vector<std::string_view>& reason_classes();

}  // namespace touchstone
