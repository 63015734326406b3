// SPDX-License-Identifier: Apache-2.0
#include "catalogue.hpp"

namespace touchstone {

const Standard* Catalogue::standard(std::string_view id) const {
  const auto found = standards.find(id);
  return found == standards.end() ? nullptr : &found->second;
}

const Operation* Catalogue::operation(std::string_view name) const {
  const auto found = operations.find(name);
  return found == operations.end() ? nullptr : &found->second;
}

const Standard* Catalogue::standard_of(std::string_view requirement) const {
  for (const auto& [id, standard] : standards) {
    if (standard.requirement(requirement) != nullptr) {
      return &standard;
    }
  }
  return nullptr;
}

const Requirement* Catalogue::requirement(std::string_view id) const {
  const Standard* owner = standard_of(id);
  return owner == nullptr ? nullptr : owner->requirement(id);
}

}  // namespace touchstone
