// SPDX-License-Identifier: Apache-2.0
#include "judge/reference.hpp"

#include <utility>

#include "judge/lists.hpp"

namespace touchstone::judge {
namespace {

constexpr std::size_t SHOWN_TEXT = 512;
constexpr std::size_t SHOWN_NODES = 64;
constexpr std::size_t SHOWN_DEPTH = 8;
constexpr const char* ELLIPSIS = "…";

std::string cut(const std::string& text) {
  if (text.size() <= SHOWN_TEXT) {
    return text;
  }
  std::size_t end = SHOWN_TEXT;
  // Not inside a UTF-8 sequence.
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) {
    --end;
  }
  return text.substr(0, end) + ELLIPSIS;
}

Value abridge(const Value& value, std::size_t depth, std::size_t& nodes) {
  if (const std::string* text = value.text()) {
    return cut(*text);
  }
  if (const Number* number = value.number()) {
    return number->lexeme.size() <= SHOWN_TEXT ? value : Value(cut(number->lexeme));
  }
  const Array* array = value.array();
  const Object* object = value.object();
  if (array == nullptr && object == nullptr) {
    return value;
  }
  if (depth == 0) {
    return ELLIPSIS;
  }
  if (array != nullptr) {
    Array kept;
    for (const Value& element : *array) {
      if (nodes == 0) {
        kept.emplace_back(ELLIPSIS);
        break;
      }
      --nodes;
      kept.push_back(abridge(element, depth - 1, nodes));
    }
    return kept;
  }
  Object kept;
  for (const Member& member : *object) {
    if (nodes == 0) {
      kept.push_back({ELLIPSIS, ELLIPSIS});
      break;
    }
    --nodes;
    kept.push_back({cut(member.name), abridge(member.value, depth - 1, nodes)});
  }
  return kept;
}

}  // namespace

const std::string* reference_of(const Value& node) {
  const Word word = word_of(node);
  return word.name == "$get" ? word.argument->text() : nullptr;
}

Fault fault_of(Sight sight, std::string_view reference) {
  switch (sight) {
    case Sight::unsaved:
      return {Fault::Kind::unsaved, {"not-saved", {{"name", reference}}}};
    case Sight::no_fact:
      return {Fault::Kind::no_fact,
              {"missing-ixit", {{"name", reference.substr(reference.find('/') + 1)}}}};
    default:
      return {Fault::Kind::mismatch, {"missing-member", {{"name", reference}}}};
  }
}

void Resolver::fail(Fault fault) {
  if (!fault_) {
    fault_ = std::move(fault);
  }
}

const Value* Resolver::resolve(const Template& written, Value& store) {
  return written.constant ? &written.value : resolve(written.value, store);
}

const Value* Resolver::resolve(const Value& node, Value& store) {
  if (const std::string* reference = reference_of(node)) {
    const Seen seen = environment_.look(*reference);
    const bool whole = !seen.cell || (seen.value != nullptr && seen.value->array() == nullptr &&
                                      seen.value->object() == nullptr);
    if (seen.sight == Sight::found && whole) {
      return seen.value;
    }
  }
  switch (build(node, store)) {
    case Made::value:
      return &store;
    case Made::left_out:
      fail(fault_of(Sight::nothing, reference_of(node) == nullptr ? "" : *reference_of(node)));
      return nullptr;
    case Made::failed:
      return nullptr;
  }
  return nullptr;
}

Resolver::Made Resolver::build(const Value& node, Value& out) {
  if (const Word word = word_of(node); word.argument != nullptr) {
    if (const auto made = build_word(word, out)) {
      return *made;
    }
  }
  if (const Object* members = node.object()) {
    return build_members(*members, out);
  }
  if (const Array* elements = node.array()) {
    return build_elements(*elements, out);
  }
  out = node;
  return Made::value;
}

std::optional<Resolver::Made> Resolver::build_word(const Word& word, Value& out) {
  if (word.name == "$get" && word.argument->text() != nullptr) {
    return build_reference(*word.argument->text(), out);
  }
  if (word.name == "$literal") {
    out = *word.argument;
    return Made::value;
  }
  if (word.name == "$absent") {
    return Made::left_out;
  }
  if (is_list_maker(word.name)) {
    return make_list(word, *this, out) ? Made::value : Made::failed;
  }
  return std::nullopt;
}

