// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "case.hpp"
#include "judge/environment.hpp"
#include "value.hpp"
#include "verdict.hpp"

namespace touchstone::judge {

/// The text of a `{$get: …}`, or nullptr.
const std::string* reference_of(const Value& node);

/// Why a template did not become a value or could not be compared.
struct Fault {
  enum class Kind : std::uint8_t {
    mismatch,  ///< what the target sent does not fit
    unsaved,   ///< a name was never bound
    no_fact,   ///< the IXIT does not say it
    limit,     ///< a bound of ours was met
    no_schema  ///< a schema would have to be evaluated
  };
  Kind kind = Kind::mismatch;
  Mismatch mismatch{};
};

/// The fault of a reference that was not found.
Fault fault_of(Sight sight, std::string_view reference);

/// Makes values of templates. What a reference yields is never looked into again, so a target
/// cannot inject a reference; cells of the row are templates themselves. format.md §3 `$get`.
class Resolver {
 public:
  explicit Resolver(const Environment& environment) : environment_(environment) {}

  /// The value of `node`: the node itself, what a name is bound to, or `store`, which then holds
  /// what was made; valid until a name is bound or released. nullptr: see `fault`.
  const Value* resolve(const Value& node, Value& store);
  const Value* resolve(const Template& written, Value& store);

  const std::optional<Fault>& fault() const { return fault_; }
  void fail(Fault fault);

  const Environment& environment() const { return environment_; }

 private:
  enum class Made : std::uint8_t { value, left_out, failed };

  Made build(const Value& node, Value& out);
  /// Nothing where the word means nothing in a value.
  std::optional<Made> build_word(const Word& word, Value& out);
  Made build_members(const Object& members, Value& out);
  Made build_elements(const Array& elements, Value& out);
  Made build_reference(std::string_view reference, Value& out);

  const Environment& environment_;
  std::optional<Fault> fault_{};
  bool in_cell_ = false;
};

/// Adds where everything that `node` refers to came from.
void add_origins(const Value& node, const Environment& environment, Origin& origin);
Origin origin_of(const Template& written, const Environment& environment);

/// `node` for a reader: references replaced by what they yield where that is known.
Value shown(const Value& node, const Environment& environment);

/// A copy that stays small whatever a target sent: long texts and lists are cut with an ellipsis.
Value abridged(const Value& value);

}  // namespace touchstone::judge
