// SPDX-License-Identifier: Apache-2.0
#include "load/surroundings.hpp"

#include <algorithm>

#include "load/grammar.hpp"

namespace touchstone {
namespace {

constexpr std::string_view ROW = "row/";

const std::string* reference_text(const Value& value) {
  const Object* object = value.object();
  return object != nullptr && object->size() == 1 && object->front().name == "$get"
             ? object->front().value.text()
             : nullptr;
}

template <class Predicate>
bool any_reference(const Value& value, Predicate predicate) {
  if (const Array* array = value.array()) {
    return std::any_of(array->begin(), array->end(),
                       [&](const Value& one) { return any_reference(one, predicate); });
  }
  const Object* object = value.object();
  if (object == nullptr || (object->size() == 1 && object->front().name == "$literal")) {
    return false;
  }
  if (const std::string* text = reference_text(value)) {
    return predicate(*text);
  }
  return std::any_of(object->begin(), object->end(),
                     [&](const Member& one) { return any_reference(one.value, predicate); });
}

std::optional<std::size_t> column_of(std::string_view name, const Surroundings& around) {
  const auto found = std::find(around.columns->begin(), around.columns->end(), name);
  if (found == around.columns->end()) {
    return std::nullopt;
  }
  return static_cast<std::size_t>(found - around.columns->begin());
}

void check_row_reference(const Node& text, const std::vector<std::string>& tokens,
                         const Surroundings& around) {
  if (around.columns == nullptr) {
    text.fail("no-rows-here");
  } else if (tokens.size() < 2 || !column_of(tokens[1], around)) {
    text.fail("unknown-column", with_nearest(tokens.size() < 2 ? "" : tokens[1], *around.columns));
  }
}

void check_ixit_reference(const Node& text, const std::vector<std::string>& tokens,
                          const Surroundings& around) {
  std::vector<std::string> known;
  for (const IxitFact& fact : around.file->out->ixit) {
    known.push_back(fact.name);
  }
  const auto fact = std::find(known.begin(), known.end(), tokens.size() < 2 ? "" : tokens[1]);
  if (fact == known.end()) {
    text.fail("unknown-ixit", with_nearest(tokens.size() < 2 ? "" : tokens[1], known));
    return;
  }
  const auto index = static_cast<std::size_t>(fact - known.begin());
  if (around.needs != nullptr && around.file->out->ixit[index].fallback.is_null() &&
      std::find(around.needs->begin(), around.needs->end(), *fact) == around.needs->end()) {
    text.fail("ixit-not-needed", {{"name", *fact}});
  }
}

}  // namespace

const Operation* CaseFileContext::operation(const Node& node, const std::string& name) {
  const Operation* const found = declared->catalogue.operation(name);
  if (found != nullptr) {
    needs_bad_file |= declared->bad_operations.contains(name);
    return found;
  }
  if (declared->unreadable.contains(name.substr(0, name.find('.')))) {
    needs_bad_file = true;
    return nullptr;
  }
  std::vector<std::string> known;
  for (const auto& [other, ignored] : declared->catalogue.operations) {
    known.push_back(other);
  }
  for (const auto& [other, ignored] : out->procedures) {
    known.push_back(other);
  }
  node.fail("unknown-operation", with_nearest(name, known));
  return nullptr;
}

std::optional<Dollar> dollar_of(const Node& node, bool& broken) {
  if (node.kind() != Kind::object) {
    return std::nullopt;
  }
  for (std::size_t i = 0; i < node.size(); ++i) {
    if (!node.name(i).starts_with('$')) {
      continue;
    }
    if (node.size() == 1) {
      return Dollar{node.name(i), node.at(i)};
    }
    node.at(i).fail_key("dollar-not-alone", {{"name", node.name(i)}});
    broken = true;
    return std::nullopt;
  }
  return std::nullopt;
}

bool is_row_reference(const Node& node) {
  const std::string* const text = reference_text(node.value());
  return text != nullptr && text->starts_with(ROW);
}

bool has_reference(const Value& value) {
  return any_reference(value, [](const std::string&) { return true; });
}

bool has_row_reference(const Value& value) {
  return any_reference(value, [](const std::string& text) { return text.starts_with(ROW); });
}

std::optional<Node> see(const Node& node, const Surroundings& around) {
  if (around.cells == nullptr || !is_row_reference(node)) {
    return node;
  }
  const std::vector<std::string> tokens = pointer_tokens(*reference_text(node.value()));
  const auto column = column_of(tokens[1], around);
  if (!column) {
    return std::nullopt;
  }
  Node cell = (*around.cells)[*column];
  for (std::size_t i = 2; i < tokens.size(); ++i) {
    const Value* const next = follow(cell.value(), tokens, i);
    if (next == nullptr) {
      cell.fail("nothing-in-cell", {{"pointer", *reference_text(node.value())}});
      return std::nullopt;
    }
    const auto member = cell.find(tokens[i]);
    cell = member ? *member : cell.at(static_cast<std::size_t>(std::stoul(tokens[i])));
  }
  return cell;
}

void check_reference(const Node& text, const Surroundings& around) {
  const auto written = read_text(text);
  if (!written) {
    return;
  }
  const std::size_t slash = std::min(written->find('/'), written->size());
  const std::string name = written->substr(0, slash);
  if (!is_name(name) || !is_pointer(written->substr(slash))) {
    text.fail("bad-form", {{"text", *written}, {"form", "name/pointer"}});
    return;
  }
  const std::vector<std::string> tokens = pointer_tokens(*written);
  if (name == "row") {
    check_row_reference(text, tokens, around);
  } else if (name == "ixit") {
    check_ixit_reference(text, tokens, around);
  } else if (std::find(around.names.begin(), around.names.end(), name) == around.names.end() &&
             std::find(around.bare.begin(), around.bare.end(), name) == around.bare.end()) {
    text.fail("unbound-name", with_nearest(name, around.names));
  }
}

std::optional<Node> axis_of(const Node& reference_text, const Surroundings& around) {
  const std::string* const text = reference_text.value().text();
  const auto axis = text == nullptr ? around.axes.end() : around.axes.find(*text);
  return axis == around.axes.end() ? std::nullopt : std::optional<Node>(axis->second);
}

namespace {

/// No `$` word anywhere: nothing to resolve and nothing to unquote.
bool is_plain(const Value& value) {
  if (const Array* elements = value.array()) {
    return std::all_of(elements->begin(), elements->end(), is_plain);
  }
  const Object* members = value.object();
  return members == nullptr || std::all_of(members->begin(), members->end(), [](const Member& one) {
           return !one.name.starts_with('$') && is_plain(one.value);
         });
}

}  // namespace

Template make_template(const Value& value) {
  return {value, is_plain(value)};
}

}  // namespace touchstone
