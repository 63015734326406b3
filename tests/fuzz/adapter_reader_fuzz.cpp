// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <utility>
#include <variant>

#include "target/describe.hpp"
#include "target/printable.hpp"
#include "target/protocol.hpp"

namespace touchstone::adapter {
namespace {

constexpr std::size_t LIMIT = 4096;

void must(bool holds) {
  if (!holds) {
    std::abort();
  }
}

void read_line(const LineReader::Line& line) {
  must(line.text.find('\n') == std::string_view::npos);
  must(line.over_long || line.text.size() <= LIMIT);
  const auto read = read_response(line.text);
  if (const auto* response = std::get_if<Response>(&read)) {
    must(response->answer.outcome != AnswerKind::timeout);
    must(response->answer.outcome != AnswerKind::crashed);
  }
  if (Result<Value> described = read_description_line(line)) {
    const Result<Description> description = read_description(*described);
    must(!description || description->max_outstanding >= 1);
  }
  const std::string head = printable_head(line.text, 64);
  must(head.size() <= 64 && printable(head) == head);
  const std::string tail = printable_tail(line.text, 64);
  must(tail.size() <= 64 && printable(tail) == tail);
}

}  // namespace
}  // namespace touchstone::adapter

/// What an adapter prints, in pieces as long as the first byte says.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace touchstone::adapter;
  if (size == 0) {
    return 0;
  }
  const std::size_t piece = std::size_t{data[0]} + 1;
  std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  LineReader reader(LIMIT);
  while (!bytes.empty()) {
    reader.feed(bytes.substr(0, piece));
    bytes.remove_prefix(std::min(piece, bytes.size()));
    while (const auto line = reader.next()) {
      read_line(*line);
    }
  }
  return 0;
}
