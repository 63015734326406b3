// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "call.hpp"
#include "error.hpp"
#include "hex.hpp"
#include "operation/signature_form.hpp"

namespace touchstone {

/// SM2 signatures, GB/T 32918.2-2016, on the curve of GB/T 32918.5-2017. An `Error` here is a
/// refusal and its id the reason.

/// The identifier of a caller that gives none: 1234567812345678. GB/T 35276-2017, 10.
Bytes sm2_default_identifier();

/// Z_A, 32 bytes. 5.5. Reasons: `public-key-malformed`, `public-key-at-infinity`,
/// `coordinate-out-of-range`, `public-key-not-on-curve`, `signer-id-too-long` (over 8191 bytes).
Result<Bytes> sm2_identity_hash(BytesView public_key, BytesView signer_id);

/// Verification of `message`, 7.1. Reasons: those of `sm2_identity_hash` and of
/// `sm2_verify_digest`.
Result<void> sm2_verify(BytesView public_key, BytesView signer_id, BytesView message,
                        const SignatureIntegers& signature);

/// Verification from step B5 on, with e given in 32 bytes. Reasons: those of a public key,
/// `r-out-of-range`, `s-out-of-range`, `t-is-zero`, `signature-mismatch`; `wrong-length` if e is
/// not 32 bytes.
Result<void> sm2_verify_digest(BytesView public_key, BytesView digest,
                               const SignatureIntegers& signature);

/// Signature of `message`, 6.1, with the nonce derived from the key and the digest, so that two
/// runs give the same bytes. Reasons: `private-key-out-of-range` (also if it is not 32 bytes),
/// `signer-id-too-long`.
Result<SignatureIntegers> sm2_sign(BytesView private_key, BytesView signer_id, BytesView message);

/// The same with the nonce given. Further reasons: `nonce-out-of-range` (also if it is not
/// 32 bytes), `nonce-unusable` (the standard would draw another: r = 0, r + k = n or s = 0).
Result<SignatureIntegers> sm2_sign_with_nonce(BytesView private_key, BytesView signer_id,
                                              BytesView message, BytesView nonce);

/// The same with e given in 32 bytes; `wrong-length` if it is not.
Result<SignatureIntegers> sm2_sign_digest_with_nonce(BytesView private_key, BytesView digest,
                                                     BytesView nonce);

/// `sm2.za {public-key, signer-id?} -> bytes`
Answer sm2_za(const Value& params);

}  // namespace touchstone
