// SPDX-License-Identifier: Apache-2.0
#include "json.hpp"

#include <simdjson.h>

#include <algorithm>
#include <cstring>
#include <memory>

#include "json_fault.hpp"
#include "number.hpp"

namespace touchstone {
namespace {

namespace ondemand = simdjson::ondemand;

/// Above this size the buffers of a thread are given back after use.
constexpr std::size_t KEPT_BYTES = std::size_t{1} << 20;
/// Up to this many members, comparing all pairs is cheaper than sorting.
constexpr std::size_t FEW_MEMBERS = 8;

bool has_duplicate(const Object& object) {
  if (object.size() <= FEW_MEMBERS) {
    for (std::size_t i = 1; i < object.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (object[i].name == object[j].name) {
          return true;
        }
      }
    }
    return false;
  }
  std::vector<std::string_view> names;
  names.reserve(object.size());
  for (const Member& member : object) {
    names.push_back(member.name);
  }
  std::sort(names.begin(), names.end());
  return std::adjacent_find(names.begin(), names.end()) != names.end();
}

std::string_view trimmed(std::string_view token) {
  const std::size_t last = token.find_last_not_of(" \t\r\n");
  return token.substr(0, last + 1);
}

/// Builds a `Value` from On-Demand's events. Whatever it refuses is explained by `json_fault`, so
/// that this path carries no positions unless marks are asked for.
class Builder {
 public:
  Builder(const char* start, MarkCounter* counter, std::size_t depth)
      : start_(start), counter_(counter), depth_(depth) {}

  bool build(ondemand::value in, Value& out, Marks* marks, std::size_t depth) {
    ondemand::json_type type{};
    if (in.type().get(type) != simdjson::SUCCESS) {
      return false;
    }
    const std::string_view token = in.raw_json_token();
    if (marks != nullptr) {
      marks->self = counter_->at(static_cast<std::size_t>(token.data() - start_));
      marks->key = marks->self;
    }
    switch (type) {
      case ondemand::json_type::array:
        return depth < depth_ && array(in, out, marks, depth + 1);
      case ondemand::json_type::object:
        return depth < depth_ && object(in, out, marks, depth + 1);
      case ondemand::json_type::string:
        return string(in, out);
      case ondemand::json_type::number:
        return number(token, out);
      default:
        return atom(in, trimmed(token), out);
    }
  }

 private:
  bool array(ondemand::value in, Value& out, Marks* marks, std::size_t depth) {
    ondemand::array elements;
    if (in.get_array().get(elements) != simdjson::SUCCESS) {
      return false;
    }
    Array built;
    for (auto element : elements) {
      ondemand::value next;
      if (element.get(next) != simdjson::SUCCESS) {
        return false;
      }
      built.emplace_back();
      if (!build(next, built.back(), child(marks), depth)) {
        return false;
      }
    }
    out = Value(std::move(built));
    return true;
  }

  bool object(ondemand::value in, Value& out, Marks* marks, std::size_t depth) {
    ondemand::object members;
    if (in.get_object().get(members) != simdjson::SUCCESS) {
      return false;
    }
    Object built;
    for (auto member : members) {
      ondemand::field field;
      std::string_view name;
      if (std::move(member).get(field) != simdjson::SUCCESS) {
        return false;
      }
      const char* const key = field.key().raw() - 1;
      if (field.unescaped_key().get(name) != simdjson::SUCCESS) {
        return false;
      }
      Marks* const below = child(marks);
      built.push_back({std::string(name), Value{}});
      const Mark key_mark =
          below == nullptr ? Mark{} : counter_->at(static_cast<std::size_t>(key - start_));
      if (!build(field.value(), built.back().value, below, depth)) {
        return false;
      }
      if (below != nullptr) {
        below->key = key_mark;
      }
    }
    if (has_duplicate(built)) {
      return false;
    }
    out = Value(std::move(built));
    return true;
  }

  static bool string(ondemand::value in, Value& out) {
    std::string_view text;
    if (in.get_string().get(text) != simdjson::SUCCESS) {
      return false;
    }
    out = Value(text);
    return true;
  }

  /// Numbers are taken as they are written; On-Demand skips the token it was not asked to convert.
  static bool number(std::string_view token, Value& out) {
    token = trimmed(token);
    if (!is_json_number(token)) {
      return false;
    }
    out = Value(Number{std::string(token)});
    return true;
  }

  static bool atom(ondemand::value in, std::string_view token, Value& out) {
    if (token == "null") {
      out = Value{};
      bool null = false;
      return in.is_null().get(null) == simdjson::SUCCESS && null;
    }
    bool value = false;
    if (in.get_bool().get(value) != simdjson::SUCCESS || token != (value ? "true" : "false")) {
      return false;
    }
    out = Value(value);
    return true;
  }

  static Marks* child(Marks* marks) {
    return marks == nullptr ? nullptr : &marks->children.emplace_back();
  }

  const char* start_;
  MarkCounter* counter_;
  std::size_t depth_;
};

/// On-Demand treats a scalar at the root differently, so every text is read as the one element of
/// an array. `counter` and `marks` are both null or neither is.
bool read(std::string_view text, const ReadLimits& limits, Value& out, Marks* marks) {
  thread_local std::unique_ptr<ondemand::parser> parser;
  thread_local std::string buffer;
  if (parser == nullptr) {
    parser = std::make_unique<ondemand::parser>();
  }
  buffer.clear();
  buffer.reserve(text.size() + 2 + simdjson::SIMDJSON_PADDING);
  buffer += '[';
  buffer += text;
  buffer += ']';
  bool good = parser->allocate(std::max(buffer.size(), parser->capacity()), limits.depth + 4) ==
              simdjson::SUCCESS;
  ondemand::document document;
  ondemand::array root;
  good = good &&
         parser->iterate(buffer.data(), buffer.size(), buffer.capacity()).get(document) ==
             simdjson::SUCCESS &&
         document.get_array().get(root) == simdjson::SUCCESS;
  MarkCounter counter(text);
  Builder builder(buffer.data() + 1, &counter, limits.depth);
  std::size_t count = 0;
  if (good) {
    for (auto element : root) {
      ondemand::value value;
      good = element.get(value) == simdjson::SUCCESS && ++count == 1 &&
             builder.build(value, out, marks, 0);
      if (!good) {
        break;
      }
    }
  }
  // Past the last token there is no location: nothing follows the one element.
  good = good && count == 1 && document.current_location().error() == simdjson::OUT_OF_BOUNDS;
  if (buffer.capacity() > KEPT_BYTES) {
    buffer = {};
    parser.reset();
  }
  return good;
}

}  // namespace

Result<Value> parse_json(std::string_view text, const ReadLimits& limits) {
  Value value;
  if (text.size() > limits.bytes || !read(text, limits, value, nullptr)) {
    return json_fault(text, limits);
  }
  return value;
}

Result<Located> parse_json_located(std::string_view text, const ReadLimits& limits) {
  Located located;
  if (text.size() > limits.bytes || !read(text, limits, located.value, &located.marks)) {
    return json_fault(text, limits);
  }
  return located;
}

}  // namespace touchstone
