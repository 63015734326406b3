// SPDX-License-Identifier: Apache-2.0
#include "load/node.hpp"

#include <algorithm>

#include "nearest.hpp"

namespace touchstone {
namespace {

/// So many names are shown where none of them is near.
constexpr std::size_t SHOWN_NAMES = 6;

bool stands_before(const Mark& left, const Mark& right) {
  return left.line < right.line || (left.line == right.line && left.column < right.column);
}

/// Children stand in the order of the file, so the one that holds `target` is the last that does
/// not start after it.
std::string pointer_to(const Value& root, const Marks& marks, const Marks& target) {
  std::string pointer;
  const Value* value = &root;
  const Marks* at = &marks;
  while (at != &target && !at->children.empty()) {
    const auto next = std::upper_bound(
        at->children.begin(), at->children.end(), target.key,
        [](const Mark& mark, const Marks& child) { return stands_before(mark, child.key); });
    if (next == at->children.begin()) {
      break;
    }
    const auto index = static_cast<std::size_t>(next - at->children.begin()) - 1;
    if (const Object* object = value->object()) {
      pointer = pointer_join(pointer, (*object)[index].name);
      value = &(*object)[index].value;
    } else {
      pointer = pointer_join(pointer, std::to_string(index));
      value = &(*value->array())[index];
    }
    at = &at->children[index];
  }
  return pointer;
}

}  // namespace

void DataFile::add(Error error) {
  error.where.file = path_;
  errors_.push_back(std::move(error));
}

Where DataFile::where(const Marks& at) const {
  return {path_, at.self.line, at.self.column, pointer_to(content_.value, content_.marks, at)};
}

void DataFile::fail(const Marks& at, bool at_key, std::string id, Arguments arguments) {
  const Mark& mark = at_key ? at.key : at.self;
  std::string identity = std::to_string(mark.line) + ':' + std::to_string(mark.column) + ':' + id;
  for (const auto& [name, value] : arguments) {
    identity += '\n' + value;
  }
  if (!seen_.insert(std::move(identity)).second) {
    return;
  }
  Where place = where(at);
  place.line = mark.line;
  place.column = mark.column;
  errors_.push_back({std::move(id), std::move(arguments), std::move(place)});
}

std::optional<Node> Node::find(std::string_view wanted) const {
  const Object* object = value_->object();
  if (object == nullptr) {
    return std::nullopt;
  }
  for (std::size_t i = 0; i < object->size(); ++i) {
    if ((*object)[i].name == wanted) {
      return at(i);
    }
  }
  return std::nullopt;
}

Node Node::at(std::size_t index) const {
  const Object* object = value_->object();
  const Value& child = object != nullptr ? (*object)[index].value : (*value_->array())[index];
  return {*file_, child, marks_->children[index]};
}

std::vector<Node> Node::children() const {
  std::vector<Node> nodes;
  nodes.reserve(size());
  for (std::size_t i = 0; i < size(); ++i) {
    nodes.push_back(at(i));
  }
  return nodes;
}

void Node::fail(std::string id, Arguments arguments) const {
  file_->fail(*marks_, false, std::move(id), std::move(arguments));
}

void Node::fail_key(std::string id, Arguments arguments) const {
  file_->fail(*marks_, true, std::move(id), std::move(arguments));
}

bool require_kind(const Node& node, Kind kind) {
  if (node.faulty()) {
    return false;
  }
  if (node.kind() != kind) {
    node.fail("wrong-kind", {{"expected", std::string(kind_name(kind))},
                             {"actual", std::string(kind_name(node.kind()))}});
    return false;
  }
  return true;
}

std::optional<std::string> read_text(const Node& node) {
  if (!require_kind(node, Kind::string)) {
    return std::nullopt;
  }
  const std::string& text = *node.value().text();
  if (text.find_first_not_of(" \t\r\n") == std::string::npos) {
    node.fail("blank-text");
    return std::nullopt;
  }
  return text;
}

std::optional<bool> read_boolean(const Node& node) {
  if (!require_kind(node, Kind::boolean)) {
    return std::nullopt;
  }
  return *node.value().boolean();
}

std::vector<Node> read_list(const Node& node, bool may_be_empty) {
  if (!require_kind(node, Kind::array)) {
    return {};
  }
  if (node.size() == 0 && !may_be_empty) {
    node.fail("empty-list");
  }
  return node.children();
}

std::vector<std::string> read_texts(const Node& node, bool may_be_empty) {
  std::vector<std::string> texts;
  for (const Node& item : read_list(node, may_be_empty)) {
    if (auto text = read_text(item)) {
      if (std::find(texts.begin(), texts.end(), *text) != texts.end()) {
        item.fail("listed-twice", {{"name", *text}});
      } else {
        texts.push_back(*std::move(text));
      }
    }
  }
  return texts;
}

Text read_words(const Node& node) {
  const Fields fields(node, {"en", "zh"});
  return {fields.need_text("en"), fields.need_text("zh")};
}

std::optional<std::string> read_word(const Node& node, const std::vector<std::string_view>& names) {
  auto text = read_text(node);
  if (text && std::find(names.begin(), names.end(), *text) == names.end()) {
    std::string known;
    for (const std::string_view name : names) {
      known += known.empty() ? "" : " ";
      known += name;
    }
    node.fail("unknown-word", {{"text", *text}, {"known", std::move(known)}});
    return std::nullopt;
  }
  return text;
}

Fields::Fields(const Node& node, std::initializer_list<std::string_view> keys)
    : node_(node), good_(require_kind(node, Kind::object)) {
  for (std::size_t i = 0; good_ && i < node.size(); ++i) {
    if (std::find(keys.begin(), keys.end(), node.name(i)) == keys.end()) {
      const std::vector<std::string> known(keys.begin(), keys.end());
      node.at(i).fail_key("unknown-key", with_nearest(node.name(i), known));
    }
  }
}

std::optional<Node> Fields::find(std::string_view key) const {
  auto member = node_.find(key);
  return member && !member->faulty() ? member : std::nullopt;
}

std::optional<Node> Fields::need(std::string_view key) const {
  if (good_ && !has(key)) {
    node_.fail("missing-key", {{"key", std::string(key)}});
  }
  return find(key);
}

std::string Fields::text(std::string_view key) const {
  const auto member = find(key);
  return member ? read_text(*member).value_or("") : "";
}

std::string Fields::need_text(std::string_view key) const {
  const auto member = need(key);
  return member ? read_text(*member).value_or("") : "";
}

bool Fields::boolean(std::string_view key, bool fallback) const {
  const auto member = find(key);
  return member ? read_boolean(*member).value_or(fallback) : fallback;
}

std::vector<std::string> Fields::texts(std::string_view key, bool may_be_empty) const {
  const auto member = find(key);
  return member ? read_texts(*member, may_be_empty) : std::vector<std::string>{};
}

Text Fields::words(std::string_view key) const {
  const auto member = find(key);
  return member ? read_words(*member) : Text{};
}

Arguments with_nearest(std::string_view name, const std::vector<std::string>& names) {
  std::string meant = nearest(name, names);
  const std::size_t shown = meant.empty() ? std::min(names.size(), SHOWN_NAMES) : 0;
  for (std::size_t i = 0; i < shown; ++i) {
    meant += i == 0 ? names[i] : ", " + names[i];
  }
  return {{"name", std::string(name)}, {"nearest", meant.empty() ? "-" : std::move(meant)}};
}

}  // namespace touchstone
