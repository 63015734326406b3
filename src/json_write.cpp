// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "json.hpp"

namespace touchstone {
namespace {

void append_escaped(std::string& out, unsigned char byte) {
  constexpr std::string_view HEX = "0123456789abcdef";
  switch (byte) {
    case '"':
      out += "\\\"";
      break;
    case '\\':
      out += "\\\\";
      break;
    case '\b':
      out += "\\b";
      break;
    case '\f':
      out += "\\f";
      break;
    case '\n':
      out += "\\n";
      break;
    case '\r':
      out += "\\r";
      break;
    case '\t':
      out += "\\t";
      break;
    default:
      out += "\\u00";
      out += HEX[byte >> 4];
      out += HEX[byte & 15];
  }
}

/// Code units of UTF-16 order member names in RFC 8785 §3.2.3; in UTF-8 only the bytes of U+E000 to
/// U+FFFF and those above stand the other way round.
bool utf16_less(std::string_view left, std::string_view right) {
  const auto [a, b] = std::mismatch(left.begin(), left.end(), right.begin(), right.end());
  if (a == left.end() || b == right.end()) {
    return a == left.end() && b != right.end();
  }
  const auto x = static_cast<unsigned char>(*a);
  const auto y = static_cast<unsigned char>(*b);
  const auto rank = [](unsigned char byte) {
    return byte >= 0xF0 ? 0xED80 : byte >= 0xEE ? 0xEE00 + byte : byte << 8;
  };
  return rank(x) != rank(y) ? rank(x) < rank(y) : x < y;
}

void append_canonical(std::string& out, const Value& value);

void append_canonical_object(std::string& out, const Object& object) {
  std::vector<const Member*> sorted;
  sorted.reserve(object.size());
  for (const Member& member : object) {
    sorted.push_back(&member);
  }
  std::sort(sorted.begin(), sorted.end(),
            [](const Member* a, const Member* b) { return utf16_less(a->name, b->name); });
  out += '{';
  for (const Member* member : sorted) {
    if (out.back() != '{') {
      out += ',';
    }
    append_json_string(out, member->name);
    out += ':';
    append_canonical(out, member->value);
  }
  out += '}';
}

void append_canonical(std::string& out, const Value& value) {
  if (const Object* object = value.object()) {
    append_canonical_object(out, *object);
  } else if (const Array* array = value.array()) {
    out += '[';
    for (std::size_t i = 0; i < array->size(); ++i) {
      if (i > 0) {
        out += ',';
      }
      append_canonical(out, (*array)[i]);
    }
    out += ']';
  } else if (const auto integer = value.integer()) {
    out += std::to_string(*integer);
  } else {
    append_json(out, value);
  }
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  std::size_t plain = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x20 || byte == '"' || byte == '\\') {
      out += text.substr(plain, i - plain);
      append_escaped(out, byte);
      plain = i + 1;
    }
  }
  out += text.substr(plain);
  out += '"';
}

void append_json(std::string& out, const Value& value) {
  switch (value.kind()) {
    case Kind::null:
      out += "null";
      break;
    case Kind::boolean:
      out += *value.boolean() ? "true" : "false";
      break;
    case Kind::number:
      out += value.number()->lexeme;
      break;
    case Kind::string:
      append_json_string(out, *value.text());
      break;
    case Kind::array: {
      out += '[';
      const Array& array = *value.array();
      for (std::size_t i = 0; i < array.size(); ++i) {
        if (i > 0) {
          out += ',';
        }
        append_json(out, array[i]);
      }
      out += ']';
      break;
    }
    case Kind::object: {
      out += '{';
      const Object& object = *value.object();
      for (std::size_t i = 0; i < object.size(); ++i) {
        if (i > 0) {
          out += ',';
        }
        append_json_string(out, object[i].name);
        out += ':';
        append_json(out, object[i].value);
      }
      out += '}';
      break;
    }
  }
}

std::string write_json(const Value& value) {
  std::string out;
  append_json(out, value);
  return out;
}

std::string write_canonical_json(const Value& value) {
  std::string out;
  append_canonical(out, value);
  return out;
}

}  // namespace touchstone
