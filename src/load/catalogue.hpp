// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <vector>

#include "../catalogue.hpp"
#include "error.hpp"
#include "json.hpp"

namespace touchstone {

/// What the data folders may hold at most.
struct LoadLimits {
  std::size_t files = 10'000;
  ReadLimits file{std::size_t{64} << 20, 100};
};

/// Reads `specs/` and `vectors/` of every root and checks them against each other: operations in
/// `specs/operations/`, profiles in `specs/profiles/`, all other YAML and JSON below `specs/` is
/// one standard each (`specs/schema/` is skipped), all below `vectors/` holds cases. Every error of
/// every file is added to `errors`; a file with errors takes no part, the others do. format.md
/// §1–3.
Catalogue load_catalogue(const std::vector<std::filesystem::path>& roots, Diagnostics& errors,
                         const LoadLimits& limits = {});

}  // namespace touchstone
