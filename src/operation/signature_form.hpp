// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "error.hpp"
#include "hex.hpp"

namespace touchstone {

/// An integer of any size: big-endian, without leading zero bytes, so that 0 is no byte.
struct Integer {
  bool negative = false;
  Bytes magnitude{};
};

/// The integer that `bytes` mean, big-endian and without a sign.
Integer unsigned_integer(BytesView bytes);

/// The two integers of a signature as they were written; no range is checked.
struct SignatureIntegers {
  Integer r{};
  Integer s{};
};

/// `raw`: r then s, 32 bytes each. Reason: `signature-wrong-length`.
Result<SignatureIntegers> decode_raw_signature(BytesView signature);
/// Both are below 2^256, as those of a decoded raw signature are.
Bytes encode_raw_signature(const SignatureIntegers& integers);

/// `der`: a SEQUENCE of two INTEGERs in the one encoding that DER allows (ITU-T X.690, 8 and 10).
/// Reasons: `signature-malformed` (no such SEQUENCE), `signature-not-der` (BER, but not the
/// shortest), `trailing-data` (after the SEQUENCE, or after s inside it).
Result<SignatureIntegers> decode_der_signature(BytesView signature);
/// Neither is negative.
Bytes encode_der_signature(const SignatureIntegers& integers);

}  // namespace touchstone