Resolver::Made Resolver::build_reference(std::string_view reference, Value& out) {
  const Seen seen = environment_.look(reference);
  if (seen.sight == Sight::left_out) {
    return Made::left_out;
  }
  // A cell cannot refer to the row, so this never nests.
  if (seen.sight != Sight::found || (seen.cell && in_cell_)) {
    fail(fault_of(seen.cell && in_cell_ ? Sight::unsaved : seen.sight, reference));
    return Made::failed;
  }
  if (!seen.cell) {
    out = *seen.value;
    return Made::value;
  }
  in_cell_ = true;
  const Made made = build(*seen.value, out);
  in_cell_ = false;
  return made;
}

Resolver::Made Resolver::build_members(const Object& members, Value& out) {
  Object made;
  made.reserve(members.size());
  for (const Member& member : members) {
    Value value;
    const Made outcome = build(member.value, value);
    if (outcome == Made::failed) {
      return outcome;
    }
    if (outcome == Made::value) {
      made.push_back({member.name, std::move(value)});
    }
  }
  out = std::move(made);
  return Made::value;
}

Resolver::Made Resolver::build_elements(const Array& elements, Value& out) {
  Array made;
  made.reserve(elements.size());
  for (const Value& element : elements) {
    Value value;
    const Made outcome = build(element, value);
    if (outcome == Made::failed) {
      return outcome;
    }
    if (outcome == Made::value) {
      made.push_back(std::move(value));
    }
  }
  out = std::move(made);
  return Made::value;
}

namespace {

void add_origins_in(const Value& node, const Environment& environment, Origin& origin,
                    bool in_cell) {
  const Word word = word_of(node);
  if (word.name == "$literal") {
    return;
  }
  if (word.name == "$get" && word.argument->text() != nullptr) {
    const Seen seen = environment.look(*word.argument->text());
    if (seen.origin != nullptr) {
      origin.add(*seen.origin);
    }
    if (seen.cell && seen.value != nullptr && !in_cell) {
      add_origins_in(*seen.value, environment, origin, true);
    }
    return;
  }
  if (const Object* members = node.object()) {
    for (const Member& member : *members) {
      add_origins_in(member.value, environment, origin, in_cell);
    }
  } else if (const Array* elements = node.array()) {
    for (const Value& element : *elements) {
      add_origins_in(element, environment, origin, in_cell);
    }
  }
}

Value show(const Value& node, const Environment& environment, bool in_cell) {
  const Word word = word_of(node);
  if (word.name == "$literal") {
    return abridged(*word.argument);
  }
  if (word.name == "$get" && word.argument->text() != nullptr) {
    const Seen seen = environment.look(*word.argument->text());
    if (seen.value == nullptr || (seen.cell && in_cell)) {
      return node;
    }
    return seen.cell ? show(*seen.value, environment, true) : abridged(*seen.value);
  }
  if (const Object* members = node.object()) {
    Object copy;
    for (const Member& member : *members) {
      copy.push_back({member.name, show(member.value, environment, in_cell)});
    }
    return copy;
  }
  if (const Array* elements = node.array()) {
    Array copy;
    for (const Value& element : *elements) {
      copy.push_back(show(element, environment, in_cell));
    }
    return copy;
  }
  return node;
}

}  // namespace

void add_origins(const Value& node, const Environment& environment, Origin& origin) {
  add_origins_in(node, environment, origin, false);
}

Origin origin_of(const Template& written, const Environment& environment) {
  Origin origin;
  if (!written.constant) {
    add_origins(written.value, environment, origin);
  }
  return origin;
}

Value shown(const Value& node, const Environment& environment) {
  return abridged(show(node, environment, false));
}

Value abridged(const Value& value) {
  std::size_t nodes = SHOWN_NODES;
  return abridge(value, SHOWN_DEPTH, nodes);
}

}  // namespace touchstone::judge
