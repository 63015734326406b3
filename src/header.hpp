// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "catalogue.hpp"
#include "plan.hpp"

namespace touchstone {

/// What the header of a results file is made of. Secrets are in none of these.
struct HeaderFacts {
  const Catalogue* catalogue = nullptr;
  const Plan* plan = nullptr;
  const Selection* selection = nullptr;
  std::string target{};  ///< the target string as given
  std::string oracle{};
  const Description* target_description = nullptr;
  const Description* oracle_description = nullptr;
  Value ixit{};
  std::vector<std::string> added{};  ///< folders given with `--add`
  Bindings bindings{};
};

/// The header of a results file: everything that a report needs beside the lines, the requirements
/// of the standards in words included. `timing` is its last member. format.md §5.
Value make_header(const HeaderFacts& facts);

/// The version of this program, `MAJOR.MINOR.PATCH`.
std::string version();

}  // namespace touchstone
