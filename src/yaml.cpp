// SPDX-License-Identifier: Apache-2.0
#include "yaml.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <istream>
#include <optional>
#include <streambuf>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "plain_scalar.hpp"

namespace touchstone {
namespace {

using Arguments = std::vector<std::pair<std::string, std::string>>;

/// Lets the parser read a view without a copy.
class ViewBuffer : public std::streambuf {
 public:
  explicit ViewBuffer(std::string_view text) {
    char* const start = const_cast<char*>(text.data());
    setg(start, start, start + text.size());
  }
};

/// yaml-cpp gives up at 500 levels without saying where, so we do it before.
constexpr std::size_t MOST_DEPTH = 490;

/// Thrown out of the event handler where going on would be unbounded; caught below.
struct TooDeep {
  Mark at{};
};
/// Thrown at the start of a second document; caught below.
struct SecondDocument {
  Mark at{};
};

/// Builds the value from yaml-cpp's events. `YAML::Node` would hide duplicates, quoting and marks.
class Builder : public YAML::EventHandler {
 public:
  Builder(std::string_view text, Diagnostics& errors, std::size_t depth)
      : text_(text), counter_(text), errors_(errors), depth_(depth) {}

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (started_) {
      throw SecondDocument{place(mark)};
    }
    started_ = true;
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    // yaml-cpp calls `~`, `NULL` and nothing at all null too: the text itself says which it was.
    const std::string_view rest = text_.substr(offset(mark));
    const std::string_view word = rest.substr(0, rest.find_first_of(" \t\r\n,:[]{}"));
    constexpr std::string_view WORDS[] = {"null", "Null", "NULL", "~"};
    check_anchor(mark, anchor);
    if (std::find(std::begin(WORDS), std::end(WORDS), word) != std::end(WORDS)) {
      plain(place(mark), word);
    } else {
      plain(place_of_nothing(mark), {});
    }
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    const Mark at = place(mark);
    fail(at, "yaml-alias", {});
    put(Value{}, at, true);
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    check_anchor(mark, anchor);
    if (check_tag(mark, tag) && tag == "?") {
      plain(place(mark), value);
    } else {
      put(Value(value), place(mark), false);
    }
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(mark, tag, anchor, Value(Array{}));
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(mark, tag, anchor, Value(Object{}));
  }
  void OnMapEnd() override { close(); }

  Located take() { return std::move(root_); }
  /// The pointer of what is being read.
  std::string pointer() const {
    std::string result;
    for (const Level& level : levels_) {
      if (level.value.array() != nullptr) {
        result = pointer_join(result, std::to_string(level.value.array()->size()));
      } else if (level.key) {
        result = pointer_join(result, *level.key);
      }
    }
    return result;
  }
  Mark place(const YAML::Mark& mark) { return counter_.at(offset(mark)); }

 private:
  /// A collection that is still open.
  struct Level {
    Value value{};
    Marks marks{};
    std::optional<std::string> key{};
    Mark key_mark{};
    bool dropped = false;  ///< the value of a key that cannot be kept
    std::unordered_map<std::string, Mark> names{};
  };

  std::size_t offset(const YAML::Mark& mark) const {
    return std::min(static_cast<std::size_t>(std::max(mark.pos, 0)), text_.size());
  }

  /// yaml-cpp marks an empty value at the token that follows it.
  Mark place_of_nothing(const YAML::Mark& mark) {
    if (!levels_.empty() && levels_.back().key) {
      return levels_.back().key_mark;
    }
    const std::size_t before = std::max<std::size_t>(offset(mark), 1) - 1;
    return counter_.at(text_.find_last_not_of(" \t\r\n", before));
  }

  void fail(Mark at, std::string_view id, Arguments arguments) {
    errors_.push_back({std::string(id), std::move(arguments), {"", at.line, at.column, pointer()}});
  }

  void check_anchor(const YAML::Mark& mark, YAML::anchor_t anchor) {
    if (anchor != YAML::NullAnchor) {
      fail(place(mark), "yaml-anchor", {});
    }
  }

  /// True if the node had no tag. A quoted scalar has the tag `!` without having been given one.
  bool check_tag(const YAML::Mark& mark, const std::string& tag) {
    const std::size_t at = offset(mark);
    const bool written = at < text_.size() && text_[at] == '!';
    if (tag == "?" || (tag == "!" && !written)) {
      return true;
    }
    fail(place(mark), "yaml-tag", {{"tag", tag}});
    return false;
  }

  bool expects_key() const {
    return !levels_.empty() && levels_.back().value.object() != nullptr && !levels_.back().key;
  }

  void plain(Mark at, std::string_view text) {
    if (expects_key() && text == "<<") {
      fail(at, "yaml-merge-key", {});
    }
    PlainScalar scalar = read_plain_scalar(text);
    if (scalar.refusal.empty()) {
      put(std::move(scalar.value), at, false);
      return;
    }
    std::string quoted;
    append_json_string(quoted, text);
    fail(at, scalar.refusal, {{"text", std::string(text)}, {"quoted", std::move(quoted)}});
    put(Value(text), at, true);
  }

