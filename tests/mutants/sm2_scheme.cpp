// SPDX-License-Identifier: Apache-2.0
#include "sm2_scheme.hpp"

#include <botan/mac.h>

#include <utility>

#include "mutant.hpp"
#include "operation/parameters.hpp"

namespace touchstone::mutants {

using Botan::BigInt;
using Botan::EC_Group;
using Botan::PointGFp;

namespace {

constexpr std::string_view FORMS[] = {"raw", "der"};

Bytes read_identifier(Parameters& read, const Sm2IdentityFaults& faults) {
  std::optional<Bytes> given = read.optional_bytes("signer-id");
  const BytesView text = bytes_view(faults.default_is_empty ? "" : "1234567812345678");
  if (!given || (given->empty() && faults.empty_is_default)) {
    return {text.begin(), text.end()};
  }
  return *std::move(given);
}

/// The nonce that the reference derives, so that the answers can be compared.
BigInt nonce_of(const EC_Group& group, const BigInt& private_key, const BigInt& e) {
  const auto mac = Botan::MessageAuthenticationCode::create_or_throw("HMAC(SHA-512)");
  mac->set_key(sm2_bytes(private_key));
  mac->update(sm2_bytes(e));
  const auto digest = mac->final();
  return BigInt(digest.data(), digest.size()) % (group.get_order() - 1) + 1;
}

class Sm2Call {
 public:
  Sm2Call(const Call& call, const Sm2Faults& faults)
      : call_(call), faults_(faults), group_(sm2_group(faults.curve)), read_(call.params) {}

  Answer za();
  Answer verify();
  Answer sign();

 private:
  bool has(std::string_view name) const { return call_.params.find(name) != nullptr; }
  /// e: given, or of the message.
  Result<BigInt> digest(const PointGFp& key);
  Result<void> verified(BytesView key, BytesView signature);
  Result<Sm2Integers> made(BytesView private_key);

  const Call& call_;
  const Sm2Faults& faults_;
  const EC_Group& group_;
  Parameters read_;
  Sm2Form form_{};
};

Answer Sm2Call::za() {
  const Bytes encoded = read_.bytes("public-key");
  const Bytes identifier = read_identifier(read_, faults_.identity);
  if (read_.refused()) {
    return read_.refusal();
  }
  const Result<PointGFp> key = read_sm2_key(group_, encoded, faults_.key);
  if (!key) {
    return Answer::rejected(key.error().id);
  }
  const Result<Bytes> z = sm2_identity(group_, *key, identifier, faults_.identity);
  return z ? Answer::result(hex_text(*z)) : Answer::rejected(z.error().id);
}

Result<BigInt> Sm2Call::digest(const PointGFp& key) {
  if (has("digest")) {
    const Bytes bytes = read_.bytes("digest");
    return BigInt(bytes.data(), bytes.size());
  }
  return sm2_message_digest(group_, key, read_identifier(read_, faults_.identity),
                            read_.bytes("message"), faults_.identity);
}

Result<void> Sm2Call::verified(BytesView key, BytesView signature) {
  const Result<Sm2Integers> integers = read_sm2_signature(form_, signature, faults_.form);
  if (!integers) {
    return integers.error();
  }
  const Result<PointGFp> point = read_sm2_key(group_, key, faults_.key);
  if (!point) {
    return point.error();
  }
  const Result<BigInt> e = digest(*point);
  return e ? verify_sm2(group_, *point, *e, *integers, faults_) : e.error();
}

Answer Sm2Call::verify() {
  form_ = static_cast<Sm2Form>(read_.choice("signature-format", FORMS));
  const Bytes key = read_.bytes("public-key");
  const Bytes signature = read_.bytes("signature");
  if (read_.refused()) {
    return read_.refusal();
  }
  const Result<void> valid = verified(key, signature);
  return valid ? Answer::result(true) : Answer::rejected(valid.error().id);
}

Result<Sm2Integers> Sm2Call::made(BytesView private_key) {
  const Result<BigInt> d = read_sm2_private_key(group_, private_key, faults_.signing);
  if (!d) {
    return d.error();
  }
  const Result<BigInt> given = has("nonce")
                                   ? read_sm2_nonce(group_, read_.bytes("nonce"), faults_.signing)
                                   : Result<BigInt>(BigInt(0));
  if (!given) {
    return given.error();
  }
  const Result<BigInt> e = digest(*d * group_.get_base_point());
  if (!e) {
    return e.error();
  }
  const BigInt nonce = has("nonce") ? *given : nonce_of(group_, *d, *e);
  return sign_sm2(group_, *d, *e, nonce, faults_.signing);
}

Answer Sm2Call::sign() {
  form_ = static_cast<Sm2Form>(read_.choice("signature-format", FORMS));
  const Bytes private_key = read_.bytes("private-key");
  if (read_.refused()) {
    return read_.refusal();
  }
  const Result<Sm2Integers> integers = made(private_key);
  if (!integers) {
    return Answer::rejected(integers.error().id);
  }
  const Bytes signature = write_sm2_signature(form_, *integers, faults_.form);
  return Answer::result(Object{{"signature", hex_text(signature)}});
}

}  // namespace

Answer sm2_answer(const Call& call, const Sm2Faults& faults) {
  if (call.operation == "sm2.za") {
    return Sm2Call(call, faults).za();
  }
  if (call.operation.starts_with("signature.verify")) {
    return Sm2Call(call, faults).verify();
  }
  if (call.operation.starts_with("signature.sign")) {
    return Sm2Call(call, faults).sign();
  }
  return reference_answer(call);
}

}  // namespace touchstone::mutants
