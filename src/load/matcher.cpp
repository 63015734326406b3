// SPDX-License-Identifier: Apache-2.0
#include "load/matcher.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include "load/grammar.hpp"
#include "load/literal.hpp"
#include "number.hpp"
#include "pattern.hpp"

namespace touchstone {
namespace {

/// What a check of one matcher's argument is given.
struct Use {
  const Surroundings& around;
  MatcherPlace place;
  std::optional<ValueType> type;
};

void check_true(const Node& node, const Use&) {
  if (require_kind(node, Kind::boolean) && !*node.value().boolean()) {
    node.fail("true-wanted");
  }
}

void check_inner(const Node& node, const Use& use) {
  check_matcher(node, use.around, MatcherPlace::value, use.type);
}

void check_untyped(const Node& node, const Use& use) {
  check_matcher(node, use.around);
}

/// A list of matchers, or a reference to one that is known only at run time.
void check_list(const Node& node, const Use& use, std::optional<ValueType> type) {
  bool broken = false;
  const auto dollar = dollar_of(node, broken);
  if (dollar && dollar->name == "$get") {
    check_reference(dollar->argument, use.around);
    return;
  }
  for (const Node& item : read_list(node)) {
    check_matcher(item, use.around, MatcherPlace::value, type);
  }
}

void check_any_of(const Node& node, const Use& use) {
  check_list(node, use, use.type);
}

void check_unordered(const Node& node, const Use& use) {
  check_list(node, use, std::nullopt);
}

void check_contains(const Node& node, const Use& use) {
  bool broken = false;
  const auto dollar = dollar_of(node, broken);
  if (broken || node.kind() == Kind::array || (dollar && dollar->name == "$get")) {
    if (!broken) {
      check_list(node, use, std::nullopt);
    }
    return;
  }
  if (dollar || !require_kind(node, Kind::object)) {
    if (dollar) {
      dollar->argument.fail_key("bad-form",
                                {{"text", dollar->name}, {"form", "{name: matcher} [matcher]"}});
    }
    return;
  }
  if (node.size() == 0) {
    node.fail("empty-list");
  }
  for (const Node& member : node.children()) {
    check_matcher(member, use.around, MatcherPlace::member);
  }
}

void check_optional(const Node& node, const Use& use) {
  if (use.place != MatcherPlace::member) {
    node.fail_key("misplaced-absence", {{"name", "$optional"}});
  }
  check_inner(node, use);
}

void check_absent(const Node& node, const Use& use) {
  if (use.place != MatcherPlace::member) {
    node.fail_key("misplaced-absence", {{"name", "$absent"}});
  }
  check_true(node, use);
}

/// `n` or `[min, max]`, each of which may be a reference.
void check_size(const Node& node, const Use& use) {
  constexpr std::int64_t MOST = std::numeric_limits<std::int64_t>::max();
  const auto one = [&](const Node& written) -> std::optional<std::int64_t> {
    bool broken = false;
    const auto seen = see(written, use.around);
    const auto dollar = seen ? dollar_of(*seen, broken) : std::nullopt;
    if (!seen || dollar || broken) {
      if (dollar) {
        check_value(*seen, use.around, ValueType::integer);
      }
      return std::nullopt;
    }
    return read_integer(*seen, 0, MOST);
  };
  const auto seen = see(node, use.around);
  if (!seen || seen->kind() != Kind::array) {
    one(node);
    return;
  }
  if (seen->size() != 2) {
    seen->fail("bad-bounds");
    return;
  }
  const auto least = one(seen->at(0));
  const auto most = one(seen->at(1));
  if (least && most && *least > *most) {
    seen->fail("bad-bounds");
  }
}

void check_type(const Node& node, const Use&) {
  const auto list = node.kind() == Kind::array ? read_list(node) : std::vector<Node>{node};
  for (const Node& one : list) {
    read_word(one, {"null", "boolean", "number", "integer", "string", "array", "object"});
  }
}

void check_pattern(const Node& node, const Use& use) {
  const auto seen = see(node, use.around);
  if (!seen || is_row_reference(*seen) || !require_kind(*seen, Kind::string)) {
    if (seen && is_row_reference(*seen)) {
      check_value(*seen, use.around);
    }
    return;
  }
  if (const auto compiled = compile_pattern(*seen->value().text()); !compiled) {
    seen->fail(compiled.error().id, compiled.error().arguments);
  }
}

void check_bytes(const Node& node, const Use& use) {
  const Fields fields(node, {"length"});
  if (const auto length = fields.need("length")) {
    check_size(*length, use);
  }
}

/// `true`, a reference, or a text of the wanted form.
void check_spelling(const Node& written, const Use& use, bool (*has_form)(std::string_view),
                    std::string_view form) {
  const auto node = see(written, use.around);
  if (!node || node->faulty()) {
    return;
  }
  if (node->kind() == Kind::boolean) {
    check_true(*node, use);
  } else if (node->kind() == Kind::object) {
    check_value(*node, use.around, ValueType::text);
  } else if (require_kind(*node, Kind::string) && !has_form(*node->value().text())) {
    node->fail("bad-form", {{"text", *node->value().text()}, {"form", std::string(form)}});
  }
}

void check_hex(const Node& node, const Use& use) {
  check_spelling(node, use, is_hex, "0x([0-9A-Fa-f]{2})*");
}

void check_quantity(const Node& written, const Use& use) {
  const auto node = see(written, use.around);
  if (node && node->kind() == Kind::number) {
    read_integer(*node, 0, std::numeric_limits<std::int64_t>::max());
    return;
  }
  check_spelling(written, use, is_quantity, "0x(0|[1-9a-fA-F][0-9a-fA-F]*)");
}

void check_number(const Node& written, const Use& use) {
  const auto node = see(written, use.around);
  if (node && node->kind() == Kind::object) {
    check_value(*node, use.around, ValueType::text);
  } else if (node && require_kind(*node, Kind::string) && !is_json_number(*node->value().text())) {
    node->fail("bad-form", {{"text", *node->value().text()}, {"form", "-1.5e3"}});
  }
}

void check_schema(const Node& node, const Use&) {
  const auto text = read_text(node);
  if (!text) {
    return;
  }
  const std::size_t hash = text->find('#');
  if (hash == 0 || hash == std::string::npos || !is_pointer(text->substr(hash + 1))) {
    node.fail("bad-form", {{"text", *text}, {"form", "URI#/pointer"}});
  }
}

void check_get(const Node& node, const Use& use) {
  check_reference(node, use.around);
  const auto axis = axis_of(node, use.around);
  for (const Node& value : axis ? axis->children() : std::vector<Node>{}) {
    check_matcher(value, use.around, MatcherPlace::value, use.type);
  }
}

void check_quoted(const Node& node, const Use& use) {
  check_literal(node, use.type.value_or(ValueType::json), "", {});
}

void check_any(const Node& node, const Use& use) {
  check_true(node, use);
}

void refuse_list_maker(const Node& node, const Use&) {
  node.fail_key("list-maker-in-matcher");
}

struct Entry {
  std::string_view name;
  void (*check)(const Node&, const Use&);
};

constexpr std::array<Entry, 22> TABLE = {{
    {"$absent", check_absent},
    {"$any", check_any},
    {"$anyOf", check_any_of},
    {"$bytes", check_bytes},
    {"$contains", check_contains},
    {"$each", check_untyped},
    {"$get", check_get},
    {"$hex", check_hex},
    {"$length", check_size},
    {"$literal", check_quoted},
    {"$not", check_inner},
    {"$number", check_number},
    {"$optional", check_optional},
    {"$pattern", check_pattern},
    {"$quantity", check_quantity},
    {"$range", refuse_list_maker},
    {"$schema", check_schema},
    {"$select", refuse_list_maker},
    {"$type", check_type},
    {"$unique", check_true},
    {"$unordered", check_unordered},
    {"$windows", refuse_list_maker},
}};
constexpr Entry ZIP = {"$zip", refuse_list_maker};
static_assert(std::is_sorted(TABLE.begin(), TABLE.end(),
                             [](const Entry& a, const Entry& b) { return a.name < b.name; }));

const Entry* entry_of(std::string_view name) {
  if (name == ZIP.name) {
    return &ZIP;
  }
  const auto found =
      std::lower_bound(TABLE.begin(), TABLE.end(), name,
                       [](const Entry& entry, std::string_view one) { return entry.name < one; });
  return found != TABLE.end() && found->name == name ? &*found : nullptr;
}

void check_scalar_literal(const Node& node, std::optional<ValueType> type) {
  if (type && *type != ValueType::json) {
    check_literal(node, *type, "", {});
  }
}

}  // namespace

const std::vector<std::string>& matcher_names() {
  static const std::vector<std::string> NAMES = [] {
    std::vector<std::string> names;
    for (const Entry& entry : TABLE) {
      names.emplace_back(entry.name);
    }
    names.emplace_back(ZIP.name);
    return names;
  }();
  return NAMES;
}

bool is_matcher_name(std::string_view name) {
  return entry_of(name) != nullptr;
}

void check_matcher(const Node& written, const Surroundings& around, MatcherPlace place,
                   std::optional<ValueType> type) {
  const auto node = see(written, around);
  if (!node || node->faulty()) {
    return;
  }
  bool broken = false;
  if (const auto dollar = dollar_of(*node, broken)) {
    const Entry* const entry = entry_of(dollar->name);
    if (entry == nullptr) {
      dollar->argument.fail_key("unknown-matcher", with_nearest(dollar->name, matcher_names()));
    } else {
      const auto argument = see(dollar->argument, around);
      if (argument && !argument->faulty()) {
        entry->check(dollar->name == "$get" ? dollar->argument : *argument, {around, place, type});
      }
    }
    return;
  }
  if (broken) {
    return;
  }
  check_scalar_literal(*node, type);
  const bool is_object = node->kind() == Kind::object;
  for (const Node& child : node->children()) {
    check_matcher(child, around, is_object ? MatcherPlace::member : MatcherPlace::value);
  }
}

namespace {

const Parameter* result_member(const Operation& operation, std::string_view name) {
  const auto found = std::find_if(operation.result.begin(), operation.result.end(),
                                  [&](const Parameter& one) { return one.name == name; });
  return found == operation.result.end() ? nullptr : &*found;
}

/// `closed`: a literal, which lacks nothing that the result always has.
void check_result_members(const Node& node, const Surroundings& around, const Operation& operation,
                          bool closed) {
  std::vector<std::string> known;
  for (const Parameter& member : operation.result) {
    known.push_back(member.name);
    if (closed && !member.optional && !node.find(member.name)) {
      node.fail("missing-result-member", {{"name", member.name}, {"operation", operation.name}});
    }
  }
  for (std::size_t i = 0; i < node.size(); ++i) {
    const Parameter* const member = result_member(operation, node.name(i));
    if (member == nullptr) {
      Arguments arguments = with_nearest(node.name(i), known);
      arguments.emplace_back("operation", operation.name);
      node.at(i).fail_key("unknown-result-member", std::move(arguments));
    } else {
      check_matcher(node.at(i), around, MatcherPlace::member, member->type);
    }
  }
}

}  // namespace

void check_result_matcher(const Node& written, const Surroundings& around,
                          const Operation& operation) {
  const auto node = see(written, around);
  if (!node || node->faulty()) {
    return;
  }
  const bool scalar = operation.result.size() == 1 && operation.result[0].name.empty();
  if (scalar) {
    check_matcher(*node, around, MatcherPlace::value, operation.result[0].type);
    return;
  }
  bool broken = false;
  const auto dollar = dollar_of(*node, broken);
  if (broken) {
    return;
  }
  if (!dollar && node->kind() == Kind::object) {
    check_result_members(*node, around, operation, true);
  } else if (!dollar) {
    require_kind(*node, Kind::object);
  } else if (dollar->name == "$contains" && dollar->argument.kind() == Kind::object &&
             !is_row_reference(dollar->argument)) {
    check_result_members(dollar->argument, around, operation, false);
  } else {
    check_matcher(*node, around);
  }
}

}  // namespace touchstone
