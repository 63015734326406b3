// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "case.hpp"
#include "instance.hpp"
#include "value.hpp"

namespace touchstone {
struct JudgeContext;
}

namespace touchstone::judge {

/// Where a value came from, tracked by name: what decides whom a rejection of the oracle blames and
/// what is self-judged. format.md §3 compute, §4. The texts belong to the case file.
struct Origin {
  std::vector<std::string_view> target{};  ///< operations of the target whose answers it holds
  std::vector<std::string_view> oracle{};  ///< the same of the oracle
  bool judged = false;                     ///< holds an oracle's answer about the target

  bool from_target() const { return !target.empty(); }
  void add(const Origin& other);
};

/// What a reference leads to.
enum class Sight : std::uint8_t {
  found,
  nothing,   ///< the name is bound, its pointer finds nothing
  unsaved,   ///< the name was never bound
  left_out,  ///< `$absent` in a row cell, or an optional parameter that was not given
  no_fact    ///< the IXIT does not say it
};

struct Seen {
  Sight sight = Sight::unsaved;
  const Value* value = nullptr;  ///< valid until a name is bound or released
  const Origin* origin = nullptr;
  bool cell = false;  ///< of the row: a template, which may hold references and matchers itself
};

/// The names that a step sees: row, IXIT, document, matrix, what was saved, and loop variables.
/// Names are bound in order and released in order.
class Environment {
 public:
  Environment(const Instance& instance, const JudgeContext& context);

  /// Follows `name/pointer`.
  Seen look(std::string_view reference) const;

  /// The names must outlive the environment.
  void bind(std::string_view name, Value value, Origin origin);
  /// Binds without a copy; `value` must stay where it is.
  void lend(std::string_view name, const Value& value, Origin origin);
  std::size_t mark() const { return bindings_.size(); }
  void release(std::size_t mark);

  /// From here on only names bound later are seen, beside those that hold everywhere; `optional`
  /// are the names that may be left out. Returns what `leave` takes.
  struct Frame {
    std::size_t base = 0;
    const std::vector<std::string>* optional = nullptr;
  };
  Frame enter(std::size_t base, const std::vector<std::string>& optional);
  void leave(const Frame& outer) { frame_ = outer; }

  /// Everything that is bound, as an object.
  Value bindings() const;

 private:
  struct Binding {
    std::string_view name{};
    Value owned{};
    const Value* borrowed = nullptr;
    Origin origin{};

    const Value& value() const { return borrowed == nullptr ? owned : *borrowed; }
  };

  Seen look_in_row(std::string_view rest) const;
  Seen look_in_ixit(std::string_view rest) const;
  Seen look_outside(std::string_view name, std::string_view rest) const;
  const Binding* find(std::string_view name) const;

  const Instance* instance_;
  const JudgeContext* context_;
  std::vector<Binding> bindings_{};
  Frame frame_{};
};

/// Follows `/a~1b/0` from `value` without making tokens of it; nullptr where it finds nothing.
const Value* follow_pointer(const Value& value, std::string_view pointer);

}  // namespace touchstone::judge
