// SPDX-License-Identifier: Apache-2.0
#include "removal.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace touchstone {
namespace {

/// The name and argument of `{$name: argument}`; no name for anything else.
std::pair<std::string_view, Value*> word_in(Value& node) {
  const Word word = word_of(node);
  return {word.name, word.argument == nullptr ? nullptr : &node.object()->front().value};
}

/// An expectation that the file does not write.
bool is_default(const Value& record) {
  static const Value ANY{Object{{"result", Object{{"$any", true}}}}};
  return record == ANY;
}

class Remover {
 public:
  explicit Remover(const std::function<void(const Where&)>& visit) : visit_(visit) {}

  void steps(Steps& list) {
    for (std::size_t at = 0; at < list.size(); ++at) {
      Step taken = std::move(list[at]);
      list.erase(list.begin() + static_cast<std::ptrdiff_t>(at));
      visit_(taken.where);
      list.insert(list.begin() + static_cast<std::ptrdiff_t>(at), std::move(taken));
      step(list[at]);
    }
  }

 private:
  void step(Step& one) {
    place_ = one.where;
    if (one.when) {
      When taken = *std::exchange(one.when, std::nullopt);
      report("/when");
      one.when = std::move(taken);
      made(one.when->value.value, "/when/value");
      compared(one.when->matches.value, "/when/matches");
    }
    switch (one.kind) {
      case StepKind::check:
        made(one.subject.value, "/check");
        compared(one.expect.record.value, "/expect");
        break;
      case StepKind::let:
        made(one.subject.value, "/be");
        break;
      case StepKind::for_each:
        made(one.subject.value, "/for-each/" + one.name);
        steps(one.steps);
        break;
      default:
        made(one.params.value, "/params");
        if (!is_default(one.expect.record.value)) {
          compared(one.expect.record.value, "/expect");
        }
        break;
    }
  }

  /// A matcher: members of objects are taken out, words are looked into.
  void compared(Value& node, const std::string& pointer) {
    if (Array* const elements = node.array()) {
      for (std::size_t at = 0; at < elements->size(); ++at) {
        compared((*elements)[at], pointer + '/' + std::to_string(at));
      }
      return;
    }
    const auto [word, argument] = word_in(node);
    if (argument != nullptr) {
      if (word != "$get" && word != "$literal") {
        compared(*argument, pointer + '/' + std::string(word));
      }
      return;
    }
    for (std::size_t at = 0; node.object() != nullptr && at < node.object()->size(); ++at) {
      const std::string inner = pointer_join(pointer, (*node.object())[at].name);
      take_out(*node.object(), at, inner);
      compared((*node.object())[at].value, inner);
    }
  }

  /// A value: only what selects is taken out of it.
  void made(Value& node, const std::string& pointer) {
    const auto [word, argument] = word_in(node);
    if (word == "$get" || word == "$literal") {
      return;
    }
    if (word == "$select" && argument->object() != nullptr) {
      return selected(*argument, pointer + "/$select");
    }
    if (Array* const elements = node.array()) {
      for (std::size_t at = 0; at < elements->size(); ++at) {
        made((*elements)[at], pointer + '/' + std::to_string(at));
      }
    } else if (Object* const members = node.object()) {
      for (Member& member : *members) {
        made(member.value, pointer_join(pointer, member.name));
      }
    }
  }

  void selected(Value& argument, const std::string& pointer) {
    Object& members = *argument.object();
    for (std::size_t at = 0; at < members.size(); ++at) {
      const std::string inner = pointer_join(pointer, members[at].name);
      if (members[at].name == "where") {
        take_out(members, at, inner);
        compared(members[at].value, inner);
      } else if (members[at].name == "of") {
        made(members[at].value, inner);
      } else if (members[at].name == "path") {
        alternatives(members[at].value, inner);
      }
    }
  }

  /// A list of one name is no alternative: without it there would be no path.
  void alternatives(Value& path, const std::string& pointer) {
    for (std::size_t part = 0; path.array() != nullptr && part < path.array()->size(); ++part) {
      Array* const names = (*path.array())[part].array();
      for (std::size_t at = 0; names != nullptr && names->size() > 1 && at < names->size(); ++at) {
        take_out(*names, at, pointer + '/' + std::to_string(part) + '/' + std::to_string(at));
      }
    }
  }

  template <class List>
  void take_out(List& list, std::size_t at, const std::string& pointer) {
    auto taken = std::move(list[at]);
    list.erase(list.begin() + static_cast<std::ptrdiff_t>(at));
    report(pointer);
    list.insert(list.begin() + static_cast<std::ptrdiff_t>(at), std::move(taken));
  }

  void report(const std::string& pointer) {
    Where where = place_;
    where.pointer += pointer;
    visit_(where);
  }

  const std::function<void(const Where&)>& visit_;
  Where place_{};  ///< of the step; parts of it have no marks of their own
};

}  // namespace

void each_removal(Steps& steps, const std::function<void(const Where&)>& visit) {
  Remover(visit).steps(steps);
}

}  // namespace touchstone
