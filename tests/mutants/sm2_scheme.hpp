// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <botan/bigint.h>
#include <botan/ec_group.h>
#include <botan/point_gfp.h>

#include "call.hpp"
#include "error.hpp"
#include "hex.hpp"
#include "sm2_faults.hpp"

namespace touchstone::mutants {

// SM2 signatures once more, beside the reference, so that each part can be broken by itself. An
// `Error` is a refusal and its id the reason.

struct Sm2Integers {
  Botan::BigInt r{};
  Botan::BigInt s{};
};

enum class Sm2Form : std::uint8_t { raw, der };

const Botan::EC_Group& sm2_group(const Sm2CurveFaults& faults);
/// A coordinate of a point; 0 at infinity.
Botan::BigInt sm2_x(const Botan::PointGFp& point);
Botan::BigInt sm2_y(const Botan::PointGFp& point);
/// A number below 2^256 in 32 bytes.
Bytes sm2_bytes(const Botan::BigInt& number);

Result<Botan::PointGFp> read_sm2_key(const Botan::EC_Group& group, BytesView encoded,
                                     const Sm2KeyFaults& faults);

Result<Bytes> sm2_identity(const Botan::EC_Group& group, const Botan::PointGFp& key,
                           BytesView identifier, const Sm2IdentityFaults& faults);
/// e.
Result<Botan::BigInt> sm2_message_digest(const Botan::EC_Group& group, const Botan::PointGFp& key,
                                         BytesView identifier, BytesView message,
                                         const Sm2IdentityFaults& faults);

/// The numbers as they were written: of any size and sign.
Result<Sm2Integers> read_sm2_signature(Sm2Form form, BytesView signature,
                                       const Sm2FormFaults& faults);
Bytes write_sm2_signature(Sm2Form form, const Sm2Integers& integers, const Sm2FormFaults& faults);

Result<void> verify_sm2(const Botan::EC_Group& group, const Botan::PointGFp& key,
                        const Botan::BigInt& e, const Sm2Integers& signature,
                        const Sm2Faults& faults);

/// Checks as the signer does; the number of a nonce is not reduced.
Result<Botan::BigInt> read_sm2_private_key(const Botan::EC_Group& group, BytesView bytes,
                                           const Sm2SigningFaults& faults);
Result<Botan::BigInt> read_sm2_nonce(const Botan::EC_Group& group, BytesView bytes,
                                     const Sm2SigningFaults& faults);
Result<Sm2Integers> sign_sm2(const Botan::EC_Group& group, const Botan::BigInt& private_key,
                             const Botan::BigInt& e, const Botan::BigInt& nonce,
                             const Sm2SigningFaults& faults);

/// Answers `sm2.za`, `signature.sign…` and `signature.verify…`; other calls as the reference does.
Answer sm2_answer(const Call& call, const Sm2Faults& faults);

}  // namespace touchstone::mutants
