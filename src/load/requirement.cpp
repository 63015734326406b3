// SPDX-License-Identifier: Apache-2.0
#include "load/requirement.hpp"

#include <algorithm>

#include "load/grammar.hpp"

namespace touchstone {
namespace {

/// A clause of this standard is text, one of another document `{standard, number}`.
std::string read_clause_number(const Node& node) {
  if (node.kind() != Kind::object) {
    return read_text(node).value_or("");
  }
  const Fields fields(node, {"standard", "number"});
  const std::string standard = fields.need_text("standard");
  const std::string number = fields.need_text("number");
  return standard + ", " + number;
}

Arguments unknown_edition(const std::string& id, const Standard& standard) {
  std::string known;
  for (const Edition& edition : standard.editions) {
    known += known.empty() ? edition.id : ", " + edition.id;
  }
  return {{"standard", standard.id}, {"id", id}, {"editions", std::move(known)}};
}

std::map<std::string, std::string> read_clause(const Node& node, const Standard& standard) {
  if (node.kind() != Kind::object || node.find("number")) {
    return {{"", read_clause_number(node)}};
  }
  std::map<std::string, std::string> clauses;
  if (node.size() == 0) {
    node.fail("empty-list");
  }
  for (std::size_t i = 0; i < node.size(); ++i) {
    const auto known =
        std::any_of(standard.editions.begin(), standard.editions.end(),
                    [&](const Edition& edition) { return edition.id == node.name(i); });
    if (!known) {
      node.at(i).fail_key("unknown-edition", unknown_edition(node.name(i), standard));
    }
    clauses[node.name(i)] = read_clause_number(node.at(i));
  }
  return clauses;
}

void read_polarity(const Fields& fields, Requirement& requirement) {
  if (const auto node = fields.find("polarity")) {
    requirement.accepts = requirement.rejects = false;
    for (const Node& item : read_list(*node)) {
      const auto word = read_word(item, {"accepts", "rejects"});
      requirement.accepts |= word == "accepts";
      requirement.rejects |= word == "rejects";
    }
  }
}

void read_testability(const Fields& fields, Requirement& requirement) {
  if (const auto node = fields.find("testability")) {
    const auto word = read_word(*node, {"automatic", "manual", "not-testable"});
    requirement.testability = word == "manual"         ? Testability::manual
                              : word == "not-testable" ? Testability::not_testable
                                                       : Testability::automatic;
  }
  if (requirement.testability == Testability::automatic) {
    if (const auto why = fields.find("why")) {
      why->fail_key("why-of-automatic");
    }
  } else if (fields.need("why")) {
    requirement.why = fields.words("why");
  }
}

std::vector<Reading> read_readings(const Fields& fields) {
  std::vector<Reading> readings;
  const auto list = fields.find("readings");
  for (const Node& node : list ? read_list(*list) : std::vector<Node>{}) {
    const Fields reading(node, {"id", "adopted", "en", "zh"});
    const auto id = reading.need("id");
    reading.need("adopted");
    readings.push_back({id ? read_form(*id, is_kebab, KEBAB_FORM).value_or("") : "",
                        reading.boolean("adopted", false),
                        {reading.need_text("en"), reading.need_text("zh")}});
  }
  return readings;
}

std::vector<Erratum> read_errata(const Fields& fields) {
  std::vector<Erratum> errata;
  const auto list = fields.find("errata");
  for (const Node& node : list ? read_list(*list) : std::vector<Node>{}) {
    const Fields erratum(node, {"url", "en", "zh"});
    errata.push_back(
        {erratum.need_text("url"), {erratum.need_text("en"), erratum.need_text("zh")}});
  }
  return errata;
}

std::string read_feature(const Fields& fields, const Standard& standard) {
  const auto node = fields.find("feature");
  const auto name = node ? read_text(*node) : std::nullopt;
  if (name && standard.feature(*name) == nullptr) {
    std::vector<std::string> known;
    for (const Feature& feature : standard.features) {
      known.push_back(feature.id);
    }
    Arguments arguments = with_nearest(*name, known);
    arguments.emplace_back("standard", standard.id);
    node->fail("unknown-feature", std::move(arguments));
  }
  return name.value_or("");
}

}  // namespace

const std::vector<std::string_view>& item_kinds() {
  static const std::vector<std::string_view> KINDS = {"document", "sdk",     "client",
                                                      "node",     "service", "contract"};
  return KINDS;
}

std::vector<std::string> read_item_kinds(const Fields& fields) {
  std::vector<std::string> kinds = fields.texts("applies-to");
  if (const auto list = fields.find("applies-to"); list && list->kind() == Kind::array) {
    for (const Node& node : list->children()) {
      if (node.kind() == Kind::string) {
        read_word(node, item_kinds());
      }
    }
  }
  return kinds;
}

std::string read_edition_id(const Node& node, const Standard& standard) {
  const auto id = read_text(node);
  if (!id) {
    return {};
  }
  if (std::none_of(standard.editions.begin(), standard.editions.end(),
                   [&](const Edition& edition) { return edition.id == *id; })) {
    node.fail("unknown-edition", unknown_edition(*id, standard));
  }
  return *id;
}

void read_validity(const Fields& fields, const Standard& standard, std::string& since,
                   std::string& until) {
  const auto first = fields.find("since");
  const auto last = fields.find("until");
  since = first ? read_edition_id(*first, standard) : "";
  until = last ? read_edition_id(*last, standard) : "";
  const auto position = [&](const std::string& id) {
    return std::find_if(standard.editions.begin(), standard.editions.end(),
                        [&](const Edition& edition) { return edition.id == id; });
  };
  const auto end = standard.editions.end();
  if (last && position(until) != end &&
      (position(until) == standard.editions.begin() ||
       (position(since) != end && position(since) >= position(until)))) {
    last->fail("no-edition-left", {{"since", since}, {"until", until}});
  }
}

Requirement read_requirement(const Node& node, const Standard& standard) {
  const Fields fields(
      node, {"id", "clause", "level", "by-definition", "keyword-as-found", "polarity", "feature",
             "testability", "why", "verified", "confirmed", "at-risk", "since", "until",
             "applies-to", "readings", "errata", "summary"});
  Requirement requirement;
  requirement.where = node.where();
  if (const auto id = fields.need("id")) {
    requirement.id = read_form(*id, is_requirement_id, "ABC-01").value_or("");
  }
  if (const auto clause = fields.need("clause")) {
    requirement.clause = read_clause(*clause, standard);
  }
  if (const auto level = fields.need("level")) {
    const auto word = read_word(*level, {"shall", "shall-not", "should", "should-not", "may"});
    requirement.level = level_from(word.value_or("")).value_or(Level::shall);
  }
  requirement.by_definition = fields.boolean("by-definition", false);
  requirement.keyword_as_found = fields.text("keyword-as-found");
  read_polarity(fields, requirement);
  requirement.feature = read_feature(fields, standard);
  read_testability(fields, requirement);
  requirement.verified = fields.boolean("verified", false);
  requirement.confirmed = fields.boolean("confirmed", true);
  requirement.at_risk = fields.boolean("at-risk", false);
  read_validity(fields, standard, requirement.since, requirement.until);
  requirement.applies_to = read_item_kinds(fields);
  requirement.readings = read_readings(fields);
  requirement.errata = read_errata(fields);
  fields.need("summary");
  requirement.summary = fields.words("summary");
  return requirement;
}

}  // namespace touchstone
