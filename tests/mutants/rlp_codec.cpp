// SPDX-License-Identifier: Apache-2.0
#include "rlp_codec.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <utility>

#include "error.hpp"
#include "hex.hpp"
#include "mutant.hpp"
#include "operation/parameters.hpp"

namespace touchstone::mutants {
namespace {

constexpr std::size_t DEEPEST = 256;

Bytes stripped(Bytes bytes) {
  bytes.erase(bytes.begin(), std::find_if(bytes.begin(), bytes.end(),
                                          [](std::uint8_t byte) { return byte != 0; }));
  return bytes;
}

class Decoder {
 public:
  Decoder(const RlpFaults& faults, BytesView input) : faults_(faults), input_(input) {}

  Result<Value> read() {
    if (input_.empty()) {
      return faults_.empty_input_is_empty ? Result<Value>("0x") : refusal("empty-input");
    }
    Result<Value> item = read_item(input_.size(), 0);
    return item && at_ != input_.size() && !faults_.ignores_trailing_data ? refusal("trailing-data")
                                                                          : std::move(item);
  }

 private:
  static Error refusal(const char* reason) { return Error{reason, {}, {}}; }

  /// The item at `at_`, which lies before `end`, in `depth` lists.
  Result<Value> read_item(std::size_t end, std::size_t depth) {
    const std::uint8_t first = input_[at_];
    if (first < 0x80) {
      ++at_;
      return faults_.decodes_zero_as_empty && first == 0 ? Value("0x")
                                                         : Value(hex_text({&first, 1}));
    }
    const bool list = first >= 0xc0;
    std::size_t length = first - (list ? 0xc0U : 0x80U);
    ++at_;
    if (length > 55) {
      if (const char* fault = read_length(end, list, length)) {
        return refusal(fault);
      }
    }
    if (length > end - at_ && !may_go_beyond(end, list)) {
      return refusal(beyond(end));
    }
    length = std::min(length, input_.size() - at_);
    if (const char* fault = list ? fault_of_list(first, length, depth) : fault_of(first, length)) {
      return refusal(fault);
    }
    return list ? read_list(at_ + length, depth + 1) : read_string(first, length);
  }

  const char* read_length(std::size_t end, bool list, std::size_t& length) {
    const std::size_t size = length - 55;
    if (size > end - at_) {
      return faults_.calls_cut_length_non_minimal ? "non-minimal-length" : beyond(end);
    }
    const bool zero = input_[at_] == 0;
    if (zero && !(list ? faults_.takes_zero_before_length_of_list
                       : faults_.takes_zero_before_length_of_string)) {
      return "length-leading-zero";
    }
    length = 0;
    for (const std::uint8_t byte : input_.subspan(at_, size)) {
      length = length << 8 | byte;
    }
    length &= faults_.cuts_length_to_32_bits ? 0xffffffff : ~std::size_t{0};
    at_ += size;
    const bool lax =
        list ? faults_.takes_short_list_in_long_form : faults_.takes_short_string_in_long_form;
    return length > 55 || lax ? nullptr : "non-minimal-length";
  }

  const char* beyond(std::size_t end) const {
    return end == input_.size() ? "truncated" : "item-overruns-list";
  }

  bool may_go_beyond(std::size_t end, bool list) const {
    return end == input_.size() ? (list ? faults_.takes_cut_list : faults_.takes_cut_string)
                                : faults_.ignores_end_of_list;
  }

  const char* fault_of(std::uint8_t first, std::size_t length) const {
    if (first == 0x81 && length == 1 && input_[at_] < 0x80 && !faults_.takes_prefixed_byte) {
      return "non-canonical-single-byte";
    }
    return faults_.refuses_long_strings && length > 0xffff ? "truncated" : nullptr;
  }

  const char* fault_of_list(std::uint8_t first, std::size_t length, std::size_t depth) const {
    if ((faults_.refuses_f7 && first == 0xf7) || (faults_.refuses_long_lists && length > 0xff)) {
      return "truncated";
    }
    if (faults_.aborts_at_depth_500 && depth == 500) {
      std::abort();
    }
    const std::size_t deepest = faults_.refuses_depth_64 ? 64 : DEEPEST;
    return depth < deepest || faults_.aborts_at_depth_500 ? nullptr : "limit-exceeded";
  }

