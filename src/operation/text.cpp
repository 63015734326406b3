// SPDX-License-Identifier: Apache-2.0
#include "operation/text.hpp"

#include <string>
#include <string_view>

#include "operation/parameters.hpp"

namespace touchstone {

namespace {

constexpr std::uint64_t REPEATED_LIMIT = std::uint64_t{64} << 20;

}  // namespace

Answer text_concatenate(const Value& params) {
  Parameters read(params);
  const std::vector<std::string_view> parts = read.text_list("parts");
  if (read.refused()) {
    return read.refusal();
  }
  std::string joined;
  for (const std::string_view part : parts) {
    joined += part;
  }
  return Answer::result(std::move(joined));
}

Answer text_encode(const Value& params) {
  Parameters read(params);
  const std::string_view text = read.text("text");
  if (read.refused()) {
    return read.refusal();
  }
  return Answer::result(hex_text(bytes_view(text)));
}

Answer text_repeat(const Value& params) {
  Parameters read(params);
  const std::string_view text = read.text("text");
  const std::int64_t count = read.integer("count");
  if (read.refused()) {
    return read.refusal();
  }
  if (count < 0) {
    return Answer::rejected("out-of-range");
  }
  if (text.empty()) {
    return Answer::result("");
  }
  if (static_cast<std::uint64_t>(count) > REPEATED_LIMIT / text.size()) {
    return Answer::rejected("limit-exceeded");
  }
  std::string repeated;
  repeated.reserve(text.size() * static_cast<std::size_t>(count));
  for (std::int64_t i = 0; i < count; ++i) {
    repeated += text;
  }
  return Answer::result(std::move(repeated));
}

}  // namespace touchstone
