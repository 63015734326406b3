// SPDX-License-Identifier: Apache-2.0
#include "load/rows.hpp"

#include <algorithm>
#include <unordered_set>

#include "load/grammar.hpp"
#include "load/surroundings.hpp"

namespace touchstone {
namespace {

void read_columns(const Fields& fields, Rows& rows) {
  const auto node = fields.need("columns");
  for (const Node& column : node ? read_list(*node) : std::vector<Node>{}) {
    const std::string name = read_form(column, is_name, NAME_FORM).value_or("");
    if (!name.empty() &&
        std::find(rows.columns.begin(), rows.columns.end(), name) != rows.columns.end()) {
      column.fail("listed-twice", {{"name", name}});
    }
    rows.columns.push_back(name);
  }
  const auto id = std::find(rows.columns.begin(), rows.columns.end(), "id");
  if (id != rows.columns.end()) {
    rows.id_column = static_cast<std::size_t>(id - rows.columns.begin());
  } else if (!rows.columns.empty()) {
    node->fail("no-id-column");
  }
}

/// Rows are expanded before anything else, so no cell may refer to one.
bool refuse_row_references(const Node& cell) {
  if (!has_row_reference(cell.value())) {
    return true;
  }
  cell.fail("row-in-cell");
  return false;
}

bool read_row(const Node& node, ReadRows& read, std::unordered_set<std::string>& ids) {
  if (!require_kind(node, Kind::array)) {
    return false;
  }
  if (node.size() != read.rows.columns.size()) {
    node.fail("row-length", {{"expected", std::to_string(read.rows.columns.size())},
                             {"actual", std::to_string(node.size())}});
    return false;
  }
  const std::vector<Node> cells = node.children();
  const Node& id = cells[read.rows.id_column];
  const auto name = read_form(id, is_case_id, CASE_ID_FORM);
  if (name && !ids.insert(*name).second) {
    id.fail("duplicate-id", {{"id", *name}});
  }
  bool good = name.has_value();
  for (const Node& cell : cells) {
    good = refuse_row_references(cell) && good;
  }
  if (good) {
    read.rows.data.push_back(*node.value().array());
    read.rows.where.push_back(node.where());
    read.cells.push_back(cells);
  }
  return good;
}

}  // namespace

ReadRows read_rows(const Node& node) {
  const Fields fields(node, {"columns", "data"});
  ReadRows read;
  read_columns(fields, read.rows);
  const auto data = fields.need("data");
  std::unordered_set<std::string> ids;
  for (const Node& row : data ? read_list(*data) : std::vector<Node>{}) {
    read_row(row, read, ids);
  }
  return read;
}

}  // namespace touchstone
