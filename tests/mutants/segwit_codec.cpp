// SPDX-License-Identifier: Apache-2.0
#include "segwit_codec.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "mutant.hpp"
#include "operation/parameters.hpp"

namespace touchstone::mutants {
namespace {

constexpr std::int64_t LAST_VERSION = 16;

struct Witness {
  std::int64_t version = 0;
  Bytes program{};
};

/// Numbers of other bits: the whole ones, and the bits left over.
struct Regrouped {
  Bytes whole{};
  std::uint32_t rest = 0;
  unsigned left = 0;
};

Regrouped regroup(BytesView numbers, unsigned from, unsigned to) {
  Regrouped out;
  for (const std::uint8_t number : numbers) {
    out.rest = out.rest << from | number;
    for (out.left += from; out.left >= to;) {
      out.left -= to;
      out.whole.push_back(static_cast<std::uint8_t>(out.rest >> out.left));
      out.rest &= (1U << out.left) - 1;
    }
  }
  return out;
}

Bech32Variant variant_of(std::int64_t version) {
  return version == 0 ? Bech32Variant::bech32 : Bech32Variant::bech32m;
}

bool is_v0_length(std::size_t length) {
  return length == 20 || length == 32;
}

bool is_length(std::size_t length) {
  return length >= 2 && length <= 40;
}

const char* fault_of_version(const SegwitFaults& faults, std::int64_t version) {
  const bool refused = (version > LAST_VERSION && !faults.decodes_large_versions) ||
                       (version > 1 && faults.only_first_versions);
  return refused ? "witness-version-out-of-range" : nullptr;
}

const char* fault_of_program(const SegwitFaults& faults, const Witness& witness) {
  const std::size_t length = witness.program.size();
  if (!is_length(length) && !faults.decodes_any_length) {
    return "program-wrong-length";
  }
  const bool wrong = witness.version == 0 && !is_v0_length(length);
  return wrong && !faults.decodes_any_v0_length ? "program-wrong-length-for-version" : nullptr;
}

const char* fault_of_padding(const SegwitFaults& faults, const Regrouped& program) {
  if (program.left > 4 && !faults.ignores_padding_length) {
    return "padding-too-long";
  }
  return program.rest != 0 && !faults.ignores_padding_bits ? "padding-not-zero" : nullptr;
}

/// The variant of the right checksum is another than the one of the version.
bool is_wrong_variant(const SegwitFaults& faults, const Witness& witness,
                      std::optional<Bech32Variant> found) {
  const bool free =
      witness.version == 0 ? faults.v0_takes_either_variant : faults.later_take_either_variant;
  return found && *found != variant_of(witness.version) && !free;
}

/// The reason of a refusal, or nullptr. `data` is not empty.
const char* read_witness(const SegwitFaults& faults, BytesView data,
                         std::optional<Bech32Variant> found, Witness& witness) {
  witness.version = data.front();
  if (const char* fault = fault_of_version(faults, witness.version)) {
    return fault;
  }
  Regrouped program = regroup(data.subspan(1), 5, 8);
  if (const char* fault = fault_of_padding(faults, program)) {
    return fault;
  }
  witness.program = std::move(program.whole);
  if (const char* fault = fault_of_program(faults, witness)) {
    return fault;
  }
  if (faults.strips_zeros_of_v0 && witness.version == 0) {
    Bytes& bytes = witness.program;
    bytes.erase(bytes.begin(), std::find_if(bytes.begin(), bytes.end(),
                                            [](std::uint8_t byte) { return byte != 0; }));
  }
  return is_wrong_variant(faults, witness, found) ? "wrong-checksum-variant" : nullptr;
}

/// The variant whose checksum the text has.
std::optional<Bech32Variant> variant_found(const Bech32Reading& reading) {
  for (const auto variant : {Bech32Variant::bech32, Bech32Variant::bech32m}) {
    if (checksum_holds({}, reading, variant)) {
      return variant;
    }
  }
  return std::nullopt;
}

Answer decode(const SegwitFaults& faults, const Value& params) {
  Parameters read(params);
  const std::string_view hrp = read.text("hrp");
  const std::string_view address = read.text("address");
  if (read.refused()) {
    return read.refusal();
  }
  const Result<Bech32Reading> reading = read_bech32(faults.text, address);
  if (!reading) {
    return Answer::rejected(reading.error().id);
  }
  const std::optional<Bech32Variant> found = variant_found(*reading);
  if (!found && !faults.text.ignores_checksum) {
    return Answer::rejected("invalid-checksum");
  }
  if (reading->hrp != hrp && !faults.ignores_hrp) {
    return Answer::rejected("hrp-mismatch");
  }
  const Bytes data = reading->data();
  if (data.empty() && !faults.empty_is_version_zero) {
    return Answer::rejected("empty-data");
  }
  Witness witness;
  if (const char* fault = data.empty() ? nullptr : read_witness(faults, data, found, witness)) {
    return Answer::rejected(fault);
  }
  return Answer::result(
      Object{{"version", witness.version}, {"program", hex_text(witness.program)}});
}

const char* fault_of_encoding(const SegwitFaults& faults, const Witness& witness) {
  const std::size_t length = witness.program.size();
  const bool out = witness.version < 0 || witness.version > LAST_VERSION;
  if (out && !faults.cuts_version) {
    return "witness-version-out-of-range";
  }
  if (!is_length(length) && !faults.encodes_any_length) {
    return "program-wrong-length";
  }
  const bool wrong = witness.version == 0 && !is_v0_length(length);
  return wrong && !faults.encodes_any_v0_length ? "program-wrong-length-for-version" : nullptr;
}

Bech32Variant encoded_variant(const SegwitFaults& faults, std::int64_t version) {
  return faults.encodes_all_bech32    ? Bech32Variant::bech32
         : faults.encodes_all_bech32m ? Bech32Variant::bech32m
                                      : variant_of(version);
}

Answer encode(const SegwitFaults& faults, const Value& params) {
  Parameters read(params);
  const std::string_view hrp = read.text("hrp");
  Witness witness;
  witness.version = read.integer("version");
  witness.program = read.bytes("program");
  if (read.refused()) {
    return read.refusal();
  }
  if (const char* fault = fault_of_encoding(faults, witness)) {
    return Answer::rejected(fault);
  }
  witness.version &= 31;
  Regrouped program = regroup(witness.program, 8, 5);
  if (program.left > 0) {
    program.whole.push_back(static_cast<std::uint8_t>(program.rest << (5 - program.left)));
  }
  program.whole.insert(program.whole.begin(), static_cast<std::uint8_t>(witness.version));
  const auto text = write_bech32(faults.text, {std::string(hrp), std::move(program.whole),
                                               encoded_variant(faults, witness.version)});
  return text ? Answer::result(*text) : Answer::rejected(text.error().id);
}

}  // namespace

Answer segwit_answer(const SegwitFaults& faults, const Call& call) {
  return call.operation == "segwit-address.decode"   ? decode(faults, call.params)
         : call.operation == "segwit-address.encode" ? encode(faults, call.params)
                                                     : reference_answer(call);
}

}  // namespace touchstone::mutants
