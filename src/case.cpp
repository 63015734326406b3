// SPDX-License-Identifier: Apache-2.0
#include "case.hpp"

#include <algorithm>
#include <optional>

namespace touchstone {
namespace {

std::optional<std::string> named_requirement(const Case& body, std::size_t row,
                                             const Template& written) {
  if (const std::string* id = written.value.text()) {
    return *id;
  }
  const Value* path = written.value.find("$get");
  if (path == nullptr || path->text() == nullptr || !body.rows) {
    return std::nullopt;
  }
  const auto tokens = pointer_tokens(*path->text());
  const auto& columns = body.rows->columns;
  const auto column = std::find(columns.begin(), columns.end(), tokens.back());
  if (tokens.size() != 2 || tokens.front() != "row" || column == columns.end()) {
    return std::nullopt;
  }
  const Value& cell = body.rows->data[row][static_cast<std::size_t>(column - columns.begin())];
  return cell.text() == nullptr ? std::nullopt : std::optional(*cell.text());
}

}  // namespace

Word word_of(const Value& node) {
  const Object* members = node.object();
  if (members == nullptr || members->size() != 1 || !members->front().name.starts_with('$')) {
    return {};
  }
  return {members->front().name, &members->front().value};
}

std::vector<std::string> checked_at(const Case& body, std::size_t row, const Step& step) {
  std::vector<std::string> ids;
  for (const Template& written : step.checks) {
    if (auto id = named_requirement(body, row, written)) {
      ids.push_back(std::move(*id));
    }
  }
  return ids;
}

std::vector<std::string> checked_requirements(const Case& body, std::size_t row) {
  std::vector<std::string> ids;
  for (const Step& step : body.steps) {
    for (std::string& id : checked_at(body, row, step)) {
      if (std::find(ids.begin(), ids.end(), id) == ids.end()) {
        ids.push_back(std::move(id));
      }
    }
  }
  return ids;
}

}  // namespace touchstone
