// SPDX-License-Identifier: Apache-2.0
#include "load/cross_check.hpp"

#include <algorithm>

namespace touchstone {
namespace {

void collect(const Steps& steps, std::set<std::string>& operations) {
  for (const Step& step : steps) {
    if (step.kind == StepKind::call || step.kind == StepKind::compute) {
      operations.insert(step.operation);
    }
    collect(step.steps, operations);
  }
}

bool has_row(const Case& body, std::string_view row) {
  return body.rows &&
         std::any_of(body.rows->data.begin(), body.rows->data.end(), [&](const Array& cells) {
           return *cells[body.rows->id_column].text() == row;
         });
}

/// `standard/case` of `standard/case/row`, and the row.
std::pair<std::string, std::string> split_row(const std::string& id) {
  const std::size_t standard = id.find('/');
  const std::size_t slash = id.find('/', standard + 1);
  return slash == std::string::npos ? std::pair{id, std::string{}}
                                    : std::pair{id.substr(0, slash), id.substr(slash + 1)};
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) {
    text += text.empty() ? "" : " ";
    text += word;
  }
  return text;
}

/// Says it at each element of `list` that is not `known`.
template <class Known>
void check_listed(const Node& operation, std::string_view list, const std::string& id,
                  const std::vector<std::string>& all, Known known) {
  const auto node = operation.find(list);
  if (!node || node->kind() != Kind::array) {
    return;
  }
  for (const Node& item : node->children()) {
    const std::string* const name = item.value().text();
    if (name != nullptr && !known(*name)) {
      item.fail(id, with_nearest(*name, all));
    }
  }
}

}  // namespace

std::set<std::string> operations_used(const CaseFile& file) {
  std::set<std::string> operations;
  collect(file.probes, operations);
  for (const auto& [name, procedure] : file.procedures) {
    collect(procedure.steps, operations);
  }
  for (const Case& body : file.cases) {
    collect(body.preamble, operations);
    collect(body.steps, operations);
    collect(body.postamble, operations);
  }
  if (file.rules) {
    collect(file.rules->probes, operations);
    for (const Rule& rule : file.rules->rules) {
      collect(rule.steps, operations);
    }
    if (file.rules->sdk) {
      operations.insert(file.rules->sdk->operation);
    }
  }
  return operations;
}

void check_case_ids(const std::vector<ReadCases>& files) {
  std::map<std::string, Where> seen;
  const auto see = [&](DataFile& file, const std::string& id, const Where& where) {
    if (id.ends_with('/')) {
      return;
    }
    const auto [before, fresh] = seen.emplace(id, where);
    if (!fresh) {
      Error error{"duplicate-case",
                  {{"id", id},
                   {"file", before->second.file},
                   {"line", std::to_string(before->second.line)}},
                  where};
      file.add(std::move(error));
    }
  };
  for (const ReadCases& read : files) {
    for (const Case& body : read.cases->cases) {
      see(*read.file, body.id, body.where);
    }
    if (read.cases->rules) {
      for (const Rule& rule : read.cases->rules->rules) {
        see(*read.file, read.cases->standard + '/' + rule.id, rule.where);
      }
    }
  }
}

void check_controls(const std::vector<ReadCases>& files, bool complete) {
  std::map<std::string, const Case*> bodies;
  std::vector<std::string> ids;
  for (const ReadCases& read : files) {
    for (const Case& body : read.cases->cases) {
      bodies.emplace(body.id, &body);
      ids.push_back(body.id);
    }
  }
  for (const ReadCases& read : files) {
    for (const ControlReference& control : read.controls) {
      const auto [id, row] = split_row(control.id);
      const auto body = bodies.find(id);
      if (body == bodies.end()) {
        if (complete) {
          control.node.fail("unknown-case", with_nearest(id, ids));
        }
      } else if (!row.empty() && !has_row(*body->second, row)) {
        std::vector<std::string> rows;
        for (const Array& cells :
             body->second->rows ? body->second->rows->data : std::vector<Array>{}) {
          rows.push_back(id + '/' + *cells[body->second->rows->id_column].text());
        }
        control.node.fail("unknown-case", with_nearest(control.id, rows));
      }
    }
  }
}

void check_operation_names(const Declared& declared, const FilesByName& operation_files) {
  std::vector<std::string> reasons;
  std::vector<std::string> features;
  for (const auto& [id, standard] : declared.catalogue.standards) {
    for (const Reason& reason : standard.reasons) {
      reasons.push_back(reason.id);
    }
    for (const Feature& feature : standard.features) {
      features.push_back(feature.id);
    }
  }
  const std::set<std::string> known_reasons(reasons.begin(), reasons.end());
  const std::set<std::string> known_features(features.begin(), features.end());
  for (const auto& [path, file] : operation_files) {
    const Node root(*file);
    for (std::size_t i = 0; root.kind() == Kind::object && i < root.size(); ++i) {
      check_listed(root.at(i), "reasons", "reason-of-no-standard", reasons,
                   [&](const std::string& name) { return known_reasons.contains(name); });
      check_listed(root.at(i), "features", "feature-of-no-standard", features,
                   [&](const std::string& name) { return known_features.contains(name); });
    }
  }
}

void check_reason_classes(const Declared& declared, const std::vector<ReadCases>& files,
                          const FilesByName& standard_files) {
  std::map<std::string, std::set<std::string>> users;
  for (const ReadCases& read : files) {
    for (const std::string& operation : operations_used(*read.cases)) {
      users[operation].insert(read.cases->standard);
    }
  }
  for (const auto& [operation, standards] : users) {
    std::map<std::string, const Standard*> first;
    for (const std::string& id : standards) {
      const Standard* const standard = declared.catalogue.standard(id);
      const Operation* const declaration = declared.catalogue.operation(operation);
      if (standard == nullptr || declaration == nullptr) {
        continue;
      }
      for (const Reason& reason : standard->reasons) {
        const auto& listed = declaration->reasons;
        if (!listed.empty() && std::find(listed.begin(), listed.end(), reason.id) == listed.end()) {
          continue;
        }
        const auto [before, fresh] = first.emplace(reason.id, standard);
        const Reason* const other = before->second->reason(reason.id);
        const auto file = standard_files.find(id);
        if (!fresh && other->is_a != reason.is_a && file != standard_files.end()) {
          const auto node = Node(*file->second).find("reasons")->find(reason.id);
          node->fail_key("classes-differ", {{"name", reason.id},
                                            {"other", before->second->id},
                                            {"operation", operation},
                                            {"classes", joined(other->is_a)}});
        }
      }
    }
  }
}

}  // namespace touchstone
