// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace touchstone {

/// Where an error was found. `line` and `column` count from 1, 0 means unknown; `pointer` is a JSON
/// pointer (RFC 6901) into the file.
struct Where {
  std::string file{};
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::string pointer{};
};

/// A fault as data: the words live in `reports/messages.yaml` under `id`, in both languages, with a
/// `do` sentence; `{name}` in them is replaced by the argument of that name.
struct Error {
  std::string id{};
  std::vector<std::pair<std::string, std::string>> arguments{};
  Where where{};
};

/// An error that is only an id: the reason for which an operation rejects its input.
inline Error reason(std::string_view id) {
  return Error{std::string(id), {}, {}};
}

/// Collects every error of every file; nothing is thrown away because something else failed first.
using Diagnostics = std::vector<Error>;

/// A value or an `Error`. TODO(C++23): std::expected.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT

  explicit operator bool() const { return state_.index() == 0; }
  T& operator*() { return std::get<0>(state_); }
  const T& operator*() const { return std::get<0>(state_); }
  T* operator->() { return &std::get<0>(state_); }
  const T* operator->() const { return &std::get<0>(state_); }
  const Error& error() const { return std::get<1>(state_); }

 private:
  std::variant<T, Error> state_;
};

/// `Result` of a function that has nothing to return but may fail.
template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : failed_(true), error_(std::move(error)) {}  // NOLINT

  explicit operator bool() const { return !failed_; }
  const Error& error() const { return error_; }

 private:
  bool failed_ = false;
  Error error_{};
};

}  // namespace touchstone
