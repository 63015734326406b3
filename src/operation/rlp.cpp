// SPDX-License-Identifier: Apache-2.0
#include "operation/rlp.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "error.hpp"
#include "operation/parameters.hpp"

namespace touchstone {

namespace {

constexpr std::size_t DEEPEST = 256;
constexpr std::uint8_t STRING = 0x80;
constexpr std::uint8_t LIST = 0xc0;
/// The longest payload whose length is in the first byte.
constexpr std::size_t LONGEST_SHORT = 55;

/// A header that was read: where the payload is.
struct Head {
  bool list = false;
  std::size_t start = 0;
  std::size_t length = 0;
};

class Decoder {
 public:
  explicit Decoder(BytesView input) : input_(input) {}

  Result<Value> read() {
    if (input_.empty()) {
      return Error{"empty-input", {}, {}};
    }
    Array top;
    if (const char* fault = read_items(top)) {
      return Error{fault, {}, {}};
    }
    return std::move(top.front());
  }

 private:
  /// A list whose items are being read, and where it ends.
  struct Open {
    Array items{};
    std::size_t end = 0;
  };

  /// The reason of a refusal, or nullptr. A stack of its own, so that no input costs ours.
  const char* read_items(Array& top) {
    std::vector<Open> open;
    do {
      const std::size_t end = open.empty() ? input_.size() : open.back().end;
      Array& items = open.empty() ? top : open.back().items;
      if (!open.empty() && at_ == end) {
        close(top, open);
        continue;
      }
      Head head;
      if (const char* fault = read_head(end, head)) {
        return fault;
      }
      at_ = head.start;
      if (head.list) {
        if (open.size() == DEEPEST) {
          return "limit-exceeded";
        }
        open.push_back({{}, head.start + head.length});
      } else {
        items.emplace_back(hex_text(input_.subspan(head.start, head.length)));
        at_ += head.length;
      }
    } while (!open.empty());
    return at_ == input_.size() ? nullptr : "trailing-data";
  }

  static void close(Array& top, std::vector<Open>& open) {
    Value list(std::move(open.back().items));
    open.pop_back();
    (open.empty() ? top : open.back().items).push_back(std::move(list));
  }

  const char* beyond(std::size_t end) const {
    return end == input_.size() ? "truncated" : "item-overruns-list";
  }

  const char* read_head(std::size_t end, Head& head) const {
    const std::uint8_t first = input_[at_];
    if (first < STRING) {
      head = {false, at_, 1};
      return nullptr;
    }
    head = {first >= LIST, at_ + 1, std::size_t{first} - (first >= LIST ? LIST : STRING)};
    if (head.length > LONGEST_SHORT) {
      if (const char* fault = read_length(end, head)) {
        return fault;
      }
    }
    if (head.length > end - head.start) {
      return beyond(end);
    }
    const bool single = first == STRING + 1 && input_[head.start] < STRING;
    return single ? "non-canonical-single-byte" : nullptr;
  }

  const char* read_length(std::size_t end, Head& head) const {
    const std::size_t size = head.length - LONGEST_SHORT;
    if (size > end - head.start) {
      return beyond(end);
    }
    if (input_[head.start] == 0) {
      return "length-leading-zero";
    }
    head.length = 0;
    for (const std::uint8_t byte : input_.subspan(head.start, size)) {
      head.length = head.length << 8 | byte;
    }
    head.start += size;
    return head.length > LONGEST_SHORT ? nullptr : "non-minimal-length";
  }

  BytesView input_;
  std::size_t at_ = 0;
};

static_assert(sizeof(std::size_t) == 8, "a length has up to eight bytes");

/// Writes from the end to the start, since the length of a payload stands before it.
class Encoder {
 public:
  /// The reason of a refusal, or nullptr.
  const char* write(const Value& item, std::size_t depth = 0) {
    if (const Array* list = item.array()) {
      return write_list(*list, depth);
    }
    const std::string* text = item.text();
    const std::optional<Bytes> bytes = text == nullptr ? std::nullopt : bytes_of(*text);
    if (!bytes) {
      return "wrong-type";
    }
    reversed_.insert(reversed_.end(), bytes->rbegin(), bytes->rend());
    if (bytes->size() != 1 || bytes->front() >= STRING) {
      write_head(STRING, bytes->size());
    }
    return nullptr;
  }

  Bytes finish() {
    std::reverse(reversed_.begin(), reversed_.end());
    return std::move(reversed_);
  }

 private:
  const char* write_list(const Array& list, std::size_t depth) {
    if (depth == DEEPEST) {
      return "limit-exceeded";
    }
    const std::size_t before = reversed_.size();
    for (auto item = list.rbegin(); item != list.rend(); ++item) {
      if (const char* fault = write(*item, depth + 1)) {
        return fault;
      }
    }
    write_head(LIST, reversed_.size() - before);
    return nullptr;
  }

  void write_head(std::uint8_t kind, std::size_t length) {
    if (length <= LONGEST_SHORT) {
      reversed_.push_back(static_cast<std::uint8_t>(kind + length));
      return;
    }
    std::size_t size = 0;
    for (std::size_t left = length; left > 0; left >>= 8) {
      reversed_.push_back(static_cast<std::uint8_t>(left));
      ++size;
    }
    reversed_.push_back(static_cast<std::uint8_t>(kind + LONGEST_SHORT + size));
  }

  Bytes reversed_{};
};

}  // namespace

Answer rlp_decode(const Value& params) {
  Parameters read(params);
  const Bytes encoded = read.bytes("encoded");
  if (read.refused()) {
    return read.refusal();
  }
  Result<Value> item = Decoder(encoded).read();
  return item ? Answer::result(std::move(*item)) : Answer::rejected(item.error().id);
}

Answer rlp_encode(const Value& params) {
  Parameters read(params);
  const Value& item = read.json("item");
  if (read.refused()) {
    return read.refusal();
  }
  Encoder encoder;
  if (const char* fault = encoder.write(item)) {
    return Answer::rejected(fault);
  }
  return Answer::result(hex_text(encoder.finish()));
}

}  // namespace touchstone
