// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>

#include "load/node.hpp"
#include "spec.hpp"

namespace touchstone {

using Operations = std::map<std::string, Operation, std::less<>>;

/// Reads a file of operations, format.md §2, into `operations`. Entries with `like` are left to
/// `read_alike`, when all files are read.
void read_operations(const Node& root, Operations& operations);

/// Reads the entries of a file that say `like: OTHER`: the other operation with what is written
/// here instead.
void read_alike(const Node& root, Operations& operations);

}  // namespace touchstone
