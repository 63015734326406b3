// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "error.hpp"
#include "located.hpp"
#include "spec.hpp"
#include "value.hpp"

namespace touchstone {

using Arguments = std::vector<std::pair<std::string, std::string>>;

/// A file of `specs/` or `vectors/` while it is read. What it holds stays where it is, so nodes may
/// be kept as long as it lives.
class DataFile {
 public:
  explicit DataFile(std::string path) : path_(std::move(path)) {}
  DataFile(const DataFile&) = delete;
  DataFile& operator=(const DataFile&) = delete;

  const std::string& path() const { return path_; }
  const Located& content() const { return content_; }
  void set_content(Located content) { content_ = std::move(content); }
  const Diagnostics& errors() const { return errors_; }
  bool bad() const { return !errors_.empty(); }

  /// Adds an error as a reader gave it: only the file name is missing.
  void add(Error error);
  /// Adds an error at a node of this file, or at its key. The same error at the same place is kept
  /// once.
  void fail(const Marks& at, bool at_key, std::string id, Arguments arguments);
  Where where(const Marks& at) const;

 private:
  std::string path_;
  Located content_{};
  Diagnostics errors_{};
  std::set<std::string> seen_{};
};

/// A place in a data file. Cheap to copy; the JSON pointer is found only for errors.
class Node {
 public:
  Node(DataFile& file, const Value& value, const Marks& marks)
      : file_(&file), value_(&value), marks_(&marks) {}
  explicit Node(DataFile& file) : Node(file, file.content().value, file.content().marks) {}

  const Value& value() const { return *value_; }
  Kind kind() const { return value_->kind(); }
  /// The reader complained already; whoever meets this node says nothing more about it.
  bool faulty() const { return marks_->faulty; }
  std::size_t size() const { return marks_->children.size(); }
  /// The member of that name, if this is an object that has it.
  std::optional<Node> find(std::string_view name) const;
  /// The i-th element or member value.
  Node at(std::size_t index) const;
  /// The i-th member's name; only for objects.
  const std::string& name(std::size_t index) const { return (*value_->object())[index].name; }
  std::vector<Node> children() const;

  Where where() const { return file_->where(*marks_); }
  void fail(std::string id, Arguments arguments = {}) const;
  void fail_key(std::string id, Arguments arguments = {}) const;

  DataFile& file() const { return *file_; }

 private:
  DataFile* file_;
  const Value* value_;
  const Marks* marks_;
};

/// Says `wrong-kind` unless the node is of that kind. False also for a faulty node.
bool require_kind(const Node& node, Kind kind);
/// A text that is not blank, or nullopt after an error.
std::optional<std::string> read_text(const Node& node);
std::optional<bool> read_boolean(const Node& node);
/// An array without elements is `empty-list` unless `may_be_empty`.
std::vector<Node> read_list(const Node& node, bool may_be_empty = false);
/// A list of different texts.
std::vector<std::string> read_texts(const Node& node, bool may_be_empty = false);
/// `{en, zh}`, both written.
Text read_words(const Node& node);
/// One of `names`, or nullopt after `unknown-word`.
std::optional<std::string> read_word(const Node& node, const std::vector<std::string_view>& names);

/// The members of an object whose keys are a closed set.
class Fields {
 public:
  /// Says `wrong-kind` for another kind and `unknown-key` for every other key.
  Fields(const Node& node, std::initializer_list<std::string_view> keys);

  const Node& node() const { return node_; }
  /// False if this is no object at all.
  bool good() const { return good_; }
  bool has(std::string_view key) const { return node_.find(key).has_value(); }
  /// The member if it is there and was readable.
  std::optional<Node> find(std::string_view key) const;
  /// The same; `missing-key` if it is not there.
  std::optional<Node> need(std::string_view key) const;

  std::string text(std::string_view key) const;
  std::string need_text(std::string_view key) const;
  bool boolean(std::string_view key, bool fallback) const;
  std::vector<std::string> texts(std::string_view key, bool may_be_empty = false) const;
  Text words(std::string_view key) const;

 private:
  Node node_;
  bool good_ = false;
};

/// `{name, nearest}` of a name that is not among `names`: the nearest one, or the first few.
Arguments with_nearest(std::string_view name, const std::vector<std::string>& names);

}  // namespace touchstone
