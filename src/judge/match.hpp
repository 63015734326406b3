// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "judge/reference.hpp"
#include "value.hpp"
#include "verdict.hpp"

namespace touchstone::judge {

/// A mismatch with what its fingerprint holds beside it. format.md §4.
struct Difference {
  Mismatch mismatch{};
  std::string shape{};     ///< the pointer with `*` for each index
  std::string expected{};  ///< kind: a word of format.md §4 "Fingerprint"
  std::string actual{};
};

/// What one comparison found, in written order. It ends after `MOST_DIFFERENCES`.
using Differences = std::vector<Difference>;
constexpr std::size_t MOST_DIFFERENCES = 20;

/// A difference that lies in no particular place, its kinds those of the values.
Difference difference_of(Mismatch mismatch);

/// `absent`, or the kind of the value.
std::string_view kind_or_absent(const Value* value);

/// A place in the value that is compared; it becomes text only where something differs.
struct Place {
  const Place* parent = nullptr;
  std::string_view name{};
  std::size_t index = 0;
  bool is_index = false;
};
/// The pointer of a place, with `*` for each index if `shape`.
std::string pointer_of(const Place* place, bool shape);

/// How a template is read. A cell of the row is a template too, but cannot refer to the row; what
/// any other reference yields is literal, so a target can never inject a matcher.
enum class Reading : std::uint8_t { matcher, cell, literal };

struct Wanted {
  const Value* node = nullptr;
  Reading reading = Reading::matcher;
};

/// Compares values with a template: the whole table of format.md §3 "Matchers". The work is bounded
/// by a number of nodes, whatever the value.
class Matcher {
 public:
  /// Without `differences` it says only whether the value matches, and stops at the first that
  /// differs.
  Matcher(const Environment& environment, Differences* differences)
      : environment_(environment), differences_(differences) {}

  /// `actual` is nullptr for a member that is absent.
  bool match(const Value& node, const Value* actual) { return match({&node}, actual, nullptr); }

  /// Set if the comparison could not be made: its answer then means nothing.
  const std::optional<Fault>& fault() const { return fault_; }

  // What follows is for the words (`$anyOf` …), which stand in match_words.cpp.

  bool match(Wanted wanted, const Value* actual, const Place* place);
  /// True if it matches; nothing is reported.
  bool holds(Wanted wanted, const Value* actual);
  /// Each written member; others are allowed if `open`.
  bool members(Wanted wanted, const Value& actual, bool open, const Place* place);
  /// `wanted` after its references; nothing if one leads nowhere, which was then reported.
  std::optional<Wanted> followed(Wanted wanted, const Value* actual, const Place* place);
  /// A cell or an optional parameter that is to be treated as if it were not written.
  bool is_left_out(Wanted wanted) const;
  /// The elements of a written list that are not left out.
  std::vector<Wanted> present(Wanted list) const;
  /// Reports a difference and is false.
  bool differ(std::string_view message, Object arguments, Wanted expected, const Value* actual,
              const Place* place);
  bool wrong_kind(std::string_view expected, const Value* actual, const Place* place);
  /// `size` is `n` or within `[min, max]`.
  bool sized(Wanted bounds, std::size_t size, const Value* actual, const Place* place);
  bool give_up(Fault fault);
  /// False once the budget is used up.
  bool spend(std::size_t nodes = 1);
  /// After a difference: whether more of them are wanted.
  bool goes_on() const;

 private:
  bool match_reference(Wanted wanted, const Value* actual, const Place* place);
  bool elements(Wanted wanted, const Value& actual, const Place* place);

  const Environment& environment_;
  Differences* differences_;
  std::optional<Fault> fault_{};
  std::size_t budget_ = 10'000'000;
};

/// A matcher word: compares `actual`, which is never nullptr unless the word allows it.
struct MatcherWord {
  std::string_view name{};
  bool (*match)(Matcher& matcher, Wanted argument, const Value* actual,
                const Place* place) = nullptr;
  bool absent_allowed = false;
};
/// nullptr where there is no such word.
const MatcherWord* matcher_word(std::string_view name);

}  // namespace touchstone::judge
