// SPDX-License-Identifier: Apache-2.0
#include "ethereum_address_codec.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "hex.hpp"
#include "mutant.hpp"
#include "operation/hash.hpp"
#include "operation/parameters.hpp"

namespace touchstone::mutants {
namespace {

constexpr std::size_t WIDTH = 20;

bool is_digit(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

std::string lowered(std::string_view digits) {
  std::string lower(digits);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'F' ? static_cast<char>(c + 32) : c; });
  return lower;
}

char capital(char c) {
  return c >= 'a' && c <= 'f' ? static_cast<char>(c - 32) : c;
}

std::string capitals(std::string digits) {
  std::transform(digits.begin(), digits.end(), digits.begin(), capital);
  return digits;
}

/// `digits` in the case that the hash of `hashed` says.
std::string with_checksum(const EthereumAddressFaults& faults, std::string digits,
                          BytesView hashed) {
  HashFunction& keccak = hash_function(hash_algorithm("keccak-256"));
  keccak.update(hashed);
  const std::string digest = hex_digits(keccak.finish());
  const char threshold = faults.threshold_9 ? '9' : '8';
  for (std::size_t i = 0; i < digits.size(); ++i) {
    digits[i] = digest[i] >= threshold ? capital(digits[i]) : digits[i];
  }
  return digits;
}

Answer checksum(const EthereumAddressFaults& faults, const Value& params) {
  Parameters read(params);
  Bytes address = read.bytes("address");
  if (read.refused()) {
    return read.refusal();
  }
  if (address.size() != WIDTH && !faults.cuts_or_fills_bytes) {
    return Answer::rejected("wrong-length");
  }
  while (address.size() < WIDTH) {
    address.insert(address.begin(), 0);
  }
  address.erase(address.begin(), address.end() - WIDTH);
  const std::string digits = hex_digits(address);
  std::string text =
      with_checksum(faults, digits, faults.hashes_bytes ? BytesView(address) : bytes_view(digits));
  if (faults.last_place_small) {
    text.back() = digits.back();
  }
  if (faults.strips_zeros) {
    text.erase(0, std::min(text.find_first_not_of('0'), text.size()));
  }
  return Answer::result("0x" + text);
}

/// Whether the digits have a checksum, and another than they should.
bool is_wrong(const EthereumAddressFaults& faults, const std::string& digits,
              const std::string& lower) {
  const std::string upper = capitals(lower);
  const bool unchecked = lower == upper || faults.ignores_checksum ||
                         (digits == lower && !faults.checks_small) ||
                         (digits == upper && !faults.checks_capitals);
  return !unchecked && digits != with_checksum(faults, lower, bytes_view(lower));
}

const char* read_digits(const EthereumAddressFaults& faults, std::string_view text,
                        std::string& lower) {
  const bool prefixed =
      text.starts_with("0x") || (faults.prefix_optional && text.starts_with("0X"));
  if (!prefixed && !faults.prefix_optional) {
    return "invalid-prefix";
  }
  std::string digits(text.substr(prefixed ? 2 : 0));
  if (faults.cuts_text) {
    digits.resize(std::min(digits.size(), 2 * WIDTH));
  }
  if (digits.size() != 2 * WIDTH) {
    return "wrong-length";
  }
  lower = lowered(digits);
  if (!std::all_of(lower.begin(), lower.end(), is_digit)) {
    std::replace_if(
        lower.begin(), lower.end(), [](char c) { return !is_digit(c); }, '0');
    return faults.foreign_is_zero ? nullptr : "invalid-character";
  }
  if (faults.needs_letter && lower == capitals(lower)) {
    return "invalid-character";
  }
  return is_wrong(faults, digits, lower) ? "invalid-checksum" : nullptr;
}

Answer parse(const EthereumAddressFaults& faults, const Value& params) {
  Parameters read(params);
  const std::string_view text = read.text("text");
  if (read.refused()) {
    return read.refusal();
  }
  std::string lower;
  const char* fault = read_digits(faults, text, lower);
  return fault == nullptr ? Answer::result("0x" + lower) : Answer::rejected(fault);
}

}  // namespace

Answer ethereum_address_answer(const EthereumAddressFaults& faults, const Call& call) {
  return call.operation == "ethereum-address.checksum" ? checksum(faults, call.params)
         : call.operation == "ethereum-address.parse"  ? parse(faults, call.params)
                                                       : reference_answer(call);
}

}  // namespace touchstone::mutants
