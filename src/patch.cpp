// SPDX-License-Identifier: Apache-2.0
#include "patch.hpp"

#include <charconv>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace touchstone {
namespace {

using Tokens = std::vector<std::string>;

/// The index that a token names; `-` is the end. Nullopt beyond `most`.
std::optional<std::size_t> index_of(const std::string& token, std::size_t most) {
  std::size_t index = most;
  const char* const end = token.data() + token.size();
  if (token != "-") {
    const auto [stop, code] = std::from_chars(token.data(), end, index);
    if (code != std::errc{} || stop != end || (token.size() > 1 && token.front() == '0')) {
      return std::nullopt;
    }
  }
  return index > most ? std::nullopt : std::optional(index);
}

/// The value that holds the last token; nullptr if the way there does not exist.
Value* holder(Value& document, const Tokens& tokens) {
  Value* at = &document;
  for (std::size_t i = 0; i + 1 < tokens.size() && at != nullptr; ++i) {
    if (Array* array = at->array()) {
      const auto index = index_of(tokens[i], array->size());
      at = index && *index < array->size() ? &(*array)[*index] : nullptr;
    } else {
      at = at->find(tokens[i]);
    }
  }
  return at;
}

bool add(Value& document, const Tokens& tokens, Value value) {
  if (tokens.empty()) {
    document = std::move(value);
    return true;
  }
  Value* const place = holder(document, tokens);
  if (place == nullptr) {
    return false;
  }
  if (Array* array = place->array()) {
    const auto index = index_of(tokens.back(), array->size());
    if (index) {
      array->insert(array->begin() + static_cast<std::ptrdiff_t>(*index), std::move(value));
    }
    return index.has_value();
  }
  if (place->object() == nullptr) {
    return false;
  }
  place->set(tokens.back(), std::move(value));
  return true;
}

/// Takes a value out; the root cannot be taken.
std::optional<Value> take(Value& document, const Tokens& tokens) {
  Value* const place = tokens.empty() ? nullptr : holder(document, tokens);
  if (place == nullptr) {
    return std::nullopt;
  }
  if (Array* array = place->array()) {
    const auto index = index_of(tokens.back(), array->size());
    if (!index || *index == array->size()) {
      return std::nullopt;
    }
    Value taken = std::move((*array)[*index]);
    array->erase(array->begin() + static_cast<std::ptrdiff_t>(*index));
    return taken;
  }
  Value* const found = place->find(tokens.back());
  if (found == nullptr) {
    return std::nullopt;
  }
  Value taken = std::move(*found);
  std::erase_if(*place->object(),
                [&](const Member& member) { return member.name == tokens.back(); });
  return taken;
}

bool replace(Value& document, const Tokens& tokens, Value value) {
  Value* const place = const_cast<Value*>(follow(document, tokens));
  if (place != nullptr) {
    *place = std::move(value);
  }
  return place != nullptr;
}

bool move(Value& document, const Tokens& from, const Tokens& to) {
  auto taken = take(document, from);
  return taken && add(document, to, *std::move(taken));
}

bool apply(Value& document, const Value& operation) {
  const std::string op = text_member(operation, "op");
  const Tokens path = pointer_tokens(text_member(operation, "path"));
  const Tokens from = pointer_tokens(text_member(operation, "from"));
  const Value* const value = operation.find("value");
  if (op == "remove") {
    return take(document, path).has_value();
  }
  if (op == "move") {
    return move(document, from, path);
  }
  if (op == "copy") {
    const Value* const source = follow(document, from);
    return source != nullptr && add(document, path, Value(*source));
  }
  if (value == nullptr) {
    return false;
  }
  if (op == "test") {
    const Value* const found = follow(document, path);
    return found != nullptr && *found == *value;
  }
  return op == "add" ? add(document, path, *value)
                     : op == "replace" && replace(document, path, *value);
}

}  // namespace

Result<Value> apply_patch(Value document, const Value& patch) {
  const Array* const operations = patch.array();
  for (std::size_t i = 0; operations != nullptr && i < operations->size(); ++i) {
    if (!apply(document, (*operations)[i])) {
      return Error{"patch-fails",
                   {{"index", std::to_string(i)}, {"path", text_member((*operations)[i], "path")}},
                   {}};
    }
  }
  return document;
}

}  // namespace touchstone
