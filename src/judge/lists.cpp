// SPDX-License-Identifier: Apache-2.0
#include "judge/lists.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "judge/match.hpp"
#include "judge/spelling.hpp"

namespace touchstone::judge {
namespace {

/// A number of a range, and whether it was written as a quantity (`0x…`).
struct Bound {
  std::uint64_t number = 0;
  bool quantity = false;
};

bool wrong_kind(Resolver& resolver, std::string_view expected, const Value& actual) {
  Mismatch mismatch{"wrong-type",
                    {{"expected", expected}, {"actual", kind_name(actual.kind())}},
                    {},
                    Value(expected),
                    abridged(actual)};
  resolver.fail({Fault::Kind::mismatch, std::move(mismatch)});
  return false;
}

bool over_limit(Resolver& resolver) {
  resolver.fail({Fault::Kind::limit, {"list-too-long", {{"limit", std::uint64_t{LIST_LIMIT}}}}});
  return false;
}

/// The member `name` of a list maker's argument, resolved; nullptr: the fault is in `resolver`.
const Value* operand(const Value& argument, std::string_view name, Resolver& resolver,
                     Value& store) {
  const Value* written = argument.find(name);
  if (written == nullptr) {
    resolver.fail(fault_of(Sight::nothing, name));
    return nullptr;
  }
  return resolver.resolve(*written, store);
}

const Array* array_operand(const Value* value, Resolver& resolver) {
  if (value != nullptr && value->array() == nullptr) {
    wrong_kind(resolver, "array", *value);
  }
  return value == nullptr ? nullptr : value->array();
}

std::optional<Bound> bound(const Value& argument, std::string_view name, Resolver& resolver) {
  Value store;
  const Value* value = operand(argument, name, resolver, store);
  if (value == nullptr) {
    return std::nullopt;
  }
  Bound result;
  result.quantity = value->text() != nullptr;
  const auto digits = quantity_of(*value, false);
  if (digits) {
    const char* end = digits->data() + digits->size();
    const auto [stop, code] = std::from_chars(digits->data(), end, result.number, 16);
    if (code == std::errc{} && stop == end) {
      return result;
    }
  }
  wrong_kind(resolver, "quantity", *value);
  return std::nullopt;
}

Value spelt(std::uint64_t number, bool quantity) {
  return quantity ? Value(quantity_text(number)) : Value(number);
}

/// `{last, count}`: newest first, clipped at 0. `{from, to}`: both included.
bool make_range(const Value& argument, Resolver& resolver, Array& list) {
  const bool newest_first = argument.find("last") != nullptr;
  const auto first = bound(argument, newest_first ? "last" : "from", resolver);
  const auto other = bound(argument, newest_first ? "count" : "to", resolver);
  if (!first || !other) {
    return false;
  }
  if (newest_first) {
    const std::uint64_t below = first->number;
    const std::uint64_t count =
        other->number > below ? below + 1 : other->number;  // below + 1 fits where it is used
    if (other->number > LIST_LIMIT && below >= LIST_LIMIT) {
      return over_limit(resolver);
    }
    for (std::uint64_t at = 0; at < count; ++at) {
      list.push_back(spelt(below - at, first->quantity));
    }
    return true;
  }
  if (first->number > other->number) {
    return true;
  }
  if (other->number - first->number >= LIST_LIMIT) {
    return over_limit(resolver);
  }
  for (std::uint64_t at = 0; at <= other->number - first->number; ++at) {
    list.push_back(spelt(first->number + at, first->quantity));
  }
  return true;
}

bool make_zip(const Value& argument, Resolver& resolver, Array& list) {
  const Array* written = array_operand(&argument, resolver);
  if (written == nullptr) {
    return false;
  }
  std::vector<Value> stores(written->size());
  std::vector<const Array*> columns;
  for (std::size_t at = 0; at < written->size(); ++at) {
    const Value* value = resolver.resolve((*written)[at], stores[at]);
    const Array* column = array_operand(value, resolver);
    if (column == nullptr) {
      return false;
    }
    columns.push_back(column);
  }
  const std::size_t length = columns.empty() ? 0 : columns.front()->size();
  for (const Array* column : columns) {
    if (column->size() != length) {
      Mismatch mismatch{
          "wrong-length",
          {{"expected", std::to_string(length)}, {"actual", std::to_string(column->size())}},
          {},
          Value(std::uint64_t{length}),
          Value(std::uint64_t{column->size()})};
      resolver.fail({Fault::Kind::mismatch, std::move(mismatch)});
      return false;
    }
  }
  if (length > LIST_LIMIT) {
    return over_limit(resolver);
  }
  for (std::size_t row = 0; row < length; ++row) {
    Array pair;
    for (const Array* column : columns) {
      pair.push_back((*column)[row]);
    }
    list.emplace_back(std::move(pair));
  }
  return true;
}

bool make_windows(const Value& argument, Resolver& resolver, Array& list) {
  Value store;
  const Array* of = array_operand(operand(argument, "of", resolver, store), resolver);
  const auto size = of == nullptr ? std::nullopt : bound(argument, "size", resolver);
  if (!size) {
    return false;
  }
  if (size->number == 0 || size->number > of->size()) {
    return true;
  }
  const auto width = static_cast<std::size_t>(size->number);
  const std::size_t windows = of->size() - width + 1;
  if (windows > LIST_LIMIT) {
    return over_limit(resolver);
  }
  for (std::size_t at = 0; at < windows; ++at) {
    const auto begin = of->begin() + static_cast<std::ptrdiff_t>(at);
    list.emplace_back(Array(begin, begin + static_cast<std::ptrdiff_t>(width)));
  }
  return true;
}

/// Walks the path of a `$select`; what is missing or of the wrong kind yields nothing.
class Selector {
 public:
  Selector(const Array& path, const Value* where, Resolver& resolver, Array& out)
      : path_(path), where_(where), resolver_(resolver), out_(out) {}

