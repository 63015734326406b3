// SPDX-License-Identifier: Apache-2.0
#include "load/fixtures.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "load/case_body.hpp"
#include "load/grammar.hpp"
#include "load/literal.hpp"
#include "patch.hpp"

namespace touchstone {
namespace {

/// The members that an operation of a patch needs beside `op` and `path`, RFC 6902 §4.
bool check_patch_members(const Fields& fields, std::string_view op) {
  const bool needs_value = op == "add" || op == "replace" || op == "test";
  const bool needs_from = op == "move" || op == "copy";
  bool good = true;
  for (const auto& [key, wanted] : {std::pair{"value", needs_value}, {"from", needs_from}}) {
    const auto member = wanted ? fields.need(key) : fields.find(key);
    good = good && member.has_value() == wanted;
    if (member && !wanted) {
      member->fail_key("patch-member-unused", {{"key", key}, {"op", std::string(op)}});
    }
  }
  return good;
}

bool check_patch_operation(const Node& node) {
  const Fields fields(node, {"op", "path", "from", "value"});
  const auto op = fields.need("op");
  bool good = fields.need("path").has_value();
  for (const std::string_view key : {"path", "from"}) {
    const auto pointer = fields.find(key);
    if (!pointer) {
      continue;
    }
    if (!require_kind(*pointer, Kind::string)) {
      good = false;
    } else if (!is_pointer(*pointer->value().text())) {
      pointer->fail("bad-form", {{"text", *pointer->value().text()}, {"form", "/a/0/b"}});
      good = false;
    }
  }
  const auto word =
      op ? read_word(*op, {"add", "remove", "replace", "move", "copy", "test"}) : std::nullopt;
  return word && check_patch_members(fields, *word) && good;
}

/// The document after the patch, or null after an error.
Value patched(const Fields& fields, const Value& document) {
  const auto patch = fields.need("patch");
  bool good = patch.has_value();
  for (const Node& operation : patch ? read_list(*patch, true) : std::vector<Node>{}) {
    good = check_patch_operation(operation) && good;
  }
  if (!good || patch->kind() != Kind::array) {
    return {};
  }
  auto result = apply_patch(document, patch->value());
  if (!result) {
    patch->fail(result.error().id, result.error().arguments);
    return {};
  }
  return *std::move(result);
}

const Fixture* find_fixture(const Node& node, const std::vector<Fixture>& fixtures) {
  const auto name = read_text(node);
  if (!name) {
    return nullptr;
  }
  const auto found = std::find_if(fixtures.begin(), fixtures.end(),
                                  [&](const Fixture& one) { return one.name == *name; });
  if (found != fixtures.end()) {
    return &*found;
  }
  std::vector<std::string> known;
  for (const Fixture& fixture : fixtures) {
    known.push_back(fixture.name);
  }
  node.fail("unknown-fixture", with_nearest(*name, known));
  return nullptr;
}

void check_fixture_ixit(const Node& node, const CaseFileContext& file) {
  const std::vector<IxitFact>& facts = file.out->ixit;
  std::vector<std::string> known;
  for (const IxitFact& fact : facts) {
    known.push_back(fact.name);
  }
  for (std::size_t i = 0; require_kind(node, Kind::object) && i < node.size(); ++i) {
    const auto fact = std::find_if(facts.begin(), facts.end(),
                                   [&](const IxitFact& one) { return one.name == node.name(i); });
    if (fact == facts.end()) {
      node.at(i).fail_key("unknown-ixit", with_nearest(node.name(i), known));
    } else {
      const auto type = value_type_from(fact->type).value_or(ValueType::json);
      check_literal(node.at(i), type, fact->name, {});
    }
  }
}

void read_document(const Fields& fields, const std::vector<Fixture>& before, Fixture& fixture) {
  if (fields.good() && fields.has("document") == fields.has("of")) {
    fields.node().fail("document-or-of");
  }
  if (const auto document = fields.find("document")) {
    fixture.document = document->value();
  }
  if (const auto of = fields.find("of")) {
    if (const Fixture* const base = find_fixture(*of, before)) {
      fixture.of = base->name;
      fixture.document = patched(fields, base->document);
      fixture.patch = fields.has("patch") ? fields.node().find("patch")->value() : Value{};
      fixture.ixit = base->ixit;
      fixture.editions = base->editions;
    }
  } else if (const auto patch = fields.find("patch")) {
    patch->fail_key("patch-of-nothing");
  }
}

Fixture read_fixture(const std::string& name, const Node& node, CaseFileContext& file,
                     const std::vector<Fixture>& before) {
  const Fields fields(node, {"document", "of", "patch", "ixit", "editions"});
  Fixture fixture;
  fixture.name = name;
  fixture.where = node.where();
  if (!is_case_id(name)) {
    node.fail_key("bad-form", {{"text", name}, {"form", std::string(CASE_ID_FORM)}});
  }
  read_document(fields, before, fixture);
  if (const auto ixit = fields.find("ixit")) {
    check_fixture_ixit(*ixit, file);
    fixture.ixit = ixit->value();
  }
  if (fields.has("editions")) {
    std::string since;
    std::string until;
    read_editions_of(fields, file, fixture.editions, since, until);
  }
  return fixture;
}

RuleEntry read_entry(const Node& node, const std::vector<Fixture>& fixtures) {
  RuleEntry entry;
  entry.where = node.where();
  if (node.kind() == Kind::string) {
    const Fixture* const fixture = find_fixture(node, fixtures);
    entry.id = entry.fixture = fixture != nullptr ? fixture->name : "";
    return entry;
  }
  const Fields fields(node, {"id", "of", "patch", "raw"});
  if (const auto id = fields.need("id")) {
    entry.id = read_form(*id, is_case_id, CASE_ID_FORM).value_or("");
  }
  if (fields.good() && fields.has("of") == fields.has("raw")) {
    node.fail("of-or-raw");
  }
  if (const auto of = fields.find("of")) {
    if (const Fixture* const base = find_fixture(*of, fixtures)) {
      entry.fixture = base->name;
      patched(fields, base->document);
      entry.patch = fields.has("patch") ? node.find("patch")->value() : Value{};
    }
  } else if (const auto patch = fields.find("patch")) {
    patch->fail_key("patch-of-nothing");
  }
  if (const auto raw = fields.find("raw"); raw && require_kind(*raw, Kind::string)) {
    entry.raw = *raw->value().text();
  }
  return entry;
}

}  // namespace

void read_fixtures(const std::optional<Node>& node, CaseFileContext& file,
                   std::vector<Fixture>& fixtures) {
  if (!node || !require_kind(*node, Kind::object)) {
    return;
  }
  if (node->size() == 0) {
    node->fail("empty-list");
  }
  for (std::size_t i = 0; i < node->size(); ++i) {
    const std::string& name = node->name(i);
    if (std::any_of(fixtures.begin(), fixtures.end(),
                    [&](const Fixture& one) { return one.name == name; })) {
      node->at(i).fail_key("duplicate-id", {{"id", name}});
    }
    fixtures.push_back(read_fixture(name, node->at(i), file, fixtures));
  }
}

std::vector<RuleEntry> read_entries(const Fields& fields, std::string_view key,
                                    const std::vector<Fixture>& fixtures) {
  std::vector<RuleEntry> entries;
  std::set<std::string> ids;
  const auto list = fields.need(key);
  for (const Node& node : list ? read_list(*list) : std::vector<Node>{}) {
    RuleEntry entry = read_entry(node, fixtures);
    if (!entry.id.empty() && !ids.insert(entry.id).second) {
      node.fail("duplicate-id", {{"id", entry.id}});
    }
    entries.push_back(std::move(entry));
  }
  return entries;
}

}  // namespace touchstone
