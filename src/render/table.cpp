// SPDX-License-Identifier: Apache-2.0
#include "render/table.hpp"

#include <algorithm>
#include <array>

#include "render/formats.hpp"

namespace touchstone {
namespace {

constexpr std::array<Renderer, 3> TABLE{{
    {"json", "json", "the report as data, by reports/report.schema.json", render_json},
    {"junit", "xml", "JUnit XML, one test case for each check", render_junit},
    {"text", "txt", "for people: outcome, requirements, findings", render_text},
}};

static_assert(std::is_sorted(TABLE.begin(), TABLE.end(),
                             [](const Renderer& a, const Renderer& b) { return a.name < b.name; }));

}  // namespace

std::span<const Renderer> renderers() {
  return TABLE;
}

const Renderer* renderer(std::string_view name) {
  const auto found = std::find_if(TABLE.begin(), TABLE.end(),
                                  [&](const Renderer& each) { return each.name == name; });
  return found == TABLE.end() ? nullptr : &*found;
}

}  // namespace touchstone
