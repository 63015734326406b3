// SPDX-License-Identifier: Apache-2.0
#include "bech32_codec.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "mutant.hpp"
#include "operation/parameters.hpp"

namespace touchstone::mutants {
namespace {

constexpr std::string_view TABLE = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
constexpr std::size_t LONGEST = 90;
constexpr std::size_t CHECKSUM = 6;

Error reason(const char* name) {
  return Error{name, {}, {}};
}

std::uint32_t constant(Bech32Variant variant) {
  return variant == Bech32Variant::bech32 ? 1 : 0x2bc830a3;
}

bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

bool has_upper(std::string_view text) {
  return std::any_of(text.begin(), text.end(), is_upper);
}

bool is_mixed(std::string_view text) {
  return has_upper(text) && std::any_of(text.begin(), text.end(), is_lower);
}

bool is_printable(std::string_view hrp) {
  return std::all_of(hrp.begin(), hrp.end(), [](char c) { return c > ' ' && c <= '~'; });
}

std::string lowered(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return is_upper(c) ? static_cast<char>(c + 32) : c; });
  return lower;
}

std::uint32_t step(std::uint32_t sum, std::uint32_t value) {
  constexpr std::uint32_t GENERATOR[] = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd,
                                         0x2a1462b3};
  const std::uint32_t top = sum >> 25;
  sum = (sum & 0x1ffffff) << 5 ^ value;
  for (std::uint32_t bit = 0; bit < 5; ++bit) {
    sum ^= (top >> bit & 1) * GENERATOR[bit];
  }
  return sum;
}

std::uint32_t remainder(std::string_view hrp, BytesView values) {
  std::uint32_t sum = 1;
  for (const std::uint8_t c : bytes_view(hrp)) {
    sum = step(sum, c >> 5U);
  }
  sum = step(sum, 0);
  for (const std::uint8_t c : bytes_view(hrp)) {
    sum = step(sum, c & 31U);
  }
  for (const std::uint8_t value : values) {
    sum = step(sum, value);
  }
  return sum;
}

Bytes swapped(Bytes values) {
  for (std::uint8_t& value : values) {
    value = value == 27 ? 28 : value == 28 ? 27 : value;
  }
  return values;
}

const char* fault_of_hrp(const Bech32Faults& faults, std::string_view hrp, bool separated) {
  if (hrp.empty() && separated && !faults.decodes_empty_hrp) {
    return "empty-hrp";
  }
  return is_printable(hrp) || faults.decodes_any_hrp ? nullptr : "hrp-character-out-of-range";
}

const char* fault_of_parts(const Bech32Faults& faults, const Bech32Text& parts) {
  if (parts.hrp.empty() && !faults.encodes_empty_hrp) {
    return "empty-hrp";
  }
  if (!is_printable(parts.hrp) && !faults.encodes_any_hrp) {
    return "hrp-character-out-of-range";
  }
  if (is_mixed(parts.hrp)) {
    return "mixed-case";
  }
  const auto large = [](std::uint8_t value) { return value > 31; };
  if (std::any_of(parts.data.begin(), parts.data.end(), large) && !faults.cuts_values) {
    return "data-value-out-of-range";
  }
  const bool longer = parts.hrp.size() + 1 + parts.data.size() + CHECKSUM > LONGEST;
  return longer && !faults.encodes_long ? "too-long" : nullptr;
}

Result<Bytes> read_values(const Bech32Faults& faults, std::string_view characters) {
  if (characters.size() < CHECKSUM && !faults.decodes_short) {
    return reason("data-part-too-short");
  }
  Bytes values;
  for (const char c : lowered(characters)) {
    const std::size_t value = TABLE.find(c);
    if (value == std::string_view::npos && !faults.foreign_is_zero) {
      return reason("invalid-data-character");
    }
    values.push_back(static_cast<std::uint8_t>(value == std::string_view::npos ? 0 : value));
  }
  return values;
}

