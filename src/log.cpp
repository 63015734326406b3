// SPDX-License-Identifier: Apache-2.0
#include "log.hpp"

#include <system_error>

#include "digest.hpp"
#include "json.hpp"

namespace touchstone {
namespace {

constexpr std::size_t LARGEST_BODY = 4096;

Error cannot_write(const std::filesystem::path& path) {
  return {"cannot-write", {{"path", path.string()}}, {path.string(), 0, 0, {}}};
}

}  // namespace

Result<LogWriter> LogWriter::create(const std::filesystem::path& path, const Value& header) {
  LogWriter writer;
  writer.path_ = path;
  writer.stream_.open(path, std::ios::binary | std::ios::trunc);
  if (auto written = writer.write(write_json(header)); !written) {
    return written.error();
  }
  return writer;
}

Result<LogWriter> LogWriter::append(const std::filesystem::path& path, std::uint64_t offset) {
  std::error_code failed;
  std::filesystem::resize_file(path, offset, failed);
  LogWriter writer;
  writer.path_ = path;
  writer.stream_.open(path, std::ios::binary | std::ios::app);
  if (failed || !writer.stream_) {
    return cannot_write(path);
  }
  return writer;
}

Result<void> LogWriter::line(const ResultLine& line, const std::string& text) {
  if (auto written = write(text); !written) {
    return written;
  }
  if (observer) {
    observer(line);
  }
  return {};
}

Result<void> LogWriter::footer(const Value& footer) {
  return write(write_json(footer));
}

Result<void> LogWriter::write(const std::string& text) {
  stream_.write(text.data(), static_cast<std::streamsize>(text.size()));
  stream_.put('\n');
  stream_.flush();
  if (!stream_) {
    return cannot_write(path_);
  }
  return {};
}

BodyStore::BodyStore(const std::filesystem::path& results, std::size_t writer)
    : folder_(results), writer_(writer) {
  folder_.replace_extension(".d");
}

Result<void> BodyStore::spill(Array& evidence) {
  for (Value& entry : evidence) {
    for (const char* part : {"answer", "request"}) {
      Value* holder = entry.find(part);
      Value* body = holder == nullptr ? nullptr : holder->find(part[0] == 'a' ? "value" : "params");
      if (body != nullptr) {
        if (auto spilled = spill_value(*body); !spilled) {
          return spilled;
        }
      }
    }
  }
  return {};
}

Result<void> BodyStore::spill_value(Value& value) {
  const std::string text = write_json(value);
  if (text.size() <= LARGEST_BODY) {
    return {};
  }
  const std::string digest = sha256_hex(text);
  const std::filesystem::path file = folder_ / (digest + ".json");
  std::error_code failed;
  std::filesystem::create_directories(folder_, failed);
  if (!std::filesystem::exists(file, failed)) {
    // Written under another name first, so that a killed run leaves no half body behind.
    const std::filesystem::path partial = file.string() + '.' + std::to_string(writer_);
    std::ofstream stream(partial, std::ios::binary);
    stream << text;
    stream.close();
    if (!stream) {
      return cannot_write(partial);
    }
    std::filesystem::rename(partial, file, failed);
    if (failed) {
      return cannot_write(file);
    }
  }
  value = Object{{"sha256", digest}, {"bytes", std::uint64_t{text.size()}}};
  return {};
}

}  // namespace touchstone
