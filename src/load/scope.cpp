// SPDX-License-Identifier: Apache-2.0
#include "load/scope.hpp"

#include <algorithm>

#include "load/grammar.hpp"

namespace touchstone {

void Scope::set_rows(const std::vector<std::string>& columns,
                     const std::vector<std::vector<Node>>& rows) {
  around_.columns = &columns;
  rows_ = &rows;
}

void Scope::bind(const Node& at, const std::string& name, bool conditional, bool is_key) {
  constexpr std::string_view RESERVED[] = {"row", "document", "ixit"};
  const auto fail = [&](std::string id, Arguments arguments) {
    if (is_key) {
      at.fail_key(std::move(id), std::move(arguments));
    } else {
      at.fail(std::move(id), std::move(arguments));
    }
  };
  if (!is_name(name)) {
    fail("bad-form", {{"text", name}, {"form", std::string(NAME_FORM)}});
    return;
  }
  if (std::find(std::begin(RESERVED), std::end(RESERVED), name) != std::end(RESERVED) ||
      std::find(around_.bare.begin(), around_.bare.end(), name) != around_.bare.end()) {
    fail("reserved-name", {{"name", name}});
    return;
  }
  const auto before = std::find(around_.names.begin(), around_.names.end(), name);
  if (before == around_.names.end()) {
    around_.names.push_back(name);
    conditional_.push_back(conditional);
  } else if (!conditional ||
             !conditional_[static_cast<std::size_t>(before - around_.names.begin())]) {
    fail("bound-twice", {{"name", name}});
  }
}

void Scope::forget(std::size_t mark) {
  around_.names.resize(mark);
  conditional_.resize(mark);
}

void Scope::check(const Node& node, const NodeCheck& check) {
  check(node, around_);
  if (rows_ != nullptr && has_row_reference(node.value())) {
    later_.push_back({node, check, around_});
  }
}

void Scope::check_rows() {
  for (const std::vector<Node>& cells :
       rows_ == nullptr ? std::vector<std::vector<Node>>{} : *rows_) {
    for (Later& later : later_) {
      later.around.cells = &cells;
      later.check(later.node, later.around);
    }
  }
}

}  // namespace touchstone
