// SPDX-License-Identifier: Apache-2.0
#include "load/expectation.hpp"

#include <algorithm>
#include <set>

#include "load/grammar.hpp"
#include "load/literal.hpp"
#include "load/matcher.hpp"

namespace touchstone {
namespace {

template <class Item>
std::vector<std::string> ids_of(const std::vector<Item>& items) {
  std::vector<std::string> ids;
  for (const Item& item : items) {
    ids.push_back(item.id);
  }
  return ids;
}

/// The text that a name is, once rows and axes are known. Calls `check` with it, for an axis with
/// each of its values.
template <class Check>
void with_name(const Node& written, const Surroundings& around, Check check) {
  const auto node = see(written, around);
  if (!node || node->faulty()) {
    return;
  }
  bool broken = false;
  const auto dollar = dollar_of(*node, broken);
  if (!dollar || dollar->name != "$get") {
    if (!broken && read_text(*node)) {
      check(*node, *node->value().text());
    }
    return;
  }
  check_reference(dollar->argument, around);
  if (const auto axis = axis_of(dollar->argument, around)) {
    for (const Node& value : axis->children()) {
      if (read_text(value)) {
        check(value, *value.value().text());
      }
    }
  } else if (!is_row_reference(*node)) {
    dollar->argument.fail("name-not-known-at-load");
  }
}

Arguments of_standard(std::string_view name, const std::vector<std::string>& known,
                      const Standard& standard) {
  Arguments arguments = with_nearest(name, known);
  arguments.emplace_back("standard", standard.id);
  arguments.emplace_back("file", standard.where.file);
  return arguments;
}

void check_class(const Node& node, const Surroundings& around) {
  with_name(node, around,
            [](const Node& at, const std::string&) { read_word(at, reason_classes()); });
}

void check_rejected(const Node& written, const Surroundings& around, const Operation* operation) {
  const auto node = see(written, around);
  if (!node || is_row_reference(*node)) {
    return;
  }
  const Fields fields(*node, {"reason", "class", "code", "message", "data"});
  if (const auto reason = fields.find("reason")) {
    check_reason(*reason, around, operation);
  }
  if (const auto one = fields.find("class")) {
    check_class(*one, around);
  }
  for (const std::string_view key : {"code", "message", "data"}) {
    if (const auto matcher = fields.find(key)) {
      check_matcher(*matcher, around, MatcherPlace::member);
    }
  }
}

void check_wire(const Node& written, const Surroundings& around) {
  const auto node = see(written, around);
  if (!node || is_row_reference(*node)) {
    return;
  }
  const Fields fields(*node, {"status", "headers"});
  for (const std::string_view key : {"status", "headers"}) {
    if (const auto matcher = fields.find(key)) {
      check_matcher(*matcher, around, MatcherPlace::member);
    }
  }
}

void check_record(const Fields& fields, const Surroundings& around, const Operation* operation) {
  if (const auto result = fields.find("result")) {
    if (operation != nullptr) {
      check_result_matcher(*result, around, *operation);
    } else {
      check_matcher(*result, around);
    }
  }
  if (const auto rejected = fields.find("rejected")) {
    check_rejected(*rejected, around, operation);
  }
  if (const auto wire = fields.find("wire")) {
    check_wire(*wire, around);
  }
  if (fields.has("result") && fields.has("rejected")) {
    fields.node().fail("result-and-rejected");
  } else if (fields.good() && !fields.has("result") && !fields.has("rejected") &&
             !fields.has("wire")) {
    fields.node().fail("expects-nothing");
  }
}

void check_either(const Node& written, const Surroundings& around, const Operation* operation) {
  const auto node = see(written, around);
  if (!node || is_row_reference(*node)) {
    return;
  }
  std::set<std::string> names;
  const std::vector<Node> alternatives = read_list(*node);
  for (const Node& one : alternatives) {
    const Fields fields(one, {"as", "result", "rejected", "wire"});
    const auto as = fields.need("as");
    const auto name = as ? read_form(*as, is_case_id, CASE_ID_FORM) : std::nullopt;
    if (name && !names.insert(*name).second) {
      as->fail("listed-twice", {{"name", *name}});
    }
    if (name == "otherwise" && &one != &alternatives.back()) {
      as->fail("otherwise-not-last");
    }
    check_record(fields, around, operation);
  }
  if (node->kind() == Kind::array && node->size() == 1) {
    node->fail("either-of-one");
  }
}

}  // namespace

void check_expectation(const Node& written, const Surroundings& around,
                       const Operation* operation) {
  const auto node = see(written, around);
  if (!node || node->faulty()) {
    return;
  }
  if (is_row_reference(*node)) {
    check_value(*node, around);
    return;
  }
  const Fields fields(*node, {"result", "rejected", "wire", "either"});
  if (const auto either = fields.find("either")) {
    if (node->size() > 1) {
      either->fail_key("either-not-alone");
    }
    check_either(*either, around, operation);
    return;
  }
  if (!fields.has("either")) {
    check_record(fields, around, operation);
  }
}

void check_rejection_filter(const Node& written, const Surroundings& around) {
  const auto node = see(written, around);
  if (!node || is_row_reference(*node)) {
    return;
  }
  const Fields fields(*node, {"code", "message", "data"});
  if (fields.good() && node->size() == 0) {
    node->fail("empty-list");
  }
  for (const std::string_view key : {"code", "message", "data"}) {
    if (const auto matcher = fields.find(key)) {
      check_matcher(*matcher, around, MatcherPlace::member);
    }
  }
}

void check_reason(const Node& node, const Surroundings& around, const Operation* operation) {
  const Standard* const standard = around.file->standard;
  with_name(node, around, [&](const Node& at, const std::string& name) {
    if (standard == nullptr) {
      return;
    }
    if (standard->reason(name) == nullptr) {
      at.fail("unknown-reason", of_standard(name, ids_of(standard->reasons), *standard));
    } else if (operation != nullptr && !operation->reasons.empty() &&
               std::find(operation->reasons.begin(), operation->reasons.end(), name) ==
                   operation->reasons.end()) {
      Arguments arguments = with_nearest(name, operation->reasons);
      arguments.emplace_back("operation", operation->name);
      at.fail("reason-of-other-operation", std::move(arguments));
    }
  });
}

void check_requirement(const Node& node, const Surroundings& around) {
  const Standard* const standard = around.file->standard;
  with_name(node, around, [&](const Node& at, const std::string& name) {
    if (standard == nullptr || standard->requirement(name) != nullptr) {
      return;
    }
    if (const Standard* owner = around.file->declared->catalogue.standard_of(name)) {
      at.fail("requirement-of-other-standard",
              {{"name", name}, {"standard", standard->id}, {"owner", owner->id}});
      return;
    }
    at.fail("unknown-requirement", of_standard(name, ids_of(standard->requirements), *standard));
  });
}

void check_feature(const Node& node, const Surroundings& around) {
  const Standard* const standard = around.file->standard;
  with_name(node, around, [&](const Node& at, const std::string& name) {
    if (standard != nullptr && standard->feature(name) == nullptr) {
      at.fail("unknown-feature", of_standard(name, ids_of(standard->features), *standard));
    }
  });
}

}  // namespace touchstone
