// SPDX-License-Identifier: Apache-2.0
#include "operation/bytes.hpp"

#include <string>
#include <string_view>

#include "hex.hpp"
#include "operation/parameters.hpp"

namespace touchstone {

namespace {

constexpr std::uint64_t REPEATED_OUTPUT_LIMIT = std::uint64_t{64} << 20;

}  // namespace

Answer bytes_repeat(const Value& params) {
  Parameters read(params);
  const Bytes bytes = read.bytes("bytes");
  const std::int64_t count = read.integer("count");
  if (read.refused()) {
    return read.refusal();
  }
  if (count < 0) {
    return Answer::rejected("out-of-range");
  }
  if (bytes.empty() || count == 0) {
    return Answer::result("0x");
  }
  if (static_cast<std::uint64_t>(count) > REPEATED_OUTPUT_LIMIT / bytes.size()) {
    return Answer::rejected("limit-exceeded");
  }
  const std::string digits = hex_digits(bytes);
  std::string repeated = "0x";
  repeated.reserve(2 + digits.size() * static_cast<std::size_t>(count));
  for (std::int64_t i = 0; i < count; ++i) {
    repeated += digits;
  }
  return Answer::result(std::move(repeated));
}

Answer bytes_concatenate(const Value& params) {
  Parameters read(params);
  const std::vector<Bytes> parts = read.bytes_list("parts");
  if (read.refused()) {
    return read.refusal();
  }
  std::string joined = "0x";
  for (const Bytes& part : parts) {
    joined += hex_digits(part);
  }
  return Answer::result(std::move(joined));
}

}  // namespace touchstone
