// SPDX-License-Identifier: Apache-2.0
// A JSON text, of a data file or of an implementation: both readers agree, and what is read
// survives being written.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "json.hpp"
#include "must.hpp"

using namespace touchstone;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const ReadLimits limits{1 << 20, 100};
  const auto plain = parse_json(text, limits);
  const auto located = parse_json_located(text, limits);
  must(static_cast<bool>(plain) == static_cast<bool>(located), "the readers disagree");
  if (!plain) {
    must(plain.error().id == located.error().id, "the readers say different things");
    return 0;
  }
  must(*plain == located->value, "the readers read different values");
  const std::string written = write_json(*plain);
  const auto again = parse_json(written, limits);
  must(again && *again == *plain && write_json(*again) == written, "it cannot be read again");
  return 0;
}
