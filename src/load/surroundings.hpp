// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../catalogue.hpp"
#include "case.hpp"
#include "load/node.hpp"

namespace touchstone {

/// What files other than the one that is read declare. Names of files with errors are known too,
/// so that nobody else is blamed for them; who uses one cannot take part either.
struct Declared {
  Catalogue catalogue{};
  std::set<std::string, std::less<>> bad_standards{};
  std::set<std::string, std::less<>> bad_operations{};
  /// File names without extension of `specs/` files that could not be read at all.
  std::set<std::string, std::less<>> unreadable{};
};

/// The case file that is read: where its names come from and what it fills.
struct CaseFileContext {
  const Declared* declared = nullptr;
  const Standard* standard = nullptr;  ///< null: unknown, and said so
  CaseFile* out = nullptr;
  std::vector<Node> facts{};  ///< where each fact of `out->ixit` stands
  bool needs_bad_file = false;

  /// An operation by its name, or nullptr after `unknown-operation`.
  const Operation* operation(const Node& node, const std::string& name);
};

/// What stands around a value: the names that it may refer to, and the row that it is read with.
struct Surroundings {
  CaseFileContext* file = nullptr;
  std::vector<std::string> names{};                   ///< bound before, on some path
  std::vector<std::string> bare{};                    ///< `document` and `raw` in rules
  const std::vector<std::string>* columns = nullptr;  ///< null: the case has no rows
  const std::vector<Node>* cells = nullptr;           ///< null: no row is chosen yet
  const std::vector<std::string>* needs =
      nullptr;                         ///< IXIT facts that the case asks for; null: any
  std::map<std::string, Node> axes{};  ///< matrix axes that list their values
};

/// A check of a node that depends on the row, kept so that it can be repeated for each of them.
using NodeCheck = std::function<void(const Node&, const Surroundings&)>;

/// `{$name: argument}`.
struct Dollar {
  std::string name{};
  Node argument;
};

/// The one `$` member of an object. Nullopt for a literal; an object that mixes a `$` member with
/// others is an error and sets `broken`.
std::optional<Dollar> dollar_of(const Node& node, bool& broken);

/// True for `{$get: row/…}`.
bool is_row_reference(const Node& node);
/// True if `{$get: …}` stands anywhere inside, but in `$literal`.
bool has_reference(const Value& value);
/// True if `{$get: row/…}` stands anywhere inside, but in `$literal`.
bool has_row_reference(const Value& value);

/// The cell that a row reference stands for, once a row is chosen; else the node itself. Nullopt
/// after an error: the pointer finds nothing in the cell.
std::optional<Node> see(const Node& node, const Surroundings& around);

/// Checks the text of `$get`: its form, and that the name is bound and may be used here.
void check_reference(const Node& text, const Surroundings& around);

/// The axis that `{$get: axis}` refers to as a whole, if it lists its values.
std::optional<Node> axis_of(const Node& reference_text, const Surroundings& around);

/// A copy of the value with the mark whether anything in it has to be resolved.
Template make_template(const Value& value);

}  // namespace touchstone
