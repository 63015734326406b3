// SPDX-License-Identifier: Apache-2.0
#include "operation/signature.hpp"

#include <cstddef>
#include <iterator>

#include "operation/parameters.hpp"
#include "operation/signature_form.hpp"
#include "operation/sm2.hpp"

namespace touchstone {

namespace {

/// In the order of `SIGNATURE_FORMATS`.
enum class Form : std::size_t { raw, der };
static_assert(std::size(SIGNATURE_FORMATS) == 2);
static_assert(std::size(SIGNATURE_ALGORITHMS) == 1, "every operation here computes with SM2");

Form read_form(Parameters& read) {
  return static_cast<Form>(read.choice("signature-format", SIGNATURE_FORMATS));
}

Bytes read_identifier(Parameters& read) {
  std::optional<Bytes> identifier = read.optional_bytes("signer-id");
  return identifier ? *std::move(identifier) : sm2_default_identifier();
}

Result<SignatureIntegers> decode(Form form, BytesView signature) {
  return form == Form::raw ? decode_raw_signature(signature) : decode_der_signature(signature);
}

Answer signed_answer(Form form, const Result<SignatureIntegers>& signature) {
  if (!signature) {
    return Answer::rejected(signature.error().id);
  }
  const Bytes encoded =
      form == Form::raw ? encode_raw_signature(*signature) : encode_der_signature(*signature);
  return Answer::result(Object{{"signature", hex_text(encoded)}});
}

Answer verified_answer(const Result<void>& verified) {
  return verified ? Answer::result(true) : Answer::rejected(verified.error().id);
}

}  // namespace

Answer signature_sign(const Value& params) {
  Parameters read(params);
  read.choice("algorithm", SIGNATURE_ALGORITHMS);
  const Form form = read_form(read);
  const Bytes private_key = read.bytes("private-key");
  const Bytes signer_id = read_identifier(read);
  const Bytes message = read.bytes("message");
  if (read.refused()) {
    return read.refusal();
  }
  return signed_answer(form, sm2_sign(private_key, signer_id, message));
}

Answer signature_sign_with_nonce(const Value& params) {
  Parameters read(params);
  read.choice("algorithm", SIGNATURE_ALGORITHMS);
  const Form form = read_form(read);
  const Bytes private_key = read.bytes("private-key");
  const Bytes nonce = read.bytes("nonce");
  const Bytes signer_id = read_identifier(read);
  const Bytes message = read.bytes("message");
  if (read.refused()) {
    return read.refusal();
  }
  return signed_answer(form, sm2_sign_with_nonce(private_key, signer_id, message, nonce));
}

Answer signature_sign_digest_with_nonce(const Value& params) {
  Parameters read(params);
  read.choice("algorithm", SIGNATURE_ALGORITHMS);
  const Form form = read_form(read);
  const Bytes private_key = read.bytes("private-key");
  const Bytes nonce = read.bytes("nonce");
  const Bytes digest = read.bytes("digest");
  if (read.refused()) {
    return read.refusal();
  }
  return signed_answer(form, sm2_sign_digest_with_nonce(private_key, digest, nonce));
}

Answer signature_verify(const Value& params) {
  Parameters read(params);
  read.choice("algorithm", SIGNATURE_ALGORITHMS);
  const Form form = read_form(read);
  const Bytes public_key = read.bytes("public-key");
  const Bytes signer_id = read_identifier(read);
  const Bytes message = read.bytes("message");
  const Bytes signature = read.bytes("signature");
  if (read.refused()) {
    return read.refusal();
  }
  const Result<SignatureIntegers> integers = decode(form, signature);
  if (!integers) {
    return Answer::rejected(integers.error().id);
  }
  return verified_answer(sm2_verify(public_key, signer_id, message, *integers));
}

Answer signature_verify_digest(const Value& params) {
  Parameters read(params);
  read.choice("algorithm", SIGNATURE_ALGORITHMS);
  const Form form = read_form(read);
  const Bytes public_key = read.bytes("public-key");
  const Bytes digest = read.bytes("digest");
  const Bytes signature = read.bytes("signature");
  if (read.refused()) {
    return read.refusal();
  }
  const Result<SignatureIntegers> integers = decode(form, signature);
  if (!integers) {
    return Answer::rejected(integers.error().id);
  }
  return verified_answer(sm2_verify_digest(public_key, digest, *integers));
}

Answer signature_encode(const Value& params) {
  constexpr std::size_t LONGEST_RAW = 32;
  Parameters read(params);
  const Form form = read_form(read);
  const Integer r = unsigned_integer(read.bytes("r"));
  const Integer s = unsigned_integer(read.bytes("s"));
  if (read.refused()) {
    return read.refusal();
  }
  if (form == Form::raw && r.magnitude.size() > LONGEST_RAW) {
    return Answer::rejected("r-out-of-range");
  }
  if (form == Form::raw && s.magnitude.size() > LONGEST_RAW) {
    return Answer::rejected("s-out-of-range");
  }
  return signed_answer(form, SignatureIntegers{r, s});
}

}  // namespace touchstone
