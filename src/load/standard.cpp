// SPDX-License-Identifier: Apache-2.0
#include "load/standard.hpp"

#include <algorithm>
#include <set>

#include "load/grammar.hpp"
#include "load/requirement.hpp"

namespace touchstone {
namespace {

Edition read_edition(const Node& node) {
  const Fields fields(node, {"id", "date", "status", "url"});
  Edition edition;
  edition.id = fields.need_text("id");
  if (const auto date = fields.need("date")) {
    edition.date = read_form(*date, is_date, "YYYY-MM-DD").value_or("");
  }
  if (const auto status = fields.need("status")) {
    edition.status = read_form(*status, is_kebab, KEBAB_FORM).value_or("");
  }
  edition.url = fields.need_text("url");
  return edition;
}

/// Oldest first, so that `since`, `until` and `auto` can go by the order.
void read_editions(const Fields& fields, Standard& standard) {
  const auto list = fields.need("editions");
  for (const Node& node : list ? read_list(*list) : std::vector<Node>{}) {
    Edition edition = read_edition(node);
    for (const Edition& before : standard.editions) {
      if (!edition.id.empty() && before.id == edition.id) {
        node.fail("duplicate-id", {{"id", edition.id}});
      }
    }
    if (!standard.editions.empty() && !edition.date.empty() &&
        edition.date < standard.editions.back().date) {
      node.fail("editions-out-of-order", {{"date", edition.date}});
    }
    standard.editions.push_back(std::move(edition));
  }
}

void read_relations(const Fields& fields, Standard& standard) {
  const auto list = fields.find("relations");
  for (const Node& node : list ? read_list(*list) : std::vector<Node>{}) {
    const Fields relation(node, {"standard", "kind", "note"});
    const auto kind = relation.need("kind");
    const auto other = relation.need("standard");
    standard.relations.push_back(
        {other ? read_form(*other, is_kebab, KEBAB_FORM).value_or("") : "",
         kind ? read_word(*kind, {"identical", "equivalent", "related", "gap"}).value_or("") : "",
         relation.words("note")});
    if (other && !standard.id.empty() && standard.relations.back().standard == standard.id) {
      other->fail("relation-to-itself");
    }
  }
}

bool is_plain_status(std::string_view text) {
  return text == "m" || text == "o" || text == "n/a" ||
         (text.starts_with("o.") && text.size() > 2 &&
          text.find_first_not_of("0123456789", 2) == std::string_view::npos);
}

void check_plain_status(const Node& node) {
  read_form(node, is_plain_status, "m o o.1 n/a");
}

/// `name`, `{not: C}`, `{all: [C…]}`, `{any: [C…]}`.
void check_condition(const Node& node, const Standard& standard) {
  if (node.kind() == Kind::string) {
    if (standard.feature(*node.value().text()) == nullptr) {
      std::vector<std::string> known;
      for (const Feature& feature : standard.features) {
        known.push_back(feature.id);
      }
      Arguments arguments = with_nearest(*node.value().text(), known);
      arguments.emplace_back("standard", standard.id);
      node.fail("unknown-feature", std::move(arguments));
    }
    return;
  }
  const Fields fields(node, {"not", "all", "any"});
  if (fields.good() && node.size() != 1) {
    node.fail("one-key-wanted", {{"keys", "not all any"}});
    return;
  }
  if (const auto inner = fields.find("not")) {
    check_condition(*inner, standard);
  }
  for (const std::string_view key : {"all", "any"}) {
    const auto list = fields.find(key);
    for (const Node& inner : list ? read_list(*list) : std::vector<Node>{}) {
      check_condition(inner, standard);
    }
  }
}

void check_status(const Node& node, const Standard& standard) {
  if (node.kind() != Kind::object) {
    check_plain_status(node);
    return;
  }
  const Fields fields(node, {"if", "then", "else"});
  if (const auto condition = fields.need("if")) {
    check_condition(*condition, standard);
  }
  for (const std::string_view key : {"then", "else"}) {
    if (const auto status = fields.need(key)) {
      check_plain_status(*status);
    }
  }
}

/// Calls `read` for each member of a map of names; the names must be in kebab-case.
template <class Read>
void read_named(const std::optional<Node>& map, Read read) {
  if (!map || !require_kind(*map, Kind::object)) {
    return;
  }
  for (std::size_t i = 0; i < map->size(); ++i) {
    if (!is_kebab(map->name(i))) {
      map->at(i).fail_key("bad-form", {{"text", map->name(i)}, {"form", std::string(KEBAB_FORM)}});
    }
    read(map->name(i), map->at(i));
  }
}

void read_features(const Fields& fields, Standard& standard) {
  const auto map = fields.find("features");
  read_named(map, [&](const std::string& id, const Node& node) {
    const Fields feature(node, {"status", "default", "en", "zh"});
    Feature read{id, {}, false, {feature.text("en"), feature.text("zh")}};
    if (const auto status = feature.need("status")) {
      read.status = status->value();
    }
    if (const auto fallback = feature.find("default")) {
      read.claimed_by_default = read_word(*fallback, {"claimed"}).has_value();
    }
    standard.features.push_back(std::move(read));
  });
  // Conditions may name features that stand further down.
  for (std::size_t i = 0; map && map->kind() == Kind::object && i < map->size(); ++i) {
    if (const auto status = map->at(i).find("status"); status && !status->faulty()) {
      check_status(*status, standard);
    }
  }
}

void read_reasons(const Fields& fields, Standard& standard) {
  read_named(fields.find("reasons"), [&](const std::string& id, const Node& node) {
    const Fields reason(node, {"is-a", "en", "zh"});
    Reason read{id, {}, {reason.need_text("en"), reason.need_text("zh")}};
    if (const auto classes = reason.need("is-a")) {
      const auto list =
          classes->kind() == Kind::array ? read_list(*classes) : std::vector<Node>{*classes};
      for (const Node& one : list) {
        if (auto name = read_word(one, reason_classes())) {
          read.is_a.push_back(*std::move(name));
        }
      }
    }
    std::sort(read.is_a.begin(), read.is_a.end());
    standard.reasons.push_back(std::move(read));
  });
}

void read_requirements(const Fields& fields, Standard& standard) {
  const auto list = fields.need("requirements");
  std::set<std::string> ids;
  for (const Node& node : list ? read_list(*list) : std::vector<Node>{}) {
    Requirement requirement = read_requirement(node, standard);
    if (!requirement.id.empty() && !ids.insert(requirement.id).second) {
      node.fail("duplicate-id", {{"id", requirement.id}});
    }
    standard.requirements.push_back(std::move(requirement));
  }
}

}  // namespace

Standard read_standard(const Node& root) {
  const Fields fields(root, {"id", "title", "body", "editions", "supersedes", "applies-to",
                             "detect", "relations", "features", "reasons", "requirements"});
  Standard standard;
  standard.where = root.where();
  if (const auto id = fields.need("id")) {
    standard.where = id->where();
    standard.id = read_form(*id, is_kebab, KEBAB_FORM).value_or("");
  }
  fields.need("title");
  standard.title = fields.words("title");
  if (const auto body = fields.need("body")) {
    standard.body = read_form(*body, is_kebab, KEBAB_FORM).value_or("");
  }
  read_editions(fields, standard);
  standard.supersedes = fields.texts("supersedes");
  fields.need("applies-to");
  standard.applies_to = read_item_kinds(fields);
  if (const auto detect = fields.find("detect")) {
    standard.detect = detect->value();
  }
  read_relations(fields, standard);
  read_features(fields, standard);
  read_reasons(fields, standard);
  read_requirements(fields, standard);
  return standard;
}

}  // namespace touchstone
