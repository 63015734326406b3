// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "case.hpp"

namespace touchstone {

/// One case to be tried: a body with a row and a choice of matrix values.
struct Instance {
  const CaseFile* file = nullptr;
  const Case* body = nullptr;
  /// Index into `body->rows->data`; meaningless without rows.
  std::size_t row = 0;
  std::vector<std::pair<std::string, Value>> matrix{};
  std::string id{};
  /// Further names, as an object: the document under test and what its probes bound, or nullptr.
  const Value* bindings = nullptr;
};

/// The instance id `standard/case/row[a=1,b=2]`: scalars verbatim with `% , = [ ]` percent-encoded,
/// others by index. format.md §3.
std::string instance_id(const Case& body, std::size_t row,
                        const std::vector<std::pair<std::string, Value>>& matrix,
                        const std::vector<std::size_t>& indices);

}  // namespace touchstone
