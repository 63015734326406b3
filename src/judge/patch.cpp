// SPDX-License-Identifier: Apache-2.0
#include <charconv>
#include <utility>

#include "judge/document.hpp"

namespace touchstone {
namespace {

using Tokens = std::vector<std::string>;

/// Where an operation acts: the container and the last token of its pointer.
struct Spot {
  Value* parent = nullptr;
  std::string token{};
};

std::optional<std::size_t> index_of(const std::string& token, std::size_t limit) {
  std::size_t index = 0;
  const char* end = token.data() + token.size();
  const auto [stop, code] = std::from_chars(token.data(), end, index);
  const bool canonical = token == "0" || (!token.empty() && token.front() != '0');
  return code == std::errc{} && stop == end && canonical && index < limit ? std::optional(index)
                                                                          : std::nullopt;
}

/// Applies the operations to a document that stands as the member `` of a box, so that the root has
/// a parent like every other node.
class Patcher {
 public:
  explicit Patcher(const Value& document) : box_(Object{{"", document}}) {}

  bool apply(const Value& entry) {
    const std::string* operation = text(entry, "op");
    const std::string* path = text(entry, "path");
    const std::string* from = text(entry, "from");
    const Value* value = entry.find("value");
    if (operation == nullptr || path == nullptr) {
      return false;
    }
    if (*operation == "add") {
      return value != nullptr && add(*path, *value);
    }
    if (*operation == "remove") {
      return take(*path).has_value();
    }
    if (*operation == "replace") {
      return value != nullptr && replace(*path, *value);
    }
    if (*operation == "test") {
      const Value* found = look(*path);
      return value != nullptr && found != nullptr && *found == *value;
    }
    if (*operation == "copy") {
      const Value* found = from == nullptr ? nullptr : look(*from);
      return found != nullptr && add(*path, Value(*found));
    }
    return *operation == "move" && from != nullptr && move(*from, *path);
  }

  Value result() && { return std::move(*box_.find("")); }

 private:
  static const std::string* text(const Value& entry, std::string_view name) {
    const Value* member = entry.find(name);
    return member == nullptr ? nullptr : member->text();
  }

  /// The tokens of a pointer behind the box.
  static std::optional<Tokens> tokens(const std::string& pointer) {
    if (!pointer.empty() && pointer.front() != '/') {
      return std::nullopt;
    }
    Tokens all{""};
    for (std::string& token : pointer_tokens(pointer)) {
      all.push_back(std::move(token));
    }
    // `/` names the empty member, which `pointer_tokens` cannot tell from the whole.
    if (pointer == "/") {
      all.resize(1);
      all.emplace_back();
    }
    return all;
  }

  Value* look(const std::string& pointer) {
    const auto all = tokens(pointer);
    return all ? const_cast<Value*>(follow(box_, *all)) : nullptr;
  }

  std::optional<Spot> spot(const std::string& pointer) {
    auto all = tokens(pointer);
    if (!all) {
      return std::nullopt;
    }
    std::string last = std::move(all->back());
    all->pop_back();
    auto* parent = const_cast<Value*>(follow(box_, *all));
    return parent == nullptr ? std::nullopt : std::optional(Spot{parent, std::move(last)});
  }

  bool add(const std::string& pointer, Value value) {
    const auto at = spot(pointer);
    if (!at) {
      return false;
    }
    if (Array* array = at->parent->array()) {
      const auto index =
          at->token == "-" ? std::optional(array->size()) : index_of(at->token, array->size() + 1);
      if (index) {
        array->insert(array->begin() + static_cast<std::ptrdiff_t>(*index), std::move(value));
      }
      return index.has_value();
    }
    if (at->parent->object() == nullptr) {
      return false;
    }
    at->parent->set(at->token, std::move(value));
    return true;
  }

  bool replace(const std::string& pointer, const Value& value) {
    Value* found = look(pointer);
    if (found != nullptr) {
      *found = value;
    }
    return found != nullptr;
  }

  std::optional<Value> take(const std::string& pointer) {
    const auto at = spot(pointer);
    Value* found = pointer.empty() || !at ? nullptr : look(pointer);
    if (found == nullptr) {
      return std::nullopt;
    }
    Value taken = std::move(*found);
    if (Array* array = at->parent->array()) {
      array->erase(array->begin() +
                   static_cast<std::ptrdiff_t>(*index_of(at->token, array->size())));
    } else {
      std::erase_if(*at->parent->object(),
                    [&](const Member& member) { return member.name == at->token; });
    }
    return taken;
  }

  bool move(const std::string& from, const std::string& to) {
    if (to.starts_with(from + '/')) {
      return false;
    }
    auto taken = take(from);
    return taken && add(to, std::move(*taken));
  }

  Value box_;
};

}  // namespace

Result<Value> apply_patch(const Value& document, const Value& patch) {
  Patcher patcher(document);
  static const Array NOTHING;
  const Array* entries = patch.array() == nullptr ? &NOTHING : patch.array();
  for (std::size_t at = 0; at < entries->size(); ++at) {
    if (!patcher.apply((*entries)[at])) {
      const Value* operation = (*entries)[at].find("op");
      const std::string* name = operation == nullptr ? nullptr : operation->text();
      return Error{"bad-patch",
                   {{"index", std::to_string(at)}, {"operation", name == nullptr ? "" : *name}},
                   {}};
    }
  }
  return std::move(patcher).result();
}

}  // namespace touchstone
