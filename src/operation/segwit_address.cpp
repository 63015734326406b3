// SPDX-License-Identifier: Apache-2.0
#include "operation/segwit_address.hpp"

#include <cstdint>
#include <string>
#include <utility>

#include "operation/bech32.hpp"
#include "operation/parameters.hpp"

namespace touchstone {

namespace {

constexpr std::int64_t LAST_VERSION = 16;

struct WitnessProgram {
  std::int64_t version = 0;
  Bytes program{};
};

Bech32Variant variant_of(std::int64_t version) {
  return version == 0 ? Bech32Variant::bech32 : Bech32Variant::bech32m;
}

const char* fault_of(const WitnessProgram& witness) {
  const std::size_t length = witness.program.size();
  if (witness.version < 0 || witness.version > LAST_VERSION) {
    return "witness-version-out-of-range";
  }
  if (length < 2 || length > 40) {
    return "program-wrong-length";
  }
  const bool known = length == 20 || length == 32;
  return witness.version == 0 && !known ? "program-wrong-length-for-version" : nullptr;
}

/// Regroups numbers of `from` bits into numbers of `to` bits. `rest` gets the bits left over, and
/// `left` how many they are.
Bytes regroup(BytesView numbers, unsigned from, unsigned to, unsigned& rest, unsigned& left) {
  Bytes groups;
  unsigned bits = 0;
  unsigned count = 0;
  for (const std::uint8_t number : numbers) {
    bits = (bits << from | number) & 0xfff;
    count += from;
    while (count >= to) {
      count -= to;
      groups.push_back(static_cast<std::uint8_t>(bits >> count & ((1U << to) - 1)));
    }
  }
  rest = bits & ((1U << count) - 1);
  left = count;
  return groups;
}

Result<WitnessProgram> read_program(const Bech32Text& parts) {
  if (parts.data.empty()) {
    return Error{"empty-data", {}, {}};
  }
  WitnessProgram witness;
  witness.version = parts.data.front();
  if (witness.version > LAST_VERSION) {
    return Error{"witness-version-out-of-range", {}, {}};
  }
  unsigned rest = 0;
  unsigned left = 0;
  witness.program = regroup(BytesView(parts.data).subspan(1), 5, 8, rest, left);
  if (left > 4) {
    return Error{"padding-too-long", {}, {}};
  }
  if (rest != 0) {
    return Error{"padding-not-zero", {}, {}};
  }
  if (const char* fault = fault_of(witness)) {
    return Error{fault, {}, {}};
  }
  if (parts.variant != variant_of(witness.version)) {
    return Error{"wrong-checksum-variant", {}, {}};
  }
  return witness;
}

Bytes address_data(const WitnessProgram& witness) {
  unsigned rest = 0;
  unsigned left = 0;
  Bytes data = regroup(witness.program, 8, 5, rest, left);
  if (left > 0) {
    data.push_back(static_cast<std::uint8_t>(rest << (5 - left)));
  }
  data.insert(data.begin(), static_cast<std::uint8_t>(witness.version));
  return data;
}

}  // namespace

Answer segwit_address_decode(const Value& params) {
  Parameters read(params);
  const std::string_view hrp = read.text("hrp");
  const std::string_view address = read.text("address");
  if (read.refused()) {
    return read.refusal();
  }
  const Result<Bech32Text> parts = bech32_text(address);
  if (!parts) {
    return Answer::rejected(parts.error().id);
  }
  if (parts->hrp != hrp) {
    return Answer::rejected("hrp-mismatch");
  }
  const Result<WitnessProgram> witness = read_program(*parts);
  if (!witness) {
    return Answer::rejected(witness.error().id);
  }
  return Answer::result(
      Object{{"version", witness->version}, {"program", hex_text(witness->program)}});
}

Answer segwit_address_encode(const Value& params) {
  Parameters read(params);
  const std::string_view hrp = read.text("hrp");
  WitnessProgram witness;
  witness.version = read.integer("version");
  witness.program = read.bytes("program");
  if (read.refused()) {
    return read.refusal();
  }
  if (const char* fault = fault_of(witness)) {
    return Answer::rejected(fault);
  }
  const Result<std::string> text =
      bech32_join({std::string(hrp), address_data(witness), variant_of(witness.version)});
  return text ? Answer::result(*text) : Answer::rejected(text.error().id);
}

}  // namespace touchstone
