// SPDX-License-Identifier: Apache-2.0
#include "judge/assignment.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "json.hpp"
#include "number.hpp"

namespace touchstone::judge {
namespace {

constexpr std::size_t NOBODY = static_cast<std::size_t>(-1);
enum class Known : std::uint8_t { no, yes, unasked };

/// Kuhn's algorithm; the search for an augmenting path keeps its own stack of candidates.
class Assignment {
 public:
  Assignment(std::size_t wanted, std::size_t given,
             const std::function<bool(std::size_t, std::size_t)>& fits)
      : given_(given), fits_(fits), owner_(given, NOBODY), known_(wanted * given, Known::unasked) {}

  bool place(std::size_t wanted) {
    std::vector<bool> visited(given_, false);
    return seat(wanted, visited);
  }

 private:
  /// As deep as there are wanted things, which the case file writes.
  bool seat(std::size_t wanted, std::vector<bool>& visited) {
    for (std::size_t at = 0; at < given_; ++at) {
      if (owner_[at] == NOBODY && suits(wanted, at)) {
        owner_[at] = wanted;
        return true;
      }
    }
    for (std::size_t at = 0; at < given_; ++at) {
      if (visited[at] || owner_[at] == NOBODY || !suits(wanted, at)) {
        continue;
      }
      visited[at] = true;
      if (seat(owner_[at], visited)) {
        owner_[at] = wanted;
        return true;
      }
    }
    return false;
  }

  bool suits(std::size_t wanted, std::size_t at) {
    Known& known = known_[wanted * given_ + at];
    if (known == Known::unasked) {
      known = fits_(wanted, at) ? Known::yes : Known::no;
    }
    return known == Known::yes;
  }

  std::size_t given_;
  const std::function<bool(std::size_t, std::size_t)>& fits_;
  std::vector<std::size_t> owner_;
  std::vector<Known> known_;
};

void append_key(std::string& key, const Value& value) {
  if (const Number* number = value.number()) {
    key += number_key(number->lexeme);
  } else if (const Array* array = value.array()) {
    key += '[';
    for (const Value& element : *array) {
      append_key(key, element);
      key += ',';
    }
    key += ']';
  } else if (const Object* object = value.object()) {
    std::vector<const Member*> sorted;
    for (const Member& member : *object) {
      sorted.push_back(&member);
    }
    std::sort(sorted.begin(), sorted.end(),
              [](const Member* a, const Member* b) { return a->name < b->name; });
    key += '{';
    for (const Member* member : sorted) {
      append_json_string(key, member->name);
      append_key(key, member->value);
      key += ',';
    }
    key += '}';
  } else {
    append_json(key, value);
  }
}

}  // namespace

bool can_assign(std::size_t wanted, std::size_t given,
                const std::function<bool(std::size_t, std::size_t)>& fits) {
  if (wanted > given) {
    return false;
  }
  Assignment assignment(wanted, given, fits);
  for (std::size_t at = 0; at < wanted; ++at) {
    if (!assignment.place(at)) {
      return false;
    }
  }
  return true;
}

std::string equality_key(const Value& value) {
  std::string key;
  append_key(key, value);
  return key;
}

}  // namespace touchstone::judge
