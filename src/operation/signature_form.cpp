// SPDX-License-Identifier: Apache-2.0
#include "operation/signature_form.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>

namespace touchstone {

namespace {

constexpr std::size_t HALF = 32;
constexpr std::uint8_t INTEGER = 0x02;
constexpr std::uint8_t SEQUENCE = 0x30;

void append_padded(Bytes& out, const Integer& integer) {
  out.insert(out.end(), HALF - integer.magnitude.size(), 0);
  out.insert(out.end(), integer.magnitude.begin(), integer.magnitude.end());
}

/// The length that stands at the start of `rest`, which is cut after it. X.690, 8.1.3 and 10.1.
Result<std::size_t> take_length(BytesView& rest) {
  if (rest.empty()) {
    return reason("signature-malformed");
  }
  const std::uint8_t first = rest.front();
  rest = rest.subspan(1);
  if (first < 0x80) {
    return std::size_t{first};
  }
  if (first == 0x80) {
    return reason("signature-not-der");
  }
  const std::size_t count = first & 0x7fU;
  if (count > rest.size()) {
    return reason("signature-malformed");
  }
  if (rest.front() == 0 || (count == 1 && rest.front() < 0x80)) {
    return reason("signature-not-der");
  }
  if (count > sizeof(std::size_t)) {
    return reason("signature-malformed");
  }
  std::size_t length = 0;
  for (const std::uint8_t byte : rest.first(count)) {
    length = length << 8 | byte;
  }
  rest = rest.subspan(count);
  return length;
}

/// The content of the element at the start of `rest`, which is cut after it.
Result<BytesView> take_element(BytesView& rest, std::uint8_t tag) {
  if (rest.empty() || rest.front() != tag) {
    return reason("signature-malformed");
  }
  rest = rest.subspan(1);
  const Result<std::size_t> length = take_length(rest);
  if (!length) {
    return length.error();
  }
  if (*length > rest.size()) {
    return reason("signature-malformed");
  }
  const BytesView content = rest.first(*length);
  rest = rest.subspan(*length);
  return content;
}

/// Two's complement; the nine first bits are not all equal. X.690, 8.3.
Result<Integer> take_integer(BytesView& rest) {
  const Result<BytesView> element = take_element(rest, INTEGER);
  if (!element) {
    return element.error();
  }
  const BytesView content = *element;
  if (content.empty()) {
    return reason("signature-malformed");
  }
  const bool negative = content.front() >= 0x80;
  if (content.size() > 1 && content.front() == (negative ? 0xff : 0) &&
      (content[1] >= 0x80) == negative) {
    return reason("signature-not-der");
  }
  if (!negative) {
    return unsigned_integer(content);
  }
  Bytes magnitude(content.begin(), content.end());
  unsigned carry = 1;
  for (auto byte = magnitude.rbegin(); byte != magnitude.rend(); ++byte) {
    const unsigned sum = (static_cast<unsigned>(*byte) ^ 0xffU) + carry;
    *byte = static_cast<std::uint8_t>(sum);
    carry = sum >> 8;
  }
  return Integer{true, unsigned_integer(magnitude).magnitude};
}

void append_element(Bytes& out, std::uint8_t tag, const Bytes& content) {
  out.push_back(tag);
  if (content.size() < 0x80) {
    out.push_back(static_cast<std::uint8_t>(content.size()));
  } else {
    Bytes octets;
    for (std::size_t left = content.size(); left > 0; left >>= 8) {
      octets.insert(octets.begin(), static_cast<std::uint8_t>(left));
    }
    out.push_back(static_cast<std::uint8_t>(0x80 + octets.size()));
    out.insert(out.end(), octets.begin(), octets.end());
  }
  out.insert(out.end(), content.begin(), content.end());
}

void append_integer(Bytes& out, const Integer& integer) {
  Bytes content = integer.magnitude;
  if (content.empty() || content.front() >= 0x80) {
    content.insert(content.begin(), 0);
  }
  append_element(out, INTEGER, content);
}

}  // namespace

Integer unsigned_integer(BytesView bytes) {
  const auto first =
      std::find_if(bytes.begin(), bytes.end(), [](std::uint8_t b) { return b != 0; });
  return {false, Bytes(first, bytes.end())};
}

Result<SignatureIntegers> decode_raw_signature(BytesView signature) {
  if (signature.size() != 2 * HALF) {
    return reason("signature-wrong-length");
  }
  return SignatureIntegers{unsigned_integer(signature.first(HALF)),
                           unsigned_integer(signature.last(HALF))};
}

Bytes encode_raw_signature(const SignatureIntegers& integers) {
  Bytes signature;
  append_padded(signature, integers.r);
  append_padded(signature, integers.s);
  return signature;
}

Result<SignatureIntegers> decode_der_signature(BytesView signature) {
  const Result<BytesView> sequence = take_element(signature, SEQUENCE);
  if (!sequence) {
    return sequence.error();
  }
  if (!signature.empty()) {
    return reason("trailing-data");
  }
  BytesView rest = *sequence;
  Result<Integer> r = take_integer(rest);
  if (!r) {
    return r.error();
  }
  Result<Integer> s = take_integer(rest);
  if (!s) {
    return s.error();
  }
  if (!rest.empty()) {
    return reason("trailing-data");
  }
  return SignatureIntegers{std::move(*r), std::move(*s)};
}

Bytes encode_der_signature(const SignatureIntegers& integers) {
  Bytes content;
  append_integer(content, integers.r);
  append_integer(content, integers.s);
  Bytes signature;
  append_element(signature, SEQUENCE, content);
  return signature;
}

}  // namespace touchstone