  void put(Value value, Mark at, bool faulty) { put(std::move(value), {at, at, {}, faulty}); }

  void put(Value value, Marks marks) {
    if (levels_.empty()) {
      root_ = {std::move(value), std::move(marks)};
      return;
    }
    Level& level = levels_.back();
    if (Array* array = level.value.array()) {
      array->push_back(std::move(value));
      level.marks.children.push_back(std::move(marks));
    } else if (level.key) {
      end_member(level, std::move(value), std::move(marks));
    } else {
      begin_member(level, value, marks);
    }
  }

  void begin_member(Level& level, const Value& key, const Marks& marks) {
    const std::string* name = key.text();
    if (name == nullptr && !marks.faulty) {
      fail(marks.self, "yaml-key-not-text", {{"kind", std::string(kind_name(key.kind()))}});
    }
    level.key = name != nullptr ? *name : std::string{};
    level.key_mark = marks.self;
    level.dropped = name == nullptr || *name == "<<";
    if (!level.dropped && !level.names.emplace(*name, marks.self).second) {
      level.dropped = true;
      fail(marks.self, "duplicate-key", {{"key", *name}});
    }
  }

  static void end_member(Level& level, Value value, Marks marks) {
    marks.key = level.key_mark;
    if (!level.dropped) {
      level.value.object()->push_back({*std::move(level.key), std::move(value)});
      level.marks.children.push_back(std::move(marks));
    }
    level.key.reset();
  }

  void open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, Value empty) {
    check_anchor(mark, anchor);
    check_tag(mark, tag);
    const Mark at = place(mark);
    if (levels_.size() == depth_) {
      throw TooDeep{at};
    }
    Level& level = levels_.emplace_back();
    level.value = std::move(empty);
    level.marks.self = level.marks.key = at;
  }

  void close() {
    Level level = std::move(levels_.back());
    levels_.pop_back();
    put(std::move(level.value), std::move(level.marks));
  }

  std::string_view text_;
  MarkCounter counter_;
  Diagnostics& errors_;
  std::size_t depth_;
  bool started_ = false;
  std::vector<Level> levels_{};
  Located root_{};
};

Error make_error(std::string_view text, std::size_t offset, std::string id, Arguments arguments) {
  const Mark at = MarkCounter(text).at(offset);
  return {std::move(id), std::move(arguments), {"", at.line, at.column, ""}};
}

/// What yaml-cpp would let pass or act on by itself: other encodings, a byte that ends the text for
/// it (0x04), line breaks that its marks do not count, and directives.
std::optional<Error> check_text(std::string_view text, const ReadLimits& limits) {
  if (text.size() > limits.bytes) {
    return make_error(
        {}, 0, "too-large",
        {{"size", std::to_string(text.size())}, {"limit", std::to_string(limits.bytes)}});
  }
  if (text.starts_with("\xEF\xBB\xBF")) {
    return make_error(text, 0, "byte-order-mark", {});
  }
  if (const std::size_t bad = find_invalid_utf8(text); bad != std::string_view::npos) {
    return make_error(text, bad, "invalid-utf-8", {});
  }
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool line_break = byte == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
    if ((byte < 0x20 && byte != '\n' && byte != '\t' && !line_break) || byte == 0x7F) {
      return make_error(text, i, "control-character", {{"code", std::to_string(byte)}});
    }
    if (byte == '%' && (i == 0 || text[i - 1] == '\n')) {
      return make_error(text, i, "yaml-directive", {});
    }
  }
  return std::nullopt;
}

}  // namespace

Result<Located> parse_yaml(std::string_view text, Diagnostics& errors, const ReadLimits& limits) {
  if (auto refused = check_text(text, limits)) {
    return *std::move(refused);
  }
  const std::size_t depth = std::min(limits.depth, MOST_DEPTH);
  Builder builder(text, errors, depth);
  try {
    ViewBuffer buffer(text);
    std::istream stream(&buffer);
    YAML::Parser parser(stream);
    if (!parser.HandleNextDocument(builder)) {
      return make_error(text, 0, "yaml-empty", {});
    }
    Located located = builder.take();
    parser.HandleNextDocument(builder);
    return located;
  } catch (const SecondDocument& second) {
    return Error{"yaml-second-document", {}, {"", second.at.line, second.at.column, ""}};
  } catch (const TooDeep& deep) {
    return Error{"too-deep",
                 {{"limit", std::to_string(depth)}},
                 {"", deep.at.line, deep.at.column, builder.pointer()}};
  } catch (const YAML::Exception& fault) {
    const Mark at = builder.place(fault.mark);
    return Error{
        "yaml-syntax", {{"detail", fault.msg}}, {"", at.line, at.column, builder.pointer()}};
  }
}

}  // namespace touchstone
