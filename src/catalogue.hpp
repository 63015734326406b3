// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "case.hpp"
#include "error.hpp"
#include "spec.hpp"

namespace touchstone {

/// Everything that the data folders hold, checked against each other.
struct Catalogue {
  std::map<std::string, Standard, std::less<>> standards{};
  std::map<std::string, Operation, std::less<>> operations{};
  std::map<std::string, Profile, std::less<>> profiles{};
  std::vector<std::unique_ptr<CaseFile>> files{};  ///< sorted by path
  std::vector<std::string> bad_files{};            ///< had errors and took no part
  /// Sound themselves, but they refer to a bad file and so take no part either.
  std::vector<std::string> dependent_files{};
  std::size_t files_read = 0;
  /// SHA-256 over the paths and bytes of `specs/` and of `vectors/`, each sorted.
  std::string specs_digest{};
  std::string vectors_digest{};

  const Standard* standard(std::string_view id) const;
  const Operation* operation(std::string_view name) const;
  /// The standard that has a requirement of that id, or nullptr. Ids are unique in the catalogue.
  const Standard* standard_of(std::string_view requirement) const;
  const Requirement* requirement(std::string_view id) const;
};

}  // namespace touchstone
