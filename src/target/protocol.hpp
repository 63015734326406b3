// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "call.hpp"
#include "value.hpp"

/// The adapter protocol: JSON-RPC 2.0, one message a line. docs/decisions.md, "Adapter protocol".
namespace touchstone::adapter {

constexpr std::string_view DESCRIBE = "touchstone.describe";
constexpr std::size_t LINE_LIMIT = std::size_t{64} << 20;

/// The line, with its end, that asks for `method`.
std::string request_line(std::uint64_t id, std::string_view method, const Value& params);
/// The request for a description is the first one of a process and has an id of its own.
constexpr std::uint64_t DESCRIBE_ID = 0;
/// The line that asks for a description and offers the protocols we speak.
std::string describe_line();

/// A line that answers a request. The answer is a result, rejected or unsupported, or garbled where
/// the id could be read but the rest is no answer.
struct Response {
  Number id{};
  Answer answer{};
};
/// A line that cannot be assigned to any request, and why: a message id.
struct Noise {
  std::string why{};
};

/// Reads a line. `unsupported` of an operation has no `value` yet: the reader knows no operations.
std::variant<Response, Noise> read_response(std::string_view line);

/// The answer that says what could not be read: `{text, why}`, the text cut to 4 KiB.
Answer garbled(std::string_view line, std::string_view why);

/// Cuts a stream into lines without their ends; a line over the limit is skipped to its end and
/// given as its first bytes, `over_long` set.
class LineReader {
 public:
  explicit LineReader(std::size_t limit = LINE_LIMIT) : limit_(limit) {}

  struct Line {
    std::string_view text{};  ///< valid until the next call of any member
    bool over_long = false;
  };
  void feed(std::string_view bytes);
  std::optional<Line> next();

 private:
  std::size_t limit_;
  std::string buffer_{};
  std::size_t start_ = 0;    ///< of the line that is being read
  std::size_t scanned_ = 0;  ///< no line end before it
  bool skipping_ = false;    ///< inside an over-long line that was given already
};

}  // namespace touchstone::adapter
