// SPDX-License-Identifier: Apache-2.0
#include "load/rule_cases.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "json.hpp"
#include "load/surroundings.hpp"
#include "patch.hpp"

namespace touchstone {
namespace {

Value reference(std::string name) {
  return Value(Object{{"$get", Value(std::move(name))}});
}

/// `{$get: document…}` becomes `{$get: row/document…}`; so do `raw` and facts that fixtures set.
Value as_row(const Value& value, const std::vector<std::string>& columns) {
  if (const Array* array = value.array()) {
    Array copy;
    for (const Value& element : *array) {
      copy.push_back(as_row(element, columns));
    }
    return Value(std::move(copy));
  }
  const Object* const object = value.object();
  if (object == nullptr) {
    return value;
  }
  const Value* const get = value.find("$get");
  if (object->size() == 1 && get != nullptr && get->text() != nullptr) {
    std::string path = *get->text();
    path = path.starts_with("ixit/") ? path.substr(5) : path;
    const std::string column = path.substr(0, path.find('/'));
    const bool moved = std::find(columns.begin(), columns.end(), column) != columns.end();
    return moved ? reference("row/" + path) : value;
  }
  Object copy;
  for (const Member& member : *object) {
    copy.push_back({member.name, as_row(member.value, columns)});
  }
  return Value(std::move(copy));
}

bool refers_to(const Value& value, std::string_view name) {
  if (const Array* array = value.array()) {
    return std::any_of(array->begin(), array->end(),
                       [&](const Value& one) { return refers_to(one, name); });
  }
  const Object* const object = value.object();
  if (object == nullptr) {
    return false;
  }
  const Value* const get = value.find("$get");
  if (object->size() == 1 && get != nullptr && get->text() != nullptr) {
    return pointer_tokens(*get->text()).front() == name;
  }
  return std::any_of(object->begin(), object->end(),
                     [&](const Member& one) { return refers_to(one.value, name); });
}

class Expansion {
 public:
  Expansion(const CaseFile& file, bool predicate) : file_(file), predicate_(predicate) {
    columns_ = {"id", "document", "raw"};
    for (const Fixture& fixture : file.rules->fixtures) {
      for (const Member& fact : fixture.ixit.object() ? *fixture.ixit.object() : Object{}) {
        if (std::find(columns_.begin(), columns_.end(), fact.name) == columns_.end()) {
          columns_.push_back(fact.name);
        }
      }
    }
    needs_document_ = refers_to(file.rules->sdk->params.value, "document");
  }

  void expand(const Rule& rule, const std::vector<RuleEntry>& entries, std::string_view polarity,
              std::vector<Case>& out) const {
    std::map<std::vector<std::string>, std::vector<const RuleEntry*>> groups;
    for (const RuleEntry& entry : entries) {
      if (!entry.raw || !needs_document_) {
        groups[editions_of(rule, entry)].push_back(&entry);
      }
    }
    for (const auto& [editions, group] : groups) {
      Case body = make_body(rule, polarity);
      if (groups.size() > 1) {
        for (const std::string& edition : editions) {
          body.id += '-' + edition;
        }
      }
      body.editions = editions;
      for (const RuleEntry* entry : group) {
        body.rows->data.push_back(row_of(*entry));
      }
      out.push_back(std::move(body));
    }
  }

 private:
  const Fixture* fixture_of(const RuleEntry& entry) const {
    const auto& fixtures = file_.rules->fixtures;
    const auto found = std::find_if(fixtures.begin(), fixtures.end(),
                                    [&](const Fixture& one) { return one.name == entry.fixture; });
    return found == fixtures.end() ? nullptr : &*found;
  }

  /// Those of the rule and of the fixture; empty stands for all.
  std::vector<std::string> editions_of(const Rule& rule, const RuleEntry& entry) const {
    const Fixture* const fixture = fixture_of(entry);
    if (fixture == nullptr || fixture->editions.empty()) {
      return rule.editions;
    }
    std::vector<std::string> both = fixture->editions;
    std::erase_if(both, [&](const std::string& edition) {
      return !rule.editions.empty() &&
             std::find(rule.editions.begin(), rule.editions.end(), edition) == rule.editions.end();
    });
    return both;
  }

  Case make_body(const Rule& rule, std::string_view polarity) const {
    Case body;
    body.id = file_.standard + '/' + rule.id + '/';
    body.id += polarity;
    body.standard = file_.standard;
    body.polarity = polarity;
    body.since = rule.since;
    body.until = rule.until;
    body.where = rule.where;
    body.rows.emplace();
    body.rows->columns = columns_;
    Step step = *file_.rules->sdk;
    step.params = make_template(as_row(step.params.value, columns_));
    step.expect.record = expectation(rule, step, polarity == "accepts");
    step.checks.push_back(make_template(Value(rule.requirement)));
    body.steps.push_back(std::move(step));
    return body;
  }

  Template expectation(const Rule& rule, const Step& step, bool accepts) const {
    if (!accepts) {
      return make_template(
          Value(Object{{"rejected", Value(Object{{"reason", Value(rule.reason)}})}}));
    }
    return predicate_ ? make_template(Value(Object{{"result", Value(true)}}))
                      : make_template(as_row(step.expect.record.value, columns_));
  }

  Array row_of(const RuleEntry& entry) const {
    const Fixture* const fixture = fixture_of(entry);
    Array row(columns_.size());
    row[0] = Value(entry.id);
    if (entry.raw) {
      row[2] = Value(*entry.raw);
    } else if (fixture != nullptr) {
      auto document = apply_patch(fixture->document, entry.patch);
      row[1] = document ? *std::move(document) : Value{};
      row[2] = Value(write_json(row[1]));
      row[1] = Value(Object{{"$literal", std::move(row[1])}});
    }
    for (std::size_t i = 3; i < columns_.size(); ++i) {
      const Value* const fact = fixture == nullptr ? nullptr : fixture->ixit.find(columns_[i]);
      row[i] = fact == nullptr ? reference("ixit/" + columns_[i]) : *fact;
    }
    return row;
  }

  const CaseFile& file_;
  bool predicate_;
  bool needs_document_ = false;
  std::vector<std::string> columns_{};
};

}  // namespace

std::vector<Case> rule_cases(const CaseFile& file, bool predicate) {
  std::vector<Case> cases;
  if (!file.rules || !file.rules->sdk) {
    return cases;
  }
  const Expansion expansion(file, predicate);
  for (const Rule& rule : file.rules->rules) {
    expansion.expand(rule, rule.accepts, "accepts", cases);
    expansion.expand(rule, rule.rejects, "rejects", cases);
  }
  return cases;
}

}  // namespace touchstone
