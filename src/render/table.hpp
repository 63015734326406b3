// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ostream>
#include <span>
#include <string>
#include <string_view>

#include "error.hpp"
#include "message.hpp"
#include "report.hpp"

namespace touchstone {

/// What a renderer is given beside the report.
struct RenderOptions {
  const Messages* messages = nullptr;
  Language language = Language::en;
  std::size_t width = 80;
  bool colour = false;
  bool verbose = false;
};

/// One report format. `render` writes the whole report; a format that shows every case reads the
/// lines again from `report.results`, so that memory does not grow with the run.
struct Renderer {
  std::string_view name{};
  std::string_view extension{};
  std::string_view summary{};
  Result<void> (*render)(const Report& report, const RenderOptions& options,
                         std::ostream& out) = nullptr;
};

/// Sorted by name.
std::span<const Renderer> renderers();
const Renderer* renderer(std::string_view name);

}  // namespace touchstone
