// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>

#include "error.hpp"
#include "value.hpp"
#include "verdict.hpp"

namespace touchstone {

/// One line of the log: an attempt at a case, with its place in the plan. `timing` is the last
/// member of a line, so that comparisons can drop it. format.md §5.
struct ResultLine {
  std::uint64_t n = 0;  ///< counts from 1
  CaseResult result{};
  std::int64_t microseconds = 0;
};

/// One JSON line without its newline.
std::string write_result_line(const ResultLine& line);
Result<ResultLine> read_result_line(const Value& line);

/// Mismatches and checks as JSON, shared with the JSON report.
Value check_to_value(const Check& check);

/// Reads a results file from its start, one line at a time.
class ResultsReader {
 public:
  /// Errors: `cannot-read`, `results-no-header`, `results-version`.
  static Result<ResultsReader> open(const std::filesystem::path& path);

  const Value& header() const { return header_; }
  /// The next case line; nullopt at the footer, at the end, or at a line that is cut or damaged.
  std::optional<ResultLine> next();
  /// The footer, once `next` has come to it.
  const std::optional<Value>& footer() const { return footer_; }
  /// Why reading stopped before the footer, if the file is damaged rather than merely unfinished.
  const std::optional<Error>& damage() const { return damage_; }
  /// Byte offset behind the last whole line that was read.
  std::uint64_t offset() const { return offset_; }

 private:
  std::optional<Value> read_line();

  std::filesystem::path path_{};
  std::ifstream stream_{};
  Value header_{};
  std::optional<Value> footer_{};
  std::optional<Error> damage_{};
  std::uint64_t offset_ = 0;
  std::uint64_t line_ = 0;
};

}  // namespace touchstone
