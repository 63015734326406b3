// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

/// The name in `names` that is nearest to `name` by edit distance, if it is near enough to be
/// meant; else empty.
std::string nearest(std::string_view name, const std::vector<std::string>& names);

}  // namespace touchstone
