// SPDX-License-Identifier: Apache-2.0
#include "message.hpp"

#include <fstream>
#include <sstream>

#include "json.hpp"
#include "yaml.hpp"

namespace touchstone {
namespace {

const std::string& in(const Text& text, Language language) {
  return language == Language::zh ? text.zh : text.en;
}

/// One pass over the words, so that an argument that holds `{x}` is never filled in again.
std::string fill(const std::string& words, const Messages::Arguments& arguments) {
  std::string filled;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t open = words.find('{', at);
    const std::size_t close = open == std::string::npos ? open : words.find('}', open);
    if (close == std::string::npos) {
      return filled + words.substr(at);
    }
    filled += words.substr(at, open - at);
    const std::string name = words.substr(open + 1, close - open - 1);
    bool found = false;
    for (const auto& [key, value] : arguments) {
      if (key == name) {
        filled += value;
        found = true;
        break;
      }
    }
    if (!found) {
      filled += words.substr(open, close - open + 1);
    }
    at = close + 1;
  }
  return filled;
}

}  // namespace

Messages Messages::load(const std::filesystem::path& root, Diagnostics& errors) {
  Messages messages;
  const std::filesystem::path path = root / "reports" / "messages.yaml";
  std::ifstream stream(path, std::ios::binary);
  if (!stream) {
    errors.push_back({"cannot-read", {{"path", path.string()}}, {path.string(), 0, 0, {}}});
    return messages;
  }
  std::ostringstream text;
  text << stream.rdbuf();
  Diagnostics faults;
  const auto document = parse_yaml(text.str(), faults);
  if (!document) {
    faults.push_back(document.error());
  }
  for (Error& fault : faults) {
    fault.where.file = path.string();
    errors.push_back(std::move(fault));
  }
  if (!document || document->value.object() == nullptr) {
    return messages;
  }
  for (const auto& [id, words] : *document->value.object()) {
    Words entry{{text_member(words, "en"), text_member(words, "zh")}, {}};
    if (const Value* advice = words.find("do")) {
      entry.advice = {text_member(*advice, "en"), text_member(*advice, "zh")};
    }
    messages.words_.emplace(id, std::move(entry));
  }
  return messages;
}

std::string Messages::say(std::string_view id, const Arguments& arguments,
                          Language language) const {
  const auto found = words_.find(id);
  if (found != words_.end()) {
    return fill(in(found->second.sentence, language), arguments);
  }
  std::string plain(id);
  for (const auto& [name, value] : arguments) {
    plain += ' ' + name + '=' + value;
  }
  return plain;
}

std::string Messages::advise(std::string_view id, const Arguments& arguments,
                             Language language) const {
  const auto found = words_.find(id);
  return found == words_.end() ? "" : fill(in(found->second.advice, language), arguments);
}

std::string say_mismatch(const Messages& messages, const Mismatch& mismatch, Language language) {
  Messages::Arguments arguments;
  for (const auto& [name, value] : mismatch.arguments) {
    arguments.emplace_back(name, value.text() != nullptr ? *value.text() : write_json(value));
  }
  if (mismatch.expected) {
    arguments.emplace_back("expected", write_json(*mismatch.expected));
  }
  if (mismatch.actual) {
    arguments.emplace_back("actual", write_json(*mismatch.actual));
  }
  return messages.say(mismatch.message, arguments, language);
}

std::string error_text(const Messages& messages, const Error& error, Language language) {
  const bool zh = language == Language::zh;
  std::string text =
      (zh ? "错误：" : "error: ") + messages.say(error.id, error.arguments, language);
  const Where& where = error.where;
  if (!where.file.empty()) {
    text += (zh ? "\n  位置 " : "\n  at ") + where.file;
    if (where.line != 0) {
      const std::string line = std::to_string(where.line);
      const std::string column = std::to_string(where.column);
      text += zh ? "，第" + line + "行第" + column + "列" : ", line " + line + ", column " + column;
    }
    if (!where.pointer.empty()) {
      text += (zh ? "，" : ", ") + where.pointer;
    }
  }
  const std::string advice = messages.advise(error.id, error.arguments, language);
  if (!advice.empty()) {
    text += (zh ? "\n  处理 " : "\n  do: ") + advice;
  }
  return text + '\n';
}

Value error_value(const Messages& messages, const Error& error) {
  Object arguments;
  for (const auto& [name, value] : error.arguments) {
    arguments.push_back({name, value});
  }
  Object object{{"error", error.id},
                {"en", messages.say(error.id, error.arguments, Language::en)},
                {"zh", messages.say(error.id, error.arguments, Language::zh)}};
  object.push_back(
      {"do", Object{{"en", messages.advise(error.id, error.arguments, Language::en)},
                    {"zh", messages.advise(error.id, error.arguments, Language::zh)}}});
  object.push_back({"arguments", std::move(arguments)});
  if (!error.where.file.empty()) {
    object.push_back({"file", error.where.file});
    object.push_back({"line", std::uint64_t{error.where.line}});
    object.push_back({"column", std::uint64_t{error.where.column}});
    object.push_back({"pointer", error.where.pointer});
  }
  return object;
}

}  // namespace touchstone
