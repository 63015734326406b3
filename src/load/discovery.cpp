// SPDX-License-Identifier: Apache-2.0
#include "load/discovery.hpp"

#include <algorithm>
#include <atomic>
#include <fstream>
#include <optional>
#include <system_error>
#include <thread>

#include "digest.hpp"
#include "yaml.hpp"

namespace touchstone {
namespace {

namespace fs = std::filesystem;

constexpr unsigned MOST_THREADS = 8;
constexpr std::size_t FILES_OF_A_THREAD = 4;

std::optional<DataKind> kind_of(const fs::path& relative) {
  const std::string extension = relative.extension().string();
  if (extension != ".yaml" && extension != ".yml" && extension != ".json") {
    return std::nullopt;
  }
  for (const fs::path& part : relative) {
    if (part.string().starts_with('.')) {
      return std::nullopt;
    }
  }
  auto part = relative.begin();
  if (*part == "vectors") {
    return DataKind::cases;
  }
  ++part;
  return *part == "operations" ? std::optional(DataKind::operations)
         : *part == "profiles" ? std::optional(DataKind::profile)
         : *part == "schema"   ? std::nullopt
                               : std::optional(DataKind::standard);
}

void find_below(const fs::path& root, const fs::path& folder, std::vector<FoundFile>& found,
                Diagnostics& errors) {
  std::error_code code;
  fs::recursive_directory_iterator next(root / folder, code);
  for (; !code && next != fs::recursive_directory_iterator(); next.increment(code)) {
    const fs::path relative = next->path().lexically_relative(root);
    const auto kind = kind_of(relative);
    std::error_code broken;  // a link that leads nowhere is a file that cannot be read
    if (kind && !next->is_directory(broken) && !next->is_other(broken)) {
      FoundFile file;
      file.kind = *kind;
      file.path = next->path();
      file.relative = relative.generic_string();
      file.file = std::make_unique<DataFile>(file.path.lexically_normal().generic_string());
      found.push_back(std::move(file));
    }
  }
  if (code) {
    errors.push_back({"cannot-read", {{"path", (root / folder).generic_string()}}, {}});
  }
}

/// The bytes, at most one more than the limit so that the reader sees the excess.
std::optional<std::string> read_bytes(const fs::path& path, std::size_t limit) {
  std::error_code code;
  const std::uintmax_t size = fs::file_size(path, code);
  std::ifstream stream(path, std::ios::binary);
  if (code || !stream) {
    return std::nullopt;
  }
  std::string bytes(static_cast<std::size_t>(std::min<std::uintmax_t>(size, limit + 1)), '\0');
  stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(stream.gcount()));
  return bytes;
}

void read_file(FoundFile& found, const LoadLimits& limits) {
  const auto bytes = read_bytes(found.path, limits.file.bytes);
  if (!bytes) {
    found.file->add({"cannot-read", {{"path", found.file->path()}}, {}});
    return;
  }
  found.digest = sha256_hex(*bytes);
  Diagnostics errors;
  Result<Located> read = found.path.extension() == ".json"
                             ? parse_json_located(*bytes, limits.file)
                             : parse_yaml(*bytes, errors, limits.file);
  for (Error& error : errors) {
    found.file->add(std::move(error));
  }
  found.readable = static_cast<bool>(read);
  if (read) {
    found.file->set_content(*std::move(read));
  } else {
    found.file->add(read.error());
  }
}

/// Reading is most of the work and files do not know each other, so it is shared among threads.
void read_all(std::vector<FoundFile>& found, const LoadLimits& limits) {
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i = next++; i < found.size(); i = next++) {
      read_file(found[i], limits);
    }
  };
  const std::size_t wanted =
      std::min<std::size_t>(found.size() / FILES_OF_A_THREAD,
                            std::clamp(std::thread::hardware_concurrency(), 1U, MOST_THREADS) - 1);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < wanted; ++i) {
    threads.emplace_back(work);
  }
  work();
  for (std::thread& thread : threads) {
    thread.join();
  }
}

}  // namespace

std::vector<FoundFile> discover(const std::vector<fs::path>& roots, const LoadLimits& limits,
                                Diagnostics& errors) {
  std::vector<FoundFile> all;
  for (const fs::path& root : roots) {
    std::vector<FoundFile> found;
    bool any = false;
    for (const char* const folder : {"specs", "vectors"}) {
      std::error_code code;
      if (fs::is_directory(root / folder, code)) {
        any = true;
        find_below(root, folder, found, errors);
      }
    }
    if (!any) {
      errors.push_back({"no-data-folder", {{"path", root.generic_string()}}, {}});
    }
    std::sort(found.begin(), found.end(), [](const FoundFile& left, const FoundFile& right) {
      return left.relative < right.relative;
    });
    std::move(found.begin(), found.end(), std::back_inserter(all));
  }
  if (all.size() > limits.files) {
    errors.push_back({"too-many-files",
                      {{"n", std::to_string(all.size())}, {"limit", std::to_string(limits.files)}},
                      {}});
    all.resize(limits.files);
  }
  read_all(all, limits);
  return all;
}

}  // namespace touchstone
