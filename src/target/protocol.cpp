// SPDX-License-Identifier: Apache-2.0
#include "target/protocol.hpp"

#include <algorithm>

#include "json.hpp"
#include "target/printable.hpp"

namespace touchstone::adapter {
namespace {

constexpr std::int64_t REJECTED = -32001;
constexpr std::int64_t UNSUPPORTED = -32002;
constexpr std::int64_t METHOD_NOT_FOUND = -32601;
/// A buffer that had to grow beyond this for one line is given back.
constexpr std::size_t USUAL_CAPACITY = std::size_t{1} << 20;

/// An answer, or the message id of why it is none.
using Reading = std::variant<Answer, std::string>;

Reading read_rejection(const Value& error) {
  Answer answer = Answer::rejected({});
  const Value* data = error.find("data");
  const Value* reason = data == nullptr ? nullptr : data->find("reason");
  if (reason != nullptr && reason->text() != nullptr) {
    answer.value.set("reason", *reason);
  }
  for (const char* name : {"code", "message", "data"}) {
    if (const Value* member = error.find(name)) {
      answer.value.set(name, *member);
    }
  }
  return answer;
}

Reading read_unsupported(const Value& error) {
  const Value* data = error.find("data");
  const Value* what = data == nullptr ? nullptr : data->find("what");
  const Value* value = data == nullptr ? nullptr : data->find("value");
  if (what == nullptr || what->text() == nullptr || value == nullptr) {
    return "garbled-unsupported";
  }
  return Answer::unsupported(*what->text(), *value);
}

Reading read_error(const Value& error) {
  const Value* code = error.find("code");
  const Value* message = error.find("message");
  if (code == nullptr || !code->integer() || message == nullptr || message->text() == nullptr) {
    return "garbled-error";
  }
  switch (*code->integer()) {
    case REJECTED:
      return read_rejection(error);
    case UNSUPPORTED:
      return read_unsupported(error);
    case METHOD_NOT_FOUND:
      return Answer::unsupported("operation", {});
    default:
      return "garbled-error-code";
  }
}

Reading read_answer(const Value& message) {
  const Value* version = message.find("jsonrpc");
  if (version == nullptr || version->text() == nullptr || *version->text() != "2.0") {
    return "garbled-version";
  }
  const Value* result = message.find("result");
  const Value* error = message.find("error");
  if ((result == nullptr) == (error == nullptr)) {
    return result == nullptr ? "garbled-neither" : "garbled-both";
  }
  return error == nullptr ? Reading(Answer::result(*result)) : read_error(*error);
}

}  // namespace

std::string request_line(std::uint64_t id, std::string_view method, const Value& params) {
  std::string line = R"({"jsonrpc":"2.0","id":)" + std::to_string(id) + R"(,"method":)";
  append_json_string(line, method);
  line += R"(,"params":)";
  append_json(line, params);
  line += "}\n";
  return line;
}

std::string describe_line() {
  return request_line(DESCRIBE_ID, DESCRIBE, Object{{"protocols", Array{1}}});
}

std::variant<Response, Noise> read_response(std::string_view line) {
  const Result<Value> parsed = parse_json(line);
  if (!parsed) {
    return Noise{"garbled-not-json"};
  }
  if (parsed->object() == nullptr) {
    return Noise{"garbled-not-an-object"};
  }
  if (parsed->find("method") != nullptr) {
    return Noise{"garbled-request"};
  }
  const Value* id = parsed->find("id");
  if (id == nullptr || id->number() == nullptr) {
    return Noise{"garbled-id"};
  }
  Reading reading = read_answer(*parsed);
  if (const auto* why = std::get_if<std::string>(&reading)) {
    return Response{*id->number(), garbled(line, *why)};
  }
  return Response{*id->number(), std::get<Answer>(std::move(reading))};
}

Answer garbled(std::string_view line, std::string_view why) {
  Answer answer;
  answer.outcome = AnswerKind::garbled;
  answer.value = Object{{"text", printable_head(line, EVIDENCE_BYTES)}, {"why", why}};
  return answer;
}

void LineReader::feed(std::string_view bytes) {
  if (start_ > buffer_.size() / 2) {
    buffer_.erase(0, start_);
    scanned_ -= start_;
    start_ = 0;
    if (buffer_.size() < USUAL_CAPACITY && buffer_.capacity() > USUAL_CAPACITY) {
      buffer_.shrink_to_fit();
    }
  }
  buffer_ += bytes;
}

std::optional<LineReader::Line> LineReader::next() {
  while (true) {
    const std::size_t end = buffer_.find('\n', scanned_);
    const bool ended = end != std::string::npos;
    scanned_ = ended ? end : buffer_.size();
    const std::string_view text = std::string_view(buffer_).substr(start_, scanned_ - start_);
    const bool over_long = text.size() > limit_;
    if (!ended && !over_long && !skipping_) {
      return std::nullopt;
    }
    const bool skipped = skipping_;
    skipping_ = !ended;
    scanned_ += ended ? 1U : 0U;
    start_ = scanned_;
    if (!skipped) {
      return Line{over_long ? text.substr(0, EVIDENCE_BYTES) : text, over_long};
    }
    if (!ended) {
      return std::nullopt;
    }
  }
}

}  // namespace touchstone::adapter