Answer decode(const Bech32Faults& faults, const Value& params) {
  Parameters read(params);
  const auto variant = static_cast<Bech32Variant>(read.choice("variant", BECH32_VARIANTS));
  const std::string_view text = read.text("text");
  if (read.refused()) {
    return read.refusal();
  }
  const Result<Bech32Reading> reading = read_bech32(faults, text);
  if (!reading) {
    return Answer::rejected(reading.error().id);
  }
  const bool either =
      faults.takes_either_variant && (checksum_holds(faults, *reading, Bech32Variant::bech32) ||
                                      checksum_holds(faults, *reading, Bech32Variant::bech32m));
  if (!either && !checksum_holds(faults, *reading, variant)) {
    return Answer::rejected("invalid-checksum");
  }
  const Bytes data = faults.decodes_swapped ? swapped(reading->data()) : reading->data();
  return Answer::result(Object{{"hrp", reading->hrp}, {"data", hex_text(data)}});
}

Answer encode(const Bech32Faults& faults, const Value& params) {
  Parameters read(params);
  const auto variant = static_cast<Bech32Variant>(read.choice("variant", BECH32_VARIANTS));
  const std::string_view hrp = read.text("hrp");
  Bytes data = read.bytes("data");
  if (read.refused()) {
    return read.refusal();
  }
  const auto text = write_bech32(faults, {std::string(hrp), std::move(data), variant});
  return text ? Answer::result(*text) : Answer::rejected(text.error().id);
}

}  // namespace

Bytes Bech32Reading::data() const {
  const std::size_t length = values.size() - std::min(values.size(), CHECKSUM);
  return {values.begin(), values.begin() + static_cast<std::ptrdiff_t>(length)};
}

Result<Bech32Reading> read_bech32(const Bech32Faults& faults, std::string_view text) {
  if (text.size() > LONGEST && !faults.decodes_long) {
    return reason("too-long");
  }
  if (is_mixed(text) && !faults.decodes_mixed_case) {
    return reason("mixed-case");
  }
  const std::size_t at = faults.first_separates ? text.find('1') : text.rfind('1');
  const bool separated = at != std::string_view::npos;
  if (!separated && !faults.needs_no_separator) {
    return reason("missing-separator");
  }
  Bech32Reading reading;
  reading.written = separated ? text.substr(0, at) : "";
  reading.hrp = lowered(reading.written);
  if (const char* fault = fault_of_hrp(faults, reading.hrp, separated)) {
    return reason(fault);
  }
  Result<Bytes> values = read_values(faults, separated ? text.substr(at + 1) : text);
  if (!values) {
    return values.error();
  }
  reading.values = std::move(*values);
  return faults.refuses_capitals && has_upper(text) ? reason("invalid-checksum")
                                                    : Result<Bech32Reading>(std::move(reading));
}

bool checksum_holds(const Bech32Faults& faults, const Bech32Reading& reading,
                    Bech32Variant variant) {
  if (faults.ignores_checksum) {
    return true;
  }
  const std::uint32_t mask = faults.ignores_high_bits ? 0x1ffffff : 0x3fffffff;
  const std::uint32_t off = remainder(reading.hrp, reading.values) ^ constant(variant);
  return (off & mask) == 0 || (faults.sums_hrp_as_written &&
                               remainder(reading.written, reading.values) == constant(variant));
}

Result<std::string> write_bech32(const Bech32Faults& faults, const Bech32Text& parts) {
  if (const char* fault = fault_of_parts(faults, parts)) {
    return reason(fault);
  }
  Bytes values = parts.data;
  std::for_each(values.begin(), values.end(), [](std::uint8_t& value) { value &= 31; });
  const std::string hrp = lowered(parts.hrp);
  std::string text = (faults.keeps_capitals ? parts.hrp : hrp) + '1';
  for (const std::uint8_t value : faults.encodes_swapped ? swapped(values) : values) {
    text += TABLE[value];
  }
  values.resize(values.size() + CHECKSUM);
  const std::uint32_t wrong = parts.variant == Bech32Variant::bech32 ? 0 : 1;
  const std::uint32_t sum =
      remainder(hrp, values) ^ (faults.encodes_wrong_constant ? wrong : constant(parts.variant));
  for (std::size_t i = CHECKSUM; i-- > 0;) {
    text += TABLE[sum >> 5 * i & 31];
  }
  return text;
}

Answer bech32_answer(const Bech32Faults& faults, const Call& call) {
  return call.operation == "bech32.decode"   ? decode(faults, call.params)
         : call.operation == "bech32.encode" ? encode(faults, call.params)
                                             : reference_answer(call);
}

}  // namespace touchstone::mutants
