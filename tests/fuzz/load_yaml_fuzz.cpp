// SPDX-License-Identifier: Apache-2.0
// A YAML document of a data file: what it becomes survives being written and read as JSON, and
// everything in it has a place.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "json.hpp"
#include "must.hpp"
#include "yaml.hpp"

using namespace touchstone;

namespace {

bool same_shape(const Value& value, const Marks& marks) {
  const Array* const array = value.array();
  const Object* const object = value.object();
  const std::size_t size = array != nullptr    ? array->size()
                           : object != nullptr ? object->size()
                                               : 0;
  if (marks.children.size() != size || marks.self.line == 0 || marks.self.column == 0) {
    return false;
  }
  for (std::size_t at = 0; at < size; ++at) {
    const Value& child = array != nullptr ? (*array)[at] : (*object)[at].value;
    if (!same_shape(child, marks.children[at])) {
      return false;
    }
  }
  return true;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  Diagnostics errors;
  const auto read = parse_yaml(text, errors, {1 << 20, 100});
  if (!read) {
    must(!read.error().id.empty(), "an error without a message");
    return 0;
  }
  must(same_shape(read->value, read->marks), "marks have another shape than the value");
  if (errors.empty()) {
    const auto again = parse_json(write_json(read->value));
    must(again && *again == read->value, "what was read cannot be written");
  }
  return 0;
}
