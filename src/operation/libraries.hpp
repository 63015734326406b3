// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace touchstone {

/// A library that reference operations compute with.
struct Library {
  std::string name{};
  std::string version{};
};

/// What runs, not what was compiled against; sorted by name.
std::vector<Library> reference_libraries();

}  // namespace touchstone
