// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ostream>

#include "render/table.hpp"

namespace touchstone {

/// For people: the outcome first, then requirements, then each finding with how to reproduce it.
Result<void> render_text(const Report& report, const RenderOptions& options, std::ostream& out);
/// `reports/report.schema.json`: the report as data.
Result<void> render_json(const Report& report, const RenderOptions& options, std::ostream& out);
/// JUnit XML, one test case for each check, with unique and stable names.
Result<void> render_junit(const Report& report, const RenderOptions& options, std::ostream& out);

}  // namespace touchstone
