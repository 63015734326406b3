// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace touchstone {

/// SHA-256 of the bytes of `data`, as 64 lower-case hex digits. FIPS 180-4.
std::string sha256_hex(std::string_view data);
/// The same of a file, read piece by piece; nullopt where it cannot be read.
std::optional<std::string> sha256_file_hex(const std::filesystem::path& path);

}  // namespace touchstone
