// SPDX-License-Identifier: Apache-2.0
#include "instance.hpp"

#include <string_view>

namespace touchstone {
namespace {

void append_encoded(std::string& id, std::string_view text) {
  constexpr std::string_view HEX = "0123456789ABCDEF";
  for (const char character : text) {
    if (std::string_view("%,=[]").find(character) == std::string_view::npos) {
      id += character;
      continue;
    }
    const auto byte = static_cast<unsigned char>(character);
    id += '%';
    id += HEX[byte >> 4];
    id += HEX[byte & 15];
  }
}

void append_scalar(std::string& id, const Value& value, std::size_t index) {
  if (const std::string* text = value.text()) {
    append_encoded(id, *text);
  } else if (const Number* number = value.number()) {
    append_encoded(id, number->lexeme);
  } else if (const bool* flag = value.boolean()) {
    id += *flag ? "true" : "false";
  } else if (value.is_null()) {
    id += "null";
  } else {
    id += std::to_string(index);
  }
}

}  // namespace

std::string instance_id(const Case& body, std::size_t row,
                        const std::vector<std::pair<std::string, Value>>& matrix,
                        const std::vector<std::size_t>& indices) {
  std::string id = body.id;
  if (body.rows) {
    id += '/';
    id += *body.rows->data[row][body.rows->id_column].text();
  }
  for (std::size_t axis = 0; axis < matrix.size(); ++axis) {
    id += axis == 0 ? '[' : ',';
    id += matrix[axis].first;
    id += '=';
    append_scalar(id, matrix[axis].second, indices[axis]);
  }
  if (!matrix.empty()) {
    id += ']';
  }
  return id;
}

}  // namespace touchstone
