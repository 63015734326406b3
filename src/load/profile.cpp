// SPDX-License-Identifier: Apache-2.0
#include "load/profile.hpp"

#include <algorithm>

#include "load/grammar.hpp"
#include "load/requirement.hpp"

namespace touchstone {
namespace {

/// `*` stands for any characters.
bool matches_pattern(std::string_view pattern, std::string_view text) {
  const std::size_t star = pattern.find('*');
  if (star == std::string_view::npos) {
    return pattern == text;
  }
  if (!text.starts_with(pattern.substr(0, star))) {
    return false;
  }
  for (std::size_t skip = star; skip <= text.size(); ++skip) {
    if (matches_pattern(pattern.substr(star + 1), text.substr(skip))) {
      return true;
    }
  }
  return false;
}

std::vector<std::string> requirement_ids(const Standard& standard) {
  std::vector<std::string> ids;
  for (const Requirement& requirement : standard.requirements) {
    ids.push_back(requirement.id);
  }
  return ids;
}

std::vector<std::string> feature_ids(const Standard& standard) {
  std::vector<std::string> ids;
  for (const Feature& feature : standard.features) {
    ids.push_back(feature.id);
  }
  return ids;
}

std::vector<Node> elements(const Fields& fields, std::string_view key) {
  const auto list = fields.find(key);
  return list && list->kind() == Kind::array ? list->children() : std::vector<Node>{};
}

void check_part(const Fields& fields, const Standard& standard) {
  if (const auto edition = fields.find("edition")) {
    read_edition_id(*edition, standard);
  }
  for (const Node& node : elements(fields, "features")) {
    const std::string* const name = node.value().text();
    if (name != nullptr && standard.feature(*name) == nullptr) {
      Arguments arguments = with_nearest(*name, feature_ids(standard));
      arguments.emplace_back("standard", standard.id);
      node.fail("unknown-feature", std::move(arguments));
    }
  }
  const std::vector<std::string> ids = requirement_ids(standard);
  for (const Node& node : elements(fields, "requirements")) {
    const std::string* const pattern = node.value().text();
    if (pattern != nullptr && std::none_of(ids.begin(), ids.end(), [&](const std::string& id) {
          return matches_pattern(*pattern, id);
        })) {
      Arguments arguments = with_nearest(*pattern, ids);
      arguments.emplace_back("standard", standard.id);
      arguments.emplace_back("file", standard.where.file);
      node.fail("unknown-requirement", std::move(arguments));
    }
  }
}

void check_standard(const Node& node, const std::string& id, const Declared& declared) {
  if (declared.unreadable.contains(id)) {
    return;
  }
  std::vector<std::string> known;
  for (const auto& [other, ignored] : declared.catalogue.standards) {
    known.push_back(other);
  }
  Arguments arguments = with_nearest(id, known);
  arguments.front().first = "id";
  node.fail("unknown-standard", std::move(arguments));
}

Profile::Part read_part(const Node& node, const Declared& declared) {
  const Fields fields(node, {"standard", "edition", "features", "requirements"});
  Profile::Part part;
  part.edition = fields.text("edition");
  part.features = fields.texts("features");
  part.requirements = fields.texts("requirements");
  if (const auto standard = fields.need("standard")) {
    part.standard = read_text(*standard).value_or("");
    const Standard* const found = declared.catalogue.standard(part.standard);
    if (found != nullptr) {
      check_part(fields, *found);
    } else if (!part.standard.empty()) {
      check_standard(*standard, part.standard, declared);
    }
  }
  return part;
}

/// may < should < shall and should-not < shall-not; the two sides never change into each other.
bool is_stricter(Level from, Level to) {
  if (from == Level::may) {
    return to != Level::may;
  }
  return (from == Level::should && to == Level::shall) ||
         (from == Level::should_not && to == Level::shall_not);
}

void read_levels(const Fields& fields, const Declared& declared, Profile& profile) {
  const auto map = fields.find("levels");
  for (std::size_t i = 0; map && require_kind(*map, Kind::object) && i < map->size(); ++i) {
    const Node node = map->at(i);
    const auto word = read_word(node, {"shall", "shall-not", "should", "should-not", "may"});
    const Requirement* const requirement = declared.catalogue.requirement(map->name(i));
    if (requirement == nullptr) {
      if (declared.unreadable.empty()) {
        node.fail_key("unknown-requirement-selected", {{"id", map->name(i)}, {"nearest", ""}});
      }
      continue;
    }
    const auto level = level_from(word.value_or(""));
    if (level && !is_stricter(requirement->level, *level)) {
      node.fail("level-not-stricter",
                {{"from", std::string(level_name(requirement->level))}, {"to", *word}});
    }
    profile.levels[map->name(i)] = level.value_or(requirement->level);
  }
}

}  // namespace

Profile read_profile(const Node& root, const Declared& declared) {
  const Fields fields(root, {"id", "title", "standards", "levels"});
  Profile profile;
  profile.where = root.where();
  if (const auto id = fields.need("id")) {
    profile.where = id->where();
    profile.id = read_form(*id, is_kebab, KEBAB_FORM).value_or("");
  }
  fields.need("title");
  profile.title = fields.words("title");
  const auto list = fields.need("standards");
  for (const Node& node : list ? read_list(*list) : std::vector<Node>{}) {
    profile.parts.push_back(read_part(node, declared));
  }
  read_levels(fields, declared, profile);
  return profile;
}

}  // namespace touchstone
