// SPDX-License-Identifier: Apache-2.0
#include "deviation_read.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "nearest.hpp"

namespace touchstone {
namespace {

constexpr std::string_view KEYS[] = {"case",  "requirement", "verdict", "fingerprints", "reason",
                                     "issue", "expires",     "when",    "reproduction"};

using Arguments = std::vector<std::pair<std::string, std::string>>;

bool is_day(std::string_view text) {
  constexpr std::string_view SHAPE = "0000-00-00";
  return text.size() == SHAPE.size() &&
         std::equal(text.begin(), text.end(), SHAPE.begin(), [](char one, char shape) {
           return shape == '-' ? one == '-' : one >= '0' && one <= '9';
         });
}

class EntryReader {
 public:
  EntryReader(const std::string& file, Diagnostics& errors) : file_(file), errors_(errors) {}

  std::vector<Deviation> read(const Located& document) {
    std::vector<Deviation> entries;
    const Array* list = document.value.array();
    if (list == nullptr) {
      fault("deviations-no-list", document.marks.self, "", {});
      return entries;
    }
    for (std::size_t at = 0; at < list->size(); ++at) {
      const std::size_t before = errors_.size();
      Deviation entry =
          read_entry((*list)[at], document.marks.children[at], "/" + std::to_string(at));
      if (errors_.size() == before) {
        entries.push_back(std::move(entry));
      }
    }
    return entries;
  }

 private:
  Deviation read_entry(const Value& value, const Marks& marks, const std::string& pointer) {
    Deviation entry;
    entry.where = {file_, marks.self.line, marks.self.column, pointer};
    if (value.object() == nullptr) {
      fault("deviation-no-object", marks.self, pointer, {});
      return entry;
    }
    check_keys(value, marks, pointer);
    entry.pattern = CasePattern(text_member(value, "case"));
    entry.requirement = text_member(value, "requirement");
    entry.reason = text_member(value, "reason");
    entry.issue = text_member(value, "issue");
    entry.expires = text_member(value, "expires");
    entry.reproduction = text_member(value, "reproduction");
    entry.sometimes = text_member(value, "when") == "sometimes";
    entry.verdict = verdict_from(text_member(value, "verdict")).value_or(Verdict::fail);
    entry.fingerprints = texts_member(value, "fingerprints");
    std::sort(entry.fingerprints.begin(), entry.fingerprints.end());
    return entry;
  }

  void check_keys(const Value& value, const Marks& marks, const std::string& pointer) {
    const Object& members = *value.object();
    for (std::size_t at = 0; at < members.size(); ++at) {
      const std::string& name = members[at].name;
      if (std::find(std::begin(KEYS), std::end(KEYS), name) == std::end(KEYS)) {
        const std::string meant = nearest(name, {std::begin(KEYS), std::end(KEYS)});
        fault("unknown-key", marks.children[at].key, pointer_join(pointer, name),
              {{"name", name}, {"nearest", meant.empty() ? "-" : meant}});
      }
    }
    for (const char* name : {"case", "requirement", "verdict", "reason"}) {
      const Value* needed = value.find(name);
      if (needed == nullptr || (needed->text() != nullptr && needed->text()->empty())) {
        fault("deviation-incomplete", marks.self, pointer, {{"name", name}});
      }
    }
    for (std::size_t at = 0; at < members.size(); ++at) {
      check_member(members[at].name, members[at].value, marks.children[at],
                   pointer_join(pointer, members[at].name));
    }
  }

  void check_member(std::string_view name, const Value& value, const Marks& marks,
                    const std::string& pointer) {
    if (std::find(std::begin(KEYS), std::end(KEYS), name) == std::end(KEYS)) {
      return;
    }
    if (name == "fingerprints") {
      check_fingerprints(value, marks, pointer);
    } else if (value.text() == nullptr) {
      wrong_kind(Kind::string, value, marks, pointer);
    } else if (name == "verdict") {
      const auto verdict = verdict_from(*value.text());
      if (!value.text()->empty() && (!verdict || *verdict <= Verdict::pass)) {
        fault("deviation-verdict", marks.self, pointer, {{"name", *value.text()}});
      }
    } else if (name == "when" && *value.text() != "always" && *value.text() != "sometimes") {
      fault("unknown-word", marks.self, pointer,
            {{"text", *value.text()}, {"known", "always sometimes"}});
    } else if (name == "expires" && !is_day(*value.text())) {
      fault("bad-form", marks.self, pointer, {{"text", *value.text()}, {"form", "YYYY-MM-DD"}});
    }
  }

  void check_fingerprints(const Value& value, const Marks& marks, const std::string& pointer) {
    const Array* list = value.array();
    if (list == nullptr) {
      wrong_kind(Kind::array, value, marks, pointer);
      return;
    }
    for (std::size_t at = 0; at < list->size(); ++at) {
      if ((*list)[at].text() == nullptr) {
        wrong_kind(Kind::string, (*list)[at], marks.children[at],
                   pointer_join(pointer, std::to_string(at)));
      }
    }
  }

  void wrong_kind(Kind expected, const Value& value, const Marks& marks,
                  const std::string& pointer) {
    fault("wrong-kind", marks.self, pointer,
          {{"expected", std::string(kind_name(expected))},
           {"actual", std::string(kind_name(value.kind()))}});
  }

  void fault(const char* id, Mark mark, const std::string& pointer, Arguments arguments) {
    errors_.push_back({id, std::move(arguments), {file_, mark.line, mark.column, pointer}});
  }

  const std::string& file_;
  Diagnostics& errors_;
};

}  // namespace

std::vector<Deviation> read_deviations(const Located& document, const std::string& file,
                                       Diagnostics& errors) {
  return EntryReader(file, errors).read(document);
}

}  // namespace touchstone
