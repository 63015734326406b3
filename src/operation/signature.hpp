// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "call.hpp"

namespace touchstone {

inline constexpr std::string_view SIGNATURE_ALGORITHMS[] = {"sm2-sm3"};
inline constexpr std::string_view SIGNATURE_FORMATS[] = {"raw", "der"};

/// `signature.sign {algorithm, signature-format, private-key, signer-id?, message} -> {signature}`
Answer signature_sign(const Value& params);
/// `signature.sign-with-nonce {…, nonce} -> {signature}`
Answer signature_sign_with_nonce(const Value& params);
/// `signature.sign-digest-with-nonce {algorithm, signature-format, private-key, nonce, digest} ->
/// {signature}`
Answer signature_sign_digest_with_nonce(const Value& params);
/// `signature.verify {algorithm, signature-format, public-key, signer-id?, message, signature} ->
/// true`. What does not verify is rejected with the reason; the form of the signature is read
/// first, then the key.
Answer signature_verify(const Value& params);
/// `signature.verify-digest {algorithm, signature-format, public-key, digest, signature} -> true`
Answer signature_verify_digest(const Value& params);
/// `signature.encode {signature-format, r: bytes, s: bytes} -> {signature}`. The integers are
/// big-endian; raw refuses those of 2^256 and more as `r-out-of-range`, `s-out-of-range`.
Answer signature_encode(const Value& params);

}  // namespace touchstone