  bool walk(const Value& value, std::size_t depth) {
    if (depth == path_.size()) {
      return take(value);
    }
    const Value& part = path_[depth];
    if (const Array* names = part.array()) {
      return std::all_of(names->begin(), names->end(), [&](const Value& name) {
        return name.text() == nullptr || walk_member(value, *name.text(), depth);
      });
    }
    const std::string* name = part.text();
    if (name == nullptr) {
      return true;
    }
    const bool wild = *name == "*" || *name == "*?";
    if (!wild) {
      return walk_member(value, *name, depth);
    }
    if (const Array* elements = value.array()) {
      return std::all_of(elements->begin(), elements->end(),
                         [&](const Value& element) { return walk(element, depth + 1); });
    }
    return *name == "*" || walk(value, depth + 1);
  }

 private:
  bool walk_member(const Value& value, std::string_view name, std::size_t depth) {
    const Value* member = value.find(name);
    return member == nullptr || walk(*member, depth + 1);
  }

  bool take(const Value& value) {
    if (where_ != nullptr) {
      Matcher matcher(resolver_.environment(), nullptr);
      const bool matched = matcher.match(*where_, &value);
      if (matcher.fault()) {
        resolver_.fail(*matcher.fault());
        return false;
      }
      if (!matched) {
        return true;
      }
    }
    if (out_.size() == LIST_LIMIT) {
      return over_limit(resolver_);
    }
    out_.push_back(value);
    return true;
  }

  const Array& path_;
  const Value* where_;
  Resolver& resolver_;
  Array& out_;
};

bool make_select(const Value& argument, Resolver& resolver, Array& list) {
  Value store;
  const Value* of = operand(argument, "of", resolver, store);
  const Value* path = argument.find("path");
  const Array* parts = array_operand(path, resolver);
  if (of == nullptr || parts == nullptr) {
    resolver.fail(fault_of(Sight::nothing, "path"));
    return false;
  }
  return Selector(*parts, argument.find("where"), resolver, list).walk(*of, 0);
}

struct Maker {
  std::string_view name{};
  bool (*make)(const Value& argument, Resolver& resolver, Array& list) = nullptr;
};
constexpr std::array<Maker, 4> MAKERS{{{"$range", make_range},
                                       {"$select", make_select},
                                       {"$windows", make_windows},
                                       {"$zip", make_zip}}};

const Maker* maker_of(std::string_view word) {
  const auto found = std::find_if(MAKERS.begin(), MAKERS.end(),
                                  [&](const Maker& maker) { return maker.name == word; });
  return found == MAKERS.end() ? nullptr : found;
}

}  // namespace

bool is_list_maker(std::string_view word) {
  return maker_of(word) != nullptr;
}

bool make_list(const Word& word, Resolver& resolver, Value& out) {
  Array list;
  const bool made = maker_of(word.name)->make(*word.argument, resolver, list);
  out = std::move(list);
  return made;
}

}  // namespace touchstone::judge
