// SPDX-License-Identifier: Apache-2.0
#include "operation/bech32.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "operation/parameters.hpp"

namespace touchstone {

namespace {

constexpr std::string_view ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
constexpr std::size_t LONGEST = 90;
constexpr std::size_t CHECKSUM = 6;
/// In the order of `Bech32Variant`.
constexpr std::uint32_t FINAL[] = {1, 0x2bc830a3};

bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    c = is_upper(c) ? static_cast<char>(c + ('a' - 'A')) : c;
  }
  return lower;
}

bool mixed_case(std::string_view text) {
  return std::any_of(text.begin(), text.end(), is_lower) &&
         std::any_of(text.begin(), text.end(), is_upper);
}

bool printable(std::string_view hrp) {
  return std::all_of(hrp.begin(), hrp.end(), [](char c) { return c >= 33 && c <= 126; });
}

/// The remainder of a polynomial over GF(32) by the generator of BIP-173.
class Remainder {
 public:
  void add(std::uint32_t value) {
    constexpr std::uint32_t GENERATOR[] = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd,
                                           0x2a1462b3};
    const std::uint32_t top = state_ >> 25;
    state_ = (state_ & 0x1ffffff) << 5 ^ value;
    for (std::uint32_t bit = 0; bit < 5; ++bit) {
      state_ ^= (top >> bit & 1) != 0 ? GENERATOR[bit] : 0;
    }
  }
  void add_hrp(std::string_view hrp) {
    for (const char c : hrp) {
      add(static_cast<std::uint32_t>(c) >> 5);
    }
    add(0);
    for (const char c : hrp) {
      add(static_cast<std::uint32_t>(c) & 31);
    }
  }
  void add_all(BytesView values) {
    for (const std::uint8_t value : values) {
      add(value);
    }
  }
  std::uint32_t state() const { return state_; }

 private:
  std::uint32_t state_ = 1;
};

Result<Bytes> read_values(std::string_view characters) {
  Bytes values;
  for (const char c : characters) {
    const std::size_t value = ALPHABET.find(c);
    if (value == std::string_view::npos) {
      return reason("invalid-data-character");
    }
    values.push_back(static_cast<std::uint8_t>(value));
  }
  return values;
}

const char* fault_of_form(std::string_view text) {
  if (text.size() > LONGEST) {
    return "too-long";
  }
  if (mixed_case(text)) {
    return "mixed-case";
  }
  const std::size_t separator = text.rfind('1');
  if (separator == std::string_view::npos) {
    return "missing-separator";
  }
  if (separator == 0) {
    return "empty-hrp";
  }
  if (!printable(text.substr(0, separator))) {
    return "hrp-character-out-of-range";
  }
  return text.size() - separator - 1 < CHECKSUM ? "data-part-too-short" : nullptr;
}

const char* fault_of_parts(const Bech32Text& parts) {
  if (parts.hrp.empty()) {
    return "empty-hrp";
  }
  if (!printable(parts.hrp)) {
    return "hrp-character-out-of-range";
  }
  if (mixed_case(parts.hrp)) {
    return "mixed-case";
  }
  if (std::any_of(parts.data.begin(), parts.data.end(), [](std::uint8_t v) { return v > 31; })) {
    return "data-value-out-of-range";
  }
  return parts.hrp.size() + 1 + parts.data.size() + CHECKSUM > LONGEST ? "too-long" : nullptr;
}

}  // namespace

Result<Bech32Text> bech32_text(std::string_view text) {
  if (const char* fault = fault_of_form(text)) {
    return reason(fault);
  }
  const std::string lower = lower_case(text);
  const std::size_t separator = lower.rfind('1');
  Bech32Text parts;
  parts.hrp = lower.substr(0, separator);
  Result<Bytes> values = read_values(std::string_view(lower).substr(separator + 1));
  if (!values) {
    return values.error();
  }
  Remainder remainder;
  remainder.add_hrp(parts.hrp);
  remainder.add_all(*values);
  const auto* variant = std::find(std::begin(FINAL), std::end(FINAL), remainder.state());
  if (variant == std::end(FINAL)) {
    return reason("invalid-checksum");
  }
  parts.variant = static_cast<Bech32Variant>(variant - std::begin(FINAL));
  parts.data.assign(values->begin(), values->end() - CHECKSUM);
  return parts;
}

Result<std::string> bech32_join(const Bech32Text& parts) {
  if (const char* fault = fault_of_parts(parts)) {
    return reason(fault);
  }
  std::string text = lower_case(parts.hrp);
  Remainder remainder;
  remainder.add_hrp(text);
  remainder.add_all(parts.data);
  remainder.add_all(std::array<std::uint8_t, CHECKSUM>{});
  text += '1';
  for (const std::uint8_t value : parts.data) {
    text += ALPHABET[value];
  }
  const std::uint32_t checksum = remainder.state() ^ FINAL[static_cast<std::size_t>(parts.variant)];
  for (std::size_t i = 0; i < CHECKSUM; ++i) {
    text += ALPHABET[checksum >> 5 * (CHECKSUM - 1 - i) & 31];
  }
  return text;
}

Answer bech32_decode(const Value& params) {
  Parameters read(params);
  const auto variant = static_cast<Bech32Variant>(read.choice("variant", BECH32_VARIANTS));
  const std::string_view text = read.text("text");
  if (read.refused()) {
    return read.refusal();
  }
  const Result<Bech32Text> parts = bech32_text(text);
  if (!parts) {
    return Answer::rejected(parts.error().id);
  }
  if (parts->variant != variant) {
    return Answer::rejected("invalid-checksum");
  }
  return Answer::result(Object{{"hrp", parts->hrp}, {"data", hex_text(parts->data)}});
}

Answer bech32_encode(const Value& params) {
  Parameters read(params);
  const auto variant = static_cast<Bech32Variant>(read.choice("variant", BECH32_VARIANTS));
  const std::string_view hrp = read.text("hrp");
  Bytes data = read.bytes("data");
  if (read.refused()) {
    return read.refusal();
  }
  const Result<std::string> text = bech32_join({std::string(hrp), std::move(data), variant});
  return text ? Answer::result(*text) : Answer::rejected(text.error().id);
}

}  // namespace touchstone
