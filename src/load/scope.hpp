// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "load/surroundings.hpp"

namespace touchstone {

/// The names of one case (or rule, procedure, list of probes) while its steps are read in order,
/// and the checks that have to be made again with each row.
class Scope {
 public:
  explicit Scope(CaseFileContext& file) { around_.file = &file; }

  CaseFileContext& file() const { return *around_.file; }
  const Surroundings& around() const { return around_; }

  /// Names without a pointer that rules have: `document`, `raw`.
  void allow_bare(std::vector<std::string> names) { around_.bare = std::move(names); }
  /// From now on `row/…` is one of these columns. The rows must outlive the scope.
  void set_rows(const std::vector<std::string>& columns,
                const std::vector<std::vector<Node>>& rows);
  void add_axis(const std::string& name, const Node& values) { around_.axes.emplace(name, values); }

  /// From now on facts of the IXIT without a default must be among these.
  void set_needs(const std::vector<std::string>& ixit) { around_.needs = &ixit; }

  /// Binds a name. It must not be bound on any path before, unless both bindings have a `when`.
  /// `is_key`: the name is the key of `at`, and errors point there.
  void bind(const Node& at, const std::string& name, bool conditional = false, bool is_key = false);
  /// How many names are bound; `forget` unbinds those that came later.
  std::size_t mark() const { return around_.names.size(); }
  void forget(std::size_t mark);

  /// Makes a check, and makes it again with each row if the node refers to the row.
  void check(const Node& node, const NodeCheck& check);
  /// Makes the checks that were kept.
  void check_rows();

 private:
  struct Later {
    Node node;
    NodeCheck check;
    Surroundings around;
  };
  Surroundings around_{};
  std::vector<bool> conditional_{};  ///< by the index of the name
  const std::vector<std::vector<Node>>* rows_ = nullptr;
  std::vector<Later> later_{};
};

}  // namespace touchstone
