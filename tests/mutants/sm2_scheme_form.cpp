// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "sm2_scheme.hpp"

namespace touchstone::mutants {

using Botan::BigInt;

namespace {

constexpr std::size_t HALF = 32;

Error reason(const char* name) {
  return Error{name, {}, {}};
}

BigInt number(BytesView bytes) {
  return BigInt(bytes.data(), bytes.size());
}

Result<Sm2Integers> read_raw(BytesView signature, const Sm2FormFaults& faults) {
  const bool short_one = signature.size() < 2 * HALF && signature.size() > HALF;
  const bool taken = signature.size() == 2 * HALF || (faults.takes_short_raw && short_one) ||
                     (faults.takes_long_raw && signature.size() > 2 * HALF);
  if (!taken) {
    return reason("signature-wrong-length");
  }
  const BytesView rest = signature.subspan(HALF);
  return Sm2Integers{number(signature.first(HALF)),
                     number(rest.first(std::min(HALF, rest.size())))};
}

/// A reader of DER that stands before the next element.
struct Der {
  BytesView rest{};
  const Sm2FormFaults& faults;

  Result<std::size_t> length();
  Result<BytesView> element(std::uint8_t tag);
  Result<BigInt> integer();
};

Result<std::size_t> Der::length() {
  if (rest.empty()) {
    return reason("signature-malformed");
  }
  const std::size_t first = rest.front();
  rest = rest.subspan(1);
  if (first < 0x80) {
    return first;
  }
  BytesView octets = rest.first(std::min(rest.size(), first - 0x80));
  rest = rest.subspan(octets.size());
  if (first == 0x80) {
    return reason("signature-not-der");
  }
  if (octets.size() < first - 0x80) {
    return reason("signature-malformed");
  }
  if ((octets.front() == 0 || (octets.size() == 1 && octets.front() < 0x80)) &&
      !faults.takes_long_lengths) {
    return reason("signature-not-der");
  }
  const BigInt value = number(octets);
  return value.bits() > 32 ? reason("signature-malformed") : Result<std::size_t>(value.to_u32bit());
}

Result<BytesView> Der::element(std::uint8_t tag) {
  if (rest.empty() || (rest.front() != tag && !faults.takes_any_structure)) {
    return reason("signature-malformed");
  }
  rest = rest.subspan(1);
  const Result<std::size_t> stated = length();
  if (!stated) {
    return stated.error();
  }
  if (*stated > rest.size()) {
    return reason("signature-malformed");
  }
  const BytesView content = rest.first(*stated);
  rest = rest.subspan(*stated);
  return content;
}

Result<BigInt> Der::integer() {
  const Result<BytesView> element = this->element(0x02);
  if (!element) {
    return element.error();
  }
  const BytesView content = *element;
  if (content.empty()) {
    return reason("signature-malformed");
  }
  const bool negative = content.front() >= 0x80;
  if (content.size() > 1 && !faults.takes_extra_zeros) {
    const unsigned first_nine_bits = static_cast<unsigned>(content[0]) << 1 | content[1] >> 7;
    if (first_nine_bits == 0 || first_nine_bits == 0x1ff) {
      return reason("signature-not-der");
    }
  }
  const BigInt value = number(content);
  return negative && !faults.integers_unsigned ? value - BigInt::power_of_2(8 * content.size())
                                               : value;
}

Result<Sm2Integers> read_der(BytesView signature, const Sm2FormFaults& faults) {
  Der outer{signature, faults};
  const Result<BytesView> sequence = outer.element(0x30);
  if (!sequence) {
    return sequence.error();
  }
  if (!outer.rest.empty() && !faults.takes_trailing_data) {
    return reason("trailing-data");
  }
  Der inner{*sequence, faults};
  const Result<BigInt> r = inner.integer();
  if (!r) {
    return r.error();
  }
  const Result<BigInt> s = inner.integer();
  if (!s) {
    return s.error();
  }
  if (!inner.rest.empty() && !faults.takes_third_integer) {
    return reason("trailing-data");
  }
  return Sm2Integers{*r, *s};
}

Bytes shortest(const BigInt& value) {
  Bytes bytes(value.bytes());
  value.binary_encode(bytes.data());
  return bytes;
}

void append(Bytes& out, const Bytes& more) {
  out.insert(out.end(), more.begin(), more.end());
}

Bytes integer_content(const BigInt& value, const Sm2FormFaults& faults) {
  Bytes content = faults.writes_zeros ? sm2_bytes(value) : shortest(value);
  if (content.empty() || content.front() >= 0x80) {
    content.insert(content.begin(), 0);
  }
  return content;
}

/// No content here reaches 128 octets.
Bytes element(std::uint8_t tag, const Bytes& content) {
  Bytes bytes{tag, static_cast<std::uint8_t>(content.size())};
  append(bytes, content);
  return bytes;
}

}  // namespace

Result<Sm2Integers> read_sm2_signature(Sm2Form form, BytesView signature,
                                       const Sm2FormFaults& faults) {
  return form == Sm2Form::raw ? read_raw(signature, faults) : read_der(signature, faults);
}

Bytes write_sm2_signature(Sm2Form form, const Sm2Integers& integers, const Sm2FormFaults& faults) {
  Bytes content;
  for (const BigInt& value : {integers.r, integers.s}) {
    if (form == Sm2Form::raw) {
      append(content, faults.writes_short_raw ? shortest(value) : sm2_bytes(value));
    } else {
      append(content, element(0x02, integer_content(value, faults)));
    }
  }
  return form == Sm2Form::raw ? content : element(0x30, content);
}

}  // namespace touchstone::mutants
