// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "judge/assignment.hpp"
#include "judge/match.hpp"
#include "judge/spelling.hpp"
#include "number.hpp"
#include "pattern.hpp"

namespace touchstone::judge {
namespace {

/// Pairs that are compared at most where elements may stand in any order.
constexpr std::size_t MOST_PAIRS = 1'000'000;

const Array* array_of(Matcher& matcher, const Value* actual, const Place* place) {
  if (actual->array() == nullptr) {
    matcher.wrong_kind("array", actual, place);
  }
  return actual->array();
}

const std::string* text_of(Matcher& matcher, const Value* actual, const Place* place) {
  if (actual->text() == nullptr) {
    matcher.wrong_kind("string", actual, place);
  }
  return actual->text();
}

bool is_true(const Value& value) {
  return value.boolean() != nullptr && *value.boolean();
}

bool too_many_pairs(Matcher& matcher, std::size_t wanted, std::size_t given) {
  if (wanted == 0 || given <= MOST_PAIRS / wanted) {
    return false;
  }
  matcher.give_up({Fault::Kind::limit, {"comparison-too-long"}});
  return true;
}

bool assign(Matcher& matcher, const std::vector<Wanted>& wanted, const Array& given) {
  return !too_many_pairs(matcher, wanted.size(), given.size()) &&
         can_assign(wanted.size(), given.size(), [&](std::size_t i, std::size_t j) {
           return matcher.holds(wanted[i], &given[j]);
         });
}

std::vector<std::string> sorted_keys(const Array& array) {
  std::vector<std::string> keys;
  keys.reserve(array.size());
  for (const Value& element : array) {
    keys.push_back(equality_key(element));
  }
  std::sort(keys.begin(), keys.end());
  return keys;
}

/// Each of `part` is an element of its own of `whole`.
bool includes(const Array& whole, const Array& part) {
  const auto all = sorted_keys(whole);
  const auto some = sorted_keys(part);
  return std::includes(all.begin(), all.end(), some.begin(), some.end());
}

bool match_absent(Matcher& matcher, Wanted, const Value* actual, const Place* place) {
  return actual == nullptr || matcher.differ("unexpected-member", {}, {}, actual, place);
}

bool match_any(Matcher&, Wanted, const Value*, const Place*) {
  return true;
}

/// A name may turn out to hold no list, and then nothing is like it.
bool no_list(Matcher& matcher, Wanted written, const Value* actual, const Place* place) {
  return matcher.differ("wrong-value", {}, written, actual, place);
}

bool match_any_of(Matcher& matcher, Wanted argument, const Value* actual, const Place* place) {
  const auto list = matcher.followed(argument, actual, place);
  if (!list || list->node->array() == nullptr) {
    return list && no_list(matcher, *list, actual, place);
  }
  const std::vector<Wanted> alternatives = matcher.present(*list);
  const bool matched = std::any_of(alternatives.begin(), alternatives.end(),
                                   [&](Wanted wanted) { return matcher.holds(wanted, actual); });
  return matched || matcher.differ(actual == nullptr ? "missing-member" : "no-alternative", {},
                                   *list, actual, place);
}

bool match_bytes(Matcher& matcher, Wanted argument, const Value* actual, const Place* place) {
  const std::string* text = text_of(matcher, actual, place);
  if (text == nullptr) {
    return false;
  }
  if (!is_bytes(*text)) {
    return matcher.differ("not-bytes", {}, {}, actual, place);
  }
  const Value* length = argument.node->find("length");
  return length == nullptr ||
         matcher.sized({length, argument.reading}, text->size() / 2 - 1, actual, place);
}

bool contains_all(Matcher& matcher, Wanted written, const Array& given, const Value* actual,
                  const Place* place) {
  const bool matched = written.reading == Reading::literal
                           ? includes(given, *written.node->array())
                           : assign(matcher, matcher.present(written), given);
  return matched || matcher.differ("element-missing", {}, written, actual, place);
}

bool match_contains(Matcher& matcher, Wanted argument, const Value* actual, const Place* place) {
  const auto written = matcher.followed(argument, actual, place);
  if (!written) {
    return false;
  }
  if (written->node->object() != nullptr) {
    return matcher.members(*written, *actual, true, place);
  }
  if (written->node->array() == nullptr) {
    return no_list(matcher, *written, actual, place);
  }
  const Array* given = array_of(matcher, actual, place);
  return given != nullptr && contains_all(matcher, *written, *given, actual, place);
}

bool match_each(Matcher& matcher, Wanted argument, const Value* actual, const Place* place) {
  const Array* given = array_of(matcher, actual, place);
  bool matched = given != nullptr;
  for (std::size_t at = 0; given != nullptr && at < given->size(); ++at) {
    const Place here{place, {}, at, true};
    matched = matcher.match(argument, &(*given)[at], &here) && matched;
    if (!matched && !matcher.goes_on()) {
      return false;
    }
  }
  return matched;
}

bool match_hex(Matcher& matcher, Wanted argument, const Value* actual, const Place* place) {
  const std::string* text = text_of(matcher, actual, place);
  if (text == nullptr) {
    return false;
  }
  const auto digits = hex_digits_of(*text);
  if (!digits) {
    return matcher.differ("not-hex", {}, {}, actual, place);
  }
  const auto wanted = matcher.followed(argument, actual, place);
  if (!wanted || is_true(*wanted->node)) {
    return wanted.has_value();
  }
  const std::string* expected = wanted->node->text();
  return (expected != nullptr && hex_digits_of(*expected) == digits) ||
         matcher.differ("wrong-value", {}, *wanted, actual, place);
}

bool match_length(Matcher& matcher, Wanted argument, const Value* actual, const Place* place) {
  const Array* given = array_of(matcher, actual, place);
  return given != nullptr && matcher.sized(argument, given->size(), actual, place);
}

bool match_literal(Matcher& matcher, Wanted argument, const Value* actual, const Place* place) {
  return matcher.match({argument.node, Reading::literal}, actual, place);
}

bool match_not(Matcher& matcher, Wanted argument, const Value* actual, const Place* place) {
  if (matcher.holds(argument, actual)) {
    return matcher.differ("forbidden-value", {}, argument, actual, place);
  }
  return !matcher.fault();
}

bool match_number(Matcher& matcher, Wanted argument, const Value* actual, const Place* place) {
  const auto wanted = matcher.followed(argument, actual, place);
  if (!wanted) {
    return false;
  }
  if (actual->number() == nullptr) {
    return matcher.wrong_kind("number", actual, place);
  }
  const std::string* spelt = wanted->node->text();
  return (spelt != nullptr && *spelt == actual->number()->lexeme) ||
         matcher.differ("wrong-spelling", {}, *wanted, actual, place);
}

bool match_optional(Matcher& matcher, Wanted argument, const Value* actual, const Place* place) {
  return actual == nullptr || matcher.match(argument, actual, place);
}

bool match_pattern(Matcher& matcher, Wanted argument, const Value* actual, const Place* place) {
  const std::string* text = text_of(matcher, actual, place);
  const auto wanted = text == nullptr ? std::nullopt : matcher.followed(argument, actual, place);
  if (!wanted || wanted->node->text() == nullptr) {
    return false;
  }
  const auto pattern = compile_pattern(*wanted->node->text());
  if (!pattern) {
    return matcher.give_up({Fault::Kind::limit, {"bad-pattern", {{"pattern", *wanted->node}}}});
  }
  return pattern->search(*text) || matcher.differ("pattern-differs", {}, *wanted, actual, place);
}

bool match_quantity(Matcher& matcher, Wanted argument, const Value* actual, const Place* place) {
  if (text_of(matcher, actual, place) == nullptr) {
    return false;
  }
  const auto digits = quantity_of(*actual, true);
  if (!digits) {
    return matcher.differ("not-quantity", {}, {}, actual, place);
  }
  const auto wanted = matcher.followed(argument, actual, place);
  if (!wanted || is_true(*wanted->node)) {
    return wanted.has_value();
  }
  return quantity_of(*wanted->node, false) == digits ||
         matcher.differ("wrong-value", {}, *wanted, actual, place);
}

bool match_schema(Matcher& matcher, Wanted, const Value*, const Place*) {
  return matcher.give_up({Fault::Kind::no_schema, {"no-schema-validator"}});
}

bool is_of_type(const Value& value, std::string_view type) {
  if (type == "integer") {
    return value.number() != nullptr && is_integral(value.number()->lexeme);
  }
  return kind_name(value.kind()) == type;
}

bool match_type(Matcher& matcher, Wanted argument, const Value* actual, const Place* place) {
  const auto wanted = matcher.followed(argument, actual, place);
  if (!wanted) {
    return false;
  }
  std::string types;
  const auto fits = [&](const Value& type) {
    types += (types.empty() ? "" : ", ") + (type.text() == nullptr ? std::string() : *type.text());
    return type.text() != nullptr && is_of_type(*actual, *type.text());
  };
  const Array* list = wanted->node->array();
  const bool fit =
      list == nullptr ? fits(*wanted->node) : std::any_of(list->begin(), list->end(), fits);
  return fit || matcher.wrong_kind(types, actual, place);
}

bool match_unique(Matcher& matcher, Wanted, const Value* actual, const Place* place) {
  const Array* given = array_of(matcher, actual, place);
  if (given == nullptr) {
    return false;
  }
  const std::vector<std::string> keys = sorted_keys(*given);
  const bool unique = std::adjacent_find(keys.begin(), keys.end()) == keys.end();
  return unique || matcher.differ("not-unique", {}, {}, actual, place);
}

bool match_unordered(Matcher& matcher, Wanted argument, const Value* actual, const Place* place) {
  const auto written = matcher.followed(argument, actual, place);
  if (!written || written->node->array() == nullptr) {
    return written && no_list(matcher, *written, actual, place);
  }
  const Array* given = array_of(matcher, actual, place);
  if (given == nullptr) {
    return false;
  }
  const std::vector<Wanted> wanted = matcher.present(*written);
  if (wanted.size() != given->size()) {
    return matcher.differ(
        "wrong-length",
        {{"expected", std::to_string(wanted.size())}, {"actual", std::to_string(given->size())}},
        *written, actual, place);
  }
  const bool matched = written->reading == Reading::literal
                           ? sorted_keys(*written->node->array()) == sorted_keys(*given)
                           : assign(matcher, wanted, *given);
  return matched || matcher.differ("elements-differ", {}, *written, actual, place);
}

constexpr std::array<MatcherWord, 18> WORDS{{{"$absent", match_absent, true},
                                             {"$any", match_any},
                                             {"$anyOf", match_any_of, true},
                                             {"$bytes", match_bytes},
                                             {"$contains", match_contains},
                                             {"$each", match_each},
                                             {"$hex", match_hex},
                                             {"$length", match_length},
                                             {"$literal", match_literal},
                                             {"$not", match_not},
                                             {"$number", match_number},
                                             {"$optional", match_optional, true},
                                             {"$pattern", match_pattern},
                                             {"$quantity", match_quantity},
                                             {"$schema", match_schema},
                                             {"$type", match_type},
                                             {"$unique", match_unique},
                                             {"$unordered", match_unordered}}};

}  // namespace

const MatcherWord* matcher_word(std::string_view name) {
  const auto found = std::find_if(WORDS.begin(), WORDS.end(),
                                  [&](const MatcherWord& word) { return word.name == name; });
  return found == WORDS.end() ? nullptr : found;
}

}  // namespace touchstone::judge
