// SPDX-License-Identifier: Apache-2.0
#include "value.hpp"

#include <algorithm>
#include <charconv>

#include "number.hpp"

namespace touchstone {

Value::Value(std::int64_t value) : data_(Number{std::to_string(value)}) {}
Value::Value(std::uint64_t value) : data_(Number{std::to_string(value)}) {}

const Value* Value::find(std::string_view name) const {
  const Object* members = object();
  if (members == nullptr) {
    return nullptr;
  }
  for (const Member& member : *members) {
    if (member.name == name) {
      return &member.value;
    }
  }
  return nullptr;
}

std::string text_member(const Value& object, std::string_view name) {
  const Value* const member = object.find(name);
  return member != nullptr && member->text() != nullptr ? *member->text() : std::string();
}

std::vector<std::string> texts_member(const Value& object, std::string_view name) {
  std::vector<std::string> result;
  const Value* const list = object.find(name);
  if (list != nullptr && list->array() != nullptr) {
    for (const Value& element : *list->array()) {
      if (element.text() != nullptr) {
        result.push_back(*element.text());
      }
    }
  }
  return result;
}

const Value& null_value() {
  static const Value NOTHING;
  return NOTHING;
}

Array texts(const std::vector<std::string>& list) {
  return Array(list.begin(), list.end());
}

Value* Value::find(std::string_view name) {
  return const_cast<Value*>(static_cast<const Value*>(this)->find(name));
}

void Value::set(std::string name, Value value) {
  if (Value* old = find(name)) {
    *old = std::move(value);
    return;
  }
  if (is_null()) {
    data_ = Object{};
  }
  if (Object* members = object()) {
    members->push_back({std::move(name), std::move(value)});
  }
}

std::optional<std::int64_t> Value::integer() const {
  const Number* lexeme = number();
  if (lexeme == nullptr) {
    return std::nullopt;
  }
  std::int64_t result = 0;
  const char* end = lexeme->lexeme.data() + lexeme->lexeme.size();
  const auto [stop, code] = std::from_chars(lexeme->lexeme.data(), end, result);
  if (code != std::errc{} || stop != end) {
    return std::nullopt;
  }
  return result;
}

std::string_view kind_name(Kind kind) {
  constexpr std::string_view NAMES[] = {"null", "boolean", "number", "string", "array", "object"};
  return NAMES[static_cast<std::size_t>(kind)];
}

namespace {

bool equal_objects(const Object& left, const Object& right) {
  if (left.size() != right.size()) {
    return false;
  }
  // Sorted views keep the comparison of two large objects from becoming quadratic.
  const auto sorted = [](const Object& object) {
    std::vector<const Member*> view;
    view.reserve(object.size());
    for (const Member& member : object) {
      view.push_back(&member);
    }
    std::sort(view.begin(), view.end(),
              [](const Member* a, const Member* b) { return a->name < b->name; });
    return view;
  };
  const auto a = sorted(left);
  const auto b = sorted(right);
  return std::equal(a.begin(), a.end(), b.begin(), [](const Member* x, const Member* y) {
    return x->name == y->name && x->value == y->value;
  });
}

}  // namespace

bool operator==(const Value& left, const Value& right) {
  if (left.kind() != right.kind()) {
    return false;
  }
  switch (left.kind()) {
    case Kind::null:
      return true;
    case Kind::boolean:
      return *left.boolean() == *right.boolean();
    case Kind::number:
      return same_number(left.number()->lexeme, right.number()->lexeme);
    case Kind::string:
      return *left.text() == *right.text();
    case Kind::array:
      return *left.array() == *right.array();
    case Kind::object:
      return equal_objects(*left.object(), *right.object());
  }
  return false;
}

std::string pointer_join(std::string_view pointer, std::string_view token) {
  std::string joined(pointer);
  joined += '/';
  for (const char character : token) {
    if (character == '~') {
      joined += "~0";
    } else if (character == '/') {
      joined += "~1";
    } else {
      joined += character;
    }
  }
  return joined;
}

std::vector<std::string> pointer_tokens(std::string_view text) {
  if (!text.empty() && text.front() == '/') {
    text.remove_prefix(1);
  } else if (text.empty()) {
    return {};
  }
  std::vector<std::string> tokens(1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '/') {
      tokens.emplace_back();
    } else if (text[i] == '~' && i + 1 < text.size() &&
               (text[i + 1] == '0' || text[i + 1] == '1')) {
      tokens.back() += text[++i] == '0' ? '~' : '/';
    } else {
      tokens.back() += text[i];
    }
  }
  return tokens;
}

namespace {

const Value* element(const Array& array, const std::string& token) {
  std::size_t index = 0;
  const char* end = token.data() + token.size();
  const auto [stop, code] = std::from_chars(token.data(), end, index);
  const bool canonical = token == "0" || (!token.empty() && token.front() != '0');
  if (code != std::errc{} || stop != end || !canonical || index >= array.size()) {
    return nullptr;
  }
  return &array[index];
}

}  // namespace

const Value* follow(const Value& value, const std::vector<std::string>& tokens, std::size_t from) {
  const Value* at = &value;
  for (std::size_t i = from; i < tokens.size() && at != nullptr; ++i) {
    at = at->array() != nullptr ? element(*at->array(), tokens[i]) : at->find(tokens[i]);
  }
  return at;
}

}  // namespace touchstone