  Value read_string(std::uint8_t first, std::size_t length) {
    Bytes bytes(length);
    std::copy_n(input_.begin() + static_cast<std::ptrdiff_t>(at_), length, bytes.begin());
    at_ += length;
    if (faults_.loses_byte_of_b7 && first == 0xb7) {
      bytes.pop_back();
    }
    return hex_text(faults_.decodes_stripped && length > 1 ? stripped(bytes) : bytes);
  }

  Result<Value> read_list(std::size_t end, std::size_t depth) {
    Array items;
    while (at_ < end) {
      Result<Value> item = read_item(end, depth);
      if (!item) {
        return item;
      }
      items.push_back(std::move(*item));
    }
    return Value(std::move(items));
  }

  const RlpFaults& faults_;
  BytesView input_;
  std::size_t at_ = 0;
};

class Encoder {
 public:
  explicit Encoder(const RlpFaults& faults) : faults_(faults) {}

  /// The bytes of an item in `depth` lists, or the reason of a refusal.
  Result<Bytes> write(const Value& item, std::size_t depth) const {
    if (const Array* list = item.array()) {
      return write_list(*list, depth);
    }
    std::optional<Bytes> bytes = item.text() == nullptr ? std::nullopt : bytes_of(*item.text());
    return bytes ? write_string(std::move(*bytes)) : Result<Bytes>(Error{"wrong-type", {}, {}});
  }

 private:
  Result<Bytes> write_list(const Array& list, std::size_t depth) const {
    if (depth == DEEPEST) {
      return Error{"limit-exceeded", {}, {}};
    }
    Bytes payload;
    for (const Value& item : list) {
      Result<Bytes> bytes = write(item, depth + 1);
      if (!bytes) {
        return bytes;
      }
      payload.insert(payload.end(), bytes->begin(), bytes->end());
    }
    const std::size_t short_form =
        faults_.encodes_list_55_long ? 54 : (faults_.encodes_list_56_short ? 56 : 55);
    return with_head(0xc0, std::move(payload), short_form);
  }

  Bytes write_string(Bytes bytes) const {
    if (faults_.encodes_stripped && bytes.size() > 1) {
      bytes = stripped(std::move(bytes));
    }
    if (faults_.encodes_zero_as_empty && bytes == Bytes{0}) {
      return {0x80};
    }
    const unsigned itself = faults_.encodes_80_as_itself ? 0x80 : 0x7f;
    return bytes.size() == 1 && bytes.front() <= itself
               ? bytes
               : with_head(0x80, std::move(bytes), faults_.encodes_56_bytes_short ? 56 : 55);
  }

  static Bytes with_head(unsigned kind, Bytes payload, std::size_t short_form) {
    Bytes head;
    for (std::size_t left = payload.size(); payload.size() > short_form && left > 0; left >>= 8) {
      head.insert(head.begin(), static_cast<std::uint8_t>(left));
    }
    head.insert(head.begin(), static_cast<std::uint8_t>(
                                  kind + (head.empty() ? payload.size() : 55 + head.size())));
    payload.insert(payload.begin(), head.begin(), head.end());
    return payload;
  }

  const RlpFaults& faults_;
};

Answer decode(const RlpFaults& faults, const Value& params) {
  Parameters read(params);
  const Bytes encoded = read.bytes("encoded");
  if (read.refused()) {
    return read.refusal();
  }
  Result<Value> item = Decoder(faults, encoded).read();
  return item ? Answer::result(std::move(*item)) : Answer::rejected(item.error().id);
}

Answer encode(const RlpFaults& faults, const Value& params) {
  Parameters read(params);
  const Value& item = read.json("item");
  if (read.refused()) {
    return read.refusal();
  }
  const Result<Bytes> bytes = Encoder(faults).write(item, 0);
  return bytes ? Answer::result(hex_text(*bytes)) : Answer::rejected(bytes.error().id);
}

}  // namespace

Answer rlp_answer(const RlpFaults& faults, const Call& call) {
  return call.operation == "rlp.decode"   ? decode(faults, call.params)
         : call.operation == "rlp.encode" ? encode(faults, call.params)
                                          : reference_answer(call);
}

}  // namespace touchstone::mutants
