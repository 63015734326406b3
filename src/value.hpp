// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace touchstone {

class Value;
struct Member;

/// A JSON number as it was written: no number ever passes through a double. format.md §1.
struct Number {
  std::string lexeme;
};

using Array = std::vector<Value>;
/// Members in written order. Readers refuse duplicate names, so a name occurs once.
using Object = std::vector<Member>;

/// The order is the order of `Value`'s alternatives.
enum class Kind : std::uint8_t { null, boolean, number, string, array, object };

/// The one value that every stage passes on: what YAML and JSON can say, numbers kept exact.
/// Bytes are text: lower-case hex with `0x`.
class Value {
 public:
  Value();
  Value(std::nullptr_t);                            // NOLINT
  Value(bool value);                                // NOLINT
  Value(Number value);                              // NOLINT
  Value(std::int64_t value);                        // NOLINT
  Value(std::uint64_t value);                       // NOLINT
  Value(int value) : Value(std::int64_t{value}) {}  // NOLINT
  Value(std::string value);                         // NOLINT
  Value(std::string_view value);                    // NOLINT
  Value(const char* value);                         // NOLINT
  Value(Array value);                               // NOLINT
  Value(Object value);                              // NOLINT
  Value(const Value& other);
  Value(Value&& other) noexcept;
  Value& operator=(const Value& other);
  Value& operator=(Value&& other) noexcept;
  ~Value();

  Kind kind() const { return static_cast<Kind>(data_.index()); }
  bool is_null() const { return kind() == Kind::null; }
  /// The alternative, or nullptr where the value is of another kind.
  const bool* boolean() const { return std::get_if<bool>(&data_); }
  const Number* number() const { return std::get_if<Number>(&data_); }
  const std::string* text() const { return std::get_if<std::string>(&data_); }
  const Array* array() const { return std::get_if<Array>(&data_); }
  const Object* object() const { return std::get_if<Object>(&data_); }
  std::string* text() { return std::get_if<std::string>(&data_); }
  Array* array() { return std::get_if<Array>(&data_); }
  Object* object() { return std::get_if<Object>(&data_); }

  /// The member of that name, or nullptr; also nullptr if this is no object.
  const Value* find(std::string_view name) const;
  Value* find(std::string_view name);
  /// Replaces or appends a member. Makes an object of a null.
  void set(std::string name, Value value);
  /// A number with |n| < 2^63 that is written as an integer.
  std::optional<std::int64_t> integer() const;

 private:
  std::variant<std::monostate, bool, Number, std::string, Array, Object> data_;
};

struct Member {
  std::string name;
  Value value;
};

// Here `Member` is complete, which clang's standard library asks of whatever makes or destroys an
// `Object`.
inline Value::Value() = default;
inline Value::Value(std::nullptr_t) {}
inline Value::Value(bool value) : data_(value) {}
inline Value::Value(Number value) : data_(std::move(value)) {}
inline Value::Value(std::string value) : data_(std::move(value)) {}
inline Value::Value(std::string_view value) : data_(std::string(value)) {}
inline Value::Value(const char* value) : data_(std::string(value)) {}
inline Value::Value(Array value) : data_(std::move(value)) {}
inline Value::Value(Object value) : data_(std::move(value)) {}
inline Value::Value(const Value& other) = default;
inline Value::Value(Value&& other) noexcept = default;
inline Value& Value::operator=(const Value& other) = default;
inline Value& Value::operator=(Value&& other) noexcept = default;
inline Value::~Value() = default;

/// `null boolean number string array object`.
std::string_view kind_name(Kind kind);

/// Equal as format.md §1 says: numbers by exact decimal value, members in any order, elements in
/// order.
bool operator==(const Value& left, const Value& right);

/// The text of that member; empty where there is none or it is no text.
std::string text_member(const Value& object, std::string_view name);
/// The texts of a list that is that member; whatever is no text is left out.
std::vector<std::string> texts_member(const Value& object, std::string_view name);
/// A null that outlives every reference to it.
const Value& null_value();
/// An array of texts.
Array texts(const std::vector<std::string>& list);

/// One token of a JSON pointer, escaped (RFC 6901: ~0 for ~, ~1 for /) and joined to `pointer`.
std::string pointer_join(std::string_view pointer, std::string_view token);
/// Splits `name/a~1b/0` or `/a~1b/0` into unescaped tokens; a leading `/` is left out.
std::vector<std::string> pointer_tokens(std::string_view text);
/// Follows tokens through objects and arrays; nullptr where a token finds nothing.
const Value* follow(const Value& value, const std::vector<std::string>& tokens,
                    std::size_t from = 0);

}  // namespace touchstone
