// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string_view>

#include "error.hpp"
#include "target/target.hpp"

namespace touchstone {

/// The target `local`: the reference operations of this program, answered in the calling thread.
/// It always connects; nothing stands after the word.
Result<std::unique_ptr<Target>> connect_local(std::string_view rest);

}  // namespace touchstone
