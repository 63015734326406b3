// SPDX-License-Identifier: Apache-2.0
// Everything that reads bytes or text of others: it ends, and what it takes is written again as it
// was read. The first byte chooses the reader.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "hex.hpp"
#include "operation/signature_form.hpp"
#include "operation/table.hpp"

using namespace touchstone;

namespace {

void check(bool holds, const char* what) {
  if (!holds) {
    std::fprintf(stderr, "%s\n", what);
    std::abort();
  }
}

Answer perform(const char* operation, Object params) {
  return reference_operation(operation)->perform(Value(std::move(params)));
}

bool accepted(const Answer& answer) {
  check(answer.outcome == AnswerKind::result || answer.outcome == AnswerKind::rejected,
        "neither accepted nor rejected");
  return answer.outcome == AnswerKind::result;
}

std::string lower_case(std::string text) {
  for (char& c : text) {
    c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  return text;
}

void rlp(BytesView bytes) {
  Answer item = perform("rlp.decode", {{"encoded", hex_text(bytes)}});
  if (accepted(item)) {
    const Answer again = perform("rlp.encode", {{"item", std::move(item.value)}});
    check(accepted(again) && *again.value.text() == hex_text(bytes), "rlp is not canonical");
  }
}

void bech32(const char* variant, const std::string& text) {
  Answer parts = perform("bech32.decode", {{"variant", variant}, {"text", text}});
  if (accepted(parts)) {
    parts.value.set("variant", variant);
    const Answer again = reference_operation("bech32.encode")->perform(parts.value);
    check(accepted(again) && *again.value.text() == lower_case(text), "bech32 differs");
  }
}

void segwit_address(const std::string& text) {
  Answer parts = perform("segwit-address.decode", {{"hrp", "bc"}, {"address", text}});
  if (accepted(parts)) {
    parts.value.set("hrp", "bc");
    const Answer again = reference_operation("segwit-address.encode")->perform(parts.value);
    check(accepted(again) && *again.value.text() == lower_case(text), "the address differs");
  }
}

void ethereum_address(const std::string& text) {
  const Answer address = perform("ethereum-address.parse", {{"text", text}});
  if (accepted(address)) {
    const Answer again = perform("ethereum-address.checksum", {{"address", address.value}});
    check(accepted(again) && lower_case(*again.value.text()) == lower_case(text),
          "the address differs");
  }
}

void der_signature(BytesView bytes) {
  const Result<SignatureIntegers> signature = decode_der_signature(bytes);
  if (signature && !signature->r.negative && !signature->s.negative) {
    const Bytes again = encode_der_signature(*signature);
    check(std::equal(again.begin(), again.end(), bytes.begin(), bytes.end()), "DER is ambiguous");
  }
}

void sm2_signature(BytesView bytes) {
  const std::size_t key =
      bytes.empty() ? 0 : std::min<std::size_t>(bytes.front(), bytes.size() - 1);
  const BytesView rest = bytes.empty() ? bytes : bytes.subspan(1);
  accepted(perform("signature.verify", {{"algorithm", "sm2-sm3"},
                                        {"signature-format", "der"},
                                        {"public-key", hex_text(rest.first(key))},
                                        {"message", "0x"},
                                        {"signature", hex_text(rest.subspan(key))}}));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) {
    return 0;
  }
  const BytesView bytes(data + 1, size - 1);
  const std::string text(bytes.begin(), bytes.end());
  switch (data[0] % 7) {
    case 0:
      rlp(bytes);
      break;
    case 1:
      bech32("bech32", text);
      break;
    case 2:
      bech32("bech32m", text);
      break;
    case 3:
      segwit_address(text);
      break;
    case 4:
      ethereum_address(text);
      break;
    case 5:
      der_signature(bytes);
      break;
    default:
      sm2_signature(bytes);
      break;
  }
  return 0;
}
