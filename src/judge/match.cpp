// SPDX-License-Identifier: Apache-2.0
#include "judge/match.hpp"

#include <algorithm>
#include <utility>

namespace touchstone::judge {
namespace {

/// Finds members by name; sorted first where a linear search of each would be quadratic.
class MemberFinder {
 public:
  explicit MemberFinder(const Object& object) : object_(object) {
    if (object.size() <= 16) {
      return;
    }
    sorted_.reserve(object.size());
    for (const Member& member : object) {
      sorted_.push_back(&member);
    }
    std::sort(sorted_.begin(), sorted_.end(),
              [](const Member* a, const Member* b) { return a->name < b->name; });
  }

  const Value* find(std::string_view name) const {
    if (sorted_.empty()) {
      const auto found = std::find_if(object_.begin(), object_.end(),
                                      [&](const Member& member) { return member.name == name; });
      return found == object_.end() ? nullptr : &found->value;
    }
    const auto found = std::lower_bound(
        sorted_.begin(), sorted_.end(), name,
        [](const Member* member, std::string_view key) { return member->name < key; });
    return found != sorted_.end() && (*found)->name == name ? &(*found)->value : nullptr;
  }

 private:
  const Object& object_;
  std::vector<const Member*> sorted_{};
};

Reading inside(const Seen& seen) {
  return seen.cell ? Reading::cell : Reading::literal;
}

}  // namespace

std::string_view kind_or_absent(const Value* value) {
  return value == nullptr ? std::string_view("absent") : kind_name(value->kind());
}

Difference difference_of(Mismatch mismatch) {
  const auto kind = [](const std::optional<Value>& value) {
    return std::string(kind_or_absent(value ? &*value : nullptr));
  };
  Difference difference;
  difference.expected = kind(mismatch.expected);
  difference.actual = kind(mismatch.actual);
  difference.shape = mismatch.pointer;
  difference.mismatch = std::move(mismatch);
  return difference;
}

std::string pointer_of(const Place* place, bool shape) {
  std::vector<const Place*> way;
  for (; place != nullptr; place = place->parent) {
    way.push_back(place);
  }
  std::string pointer;
  for (auto at = way.rbegin(); at != way.rend(); ++at) {
    if (!(*at)->is_index) {
      pointer = pointer_join(pointer, (*at)->name);
    } else {
      pointer += '/' + (shape ? "*" : std::to_string((*at)->index));
    }
  }
  return pointer;
}

bool Matcher::goes_on() const {
  return !fault_ && differences_ != nullptr && differences_->size() < MOST_DIFFERENCES;
}

bool Matcher::give_up(Fault fault) {
  if (!fault_) {
    fault_ = std::move(fault);
  }
  return false;
}

bool Matcher::spend(std::size_t nodes) {
  if (budget_ < nodes) {
    budget_ = 0;
    return give_up({Fault::Kind::limit, {"comparison-too-long"}});
  }
  budget_ -= nodes;
  return true;
}

bool Matcher::differ(std::string_view message, Object arguments, Wanted expected,
                     const Value* actual, const Place* place) {
  if (!goes_on()) {
    return false;
  }
  Mismatch mismatch;
  mismatch.message = message;
  mismatch.arguments = std::move(arguments);
  mismatch.pointer = pointer_of(place, false);
  if (expected.node != nullptr) {
    mismatch.expected = expected.reading == Reading::literal ? abridged(*expected.node)
                                                             : shown(*expected.node, environment_);
  }
  if (actual != nullptr) {
    mismatch.actual = abridged(*actual);
  }
  Difference difference = difference_of(std::move(mismatch));
  difference.actual = kind_or_absent(actual);
  difference.shape = pointer_of(place, true);
  differences_->push_back(std::move(difference));
  return false;
}

bool Matcher::wrong_kind(std::string_view expected, const Value* actual, const Place* place) {
  const Value shown_kind(expected);
  return differ("wrong-type", {{"expected", expected}, {"actual", kind_or_absent(actual)}},
                {&shown_kind, Reading::literal}, actual, place);
}

bool Matcher::holds(Wanted wanted, const Value* actual) {
  Differences* const reported = std::exchange(differences_, nullptr);
  const bool matched = match(wanted, actual, nullptr);
  differences_ = reported;
  return matched;
}

bool Matcher::match(Wanted wanted, const Value* actual, const Place* place) {
  if (fault_ || !spend()) {
    return false;
  }
  const Word word = wanted.reading == Reading::literal ? Word{} : word_of(*wanted.node);
  if (word.argument != nullptr) {
    if (word.name == "$get" && word.argument->text() != nullptr) {
      return match_reference(wanted, actual, place);
    }
    const MatcherWord* meaning = matcher_word(word.name);
    if (meaning == nullptr) {
      return give_up({Fault::Kind::limit, {"unknown-matcher", {{"name", word.name}}}});
    }
    if (actual != nullptr || meaning->absent_allowed) {
      return meaning->match(*this, {word.argument, wanted.reading}, actual, place);
    }
  }
  if (actual == nullptr) {
    return differ("missing-member", {}, wanted, nullptr, place);
  }
  if (wanted.node->object() != nullptr) {
    return members(wanted, *actual, false, place);
  }
  if (wanted.node->array() != nullptr) {
    return elements(wanted, *actual, place);
  }
  return *wanted.node == *actual || differ("wrong-value", {}, wanted, actual, place);
}

bool Matcher::match_reference(Wanted wanted, const Value* actual, const Place* place) {
  if (is_left_out(wanted)) {
    return true;
  }
  const auto target = followed(wanted, actual, place);
  return target && match(*target, actual, place);
}

std::optional<Wanted> Matcher::followed(Wanted wanted, const Value* actual, const Place* place) {
  while (wanted.reading != Reading::literal) {
    const std::string* reference = reference_of(*wanted.node);
    if (reference == nullptr) {
      break;
    }
    const Seen seen = environment_.look(*reference);
    const bool circular = seen.cell && wanted.reading == Reading::cell;
    if (seen.sight == Sight::found && !circular) {
      wanted = {seen.value, inside(seen)};
      continue;
    }
    Fault fault = fault_of(circular ? Sight::unsaved : seen.sight, *reference);
    if (fault.kind == Fault::Kind::mismatch) {
      differ(fault.mismatch.message, std::move(fault.mismatch.arguments), wanted, actual, place);
    } else {
      give_up(std::move(fault));
    }
    return std::nullopt;
  }
  return wanted;
}

bool Matcher::is_left_out(Wanted wanted) const {
  if (wanted.reading == Reading::literal) {
    return false;
  }
  const std::string* reference = reference_of(*wanted.node);
  return reference != nullptr && environment_.look(*reference).sight == Sight::left_out;
}

std::vector<Wanted> Matcher::present(Wanted list) const {
  std::vector<Wanted> all;
  all.reserve(list.node->array()->size());
  for (const Value& element : *list.node->array()) {
    const Wanted wanted{&element, list.reading};
    if (!is_left_out(wanted)) {
      all.push_back(wanted);
    }
  }
  return all;
}

bool Matcher::members(Wanted wanted, const Value& actual, bool open, const Place* place) {
  const Object* given = actual.object();
  if (given == nullptr) {
    return wrong_kind("object", &actual, place);
  }
  bool matched = true;
  const MemberFinder in_given(*given);
  std::size_t present_members = 0;
  for (const Member& member : *wanted.node->object()) {
    const Wanted inner{&member.value, wanted.reading};
    if (is_left_out(inner)) {
      continue;
    }
    const Value* value = in_given.find(member.name);
    present_members += value != nullptr ? 1 : 0;
    const Place here{place, member.name, 0, false};
    matched = match(inner, value, &here) && matched;
    if (!matched && !goes_on()) {
      return false;
    }
  }
  if (open || present_members == given->size() || !spend(given->size())) {
    return matched && !fault_;
  }
  const MemberFinder in_wanted(*wanted.node->object());
  for (const Member& member : *given) {
    const Value* written = in_wanted.find(member.name);
    if (written == nullptr || is_left_out({written, wanted.reading})) {
      const Place here{place, member.name, 0, false};
      matched = differ("unexpected-member", {}, {}, &member.value, &here);
      if (!goes_on()) {
        return false;
      }
    }
  }
  return matched;
}

bool Matcher::elements(Wanted wanted, const Value& actual, const Place* place) {
  const Array* given = actual.array();
  if (given == nullptr) {
    return wrong_kind("array", &actual, place);
  }
  const std::vector<Wanted> all = present(wanted);
  if (all.size() != given->size()) {
    return differ(
        "wrong-length",
        {{"expected", std::to_string(all.size())}, {"actual", std::to_string(given->size())}},
        wanted, &actual, place);
  }
  bool matched = true;
  for (std::size_t at = 0; at < all.size(); ++at) {
    const Place here{place, {}, at, true};
    matched = match(all[at], &(*given)[at], &here) && matched;
    if (!matched && !goes_on()) {
      return false;
    }
  }
  return matched;
}

bool Matcher::sized(Wanted bounds, std::size_t size, const Value* actual, const Place* place) {
  const auto limits = followed(bounds, actual, place);
  if (!limits) {
    return false;
  }
  const Array* range = limits->node->array();
  const bool pair = range != nullptr && range->size() == 2;
  const std::int64_t lowest = (pair ? range->front() : *limits->node).integer().value_or(-1);
  const std::int64_t highest = (pair ? range->back() : *limits->node).integer().value_or(-1);
  const auto length = static_cast<std::int64_t>(size);
  if (length >= lowest && length <= highest) {
    return true;
  }
  const std::string text = std::to_string(lowest) + (pair ? "–" + std::to_string(highest) : "");
  return differ("wrong-length", {{"expected", text}, {"actual", std::to_string(size)}}, *limits,
                actual, place);
}

}  // namespace touchstone::judge
