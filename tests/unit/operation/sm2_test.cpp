// SPDX-License-Identifier: Apache-2.0
#include "operation/sm2.hpp"

#include <openssl/core_names.h>
#include <openssl/evp.h>

#include <boost/test/unit_test.hpp>
#include <memory>
#include <random>
#include <string>

using namespace touchstone;

namespace {

struct Free {
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
  void operator()(EVP_PKEY_CTX* context) const { EVP_PKEY_CTX_free(context); }
  void operator()(BIGNUM* number) const { BN_free(number); }
};
template <class T>
using Owned = std::unique_ptr<T, Free>;

/// A key pair and signatures of another library.
class OpensslKey {
 public:
  OpensslKey() : key_(EVP_PKEY_Q_keygen(nullptr, nullptr, "SM2")) {
    BOOST_REQUIRE(key_ != nullptr);
  }

  Bytes private_key() const {
    BIGNUM* number = nullptr;
    BOOST_REQUIRE(EVP_PKEY_get_bn_param(key_.get(), OSSL_PKEY_PARAM_PRIV_KEY, &number) == 1);
    const Owned<BIGNUM> owned(number);
    Bytes bytes(32);
    BN_bn2binpad(number, bytes.data(), 32);
    return bytes;
  }

  Bytes public_key() const {
    Bytes bytes(65);
    std::size_t length = 0;
    BOOST_REQUIRE(EVP_PKEY_get_octet_string_param(key_.get(), OSSL_PKEY_PARAM_PUB_KEY, bytes.data(),
                                                  bytes.size(), &length) == 1);
    BOOST_REQUIRE(length == 65U);
    return bytes;
  }

  Bytes sign(BytesView id, BytesView message) const {
    const Context context(*this, id);
    BOOST_REQUIRE(EVP_DigestSignInit(context.md(), nullptr, EVP_sm3(), nullptr, key_.get()) == 1);
    std::size_t length = 0;
    BOOST_REQUIRE(EVP_DigestSign(context.md(), nullptr, &length, message.data(), message.size()) ==
                  1);
    Bytes signature(length);
    BOOST_REQUIRE(EVP_DigestSign(context.md(), signature.data(), &length, message.data(),
                                 message.size()) == 1);
    signature.resize(length);
    return signature;
  }

  bool verify(BytesView id, BytesView message, BytesView signature) const {
    const Context context(*this, id);
    BOOST_REQUIRE(EVP_DigestVerifyInit(context.md(), nullptr, EVP_sm3(), nullptr, key_.get()) == 1);
    return EVP_DigestVerify(context.md(), signature.data(), signature.size(), message.data(),
                            message.size()) == 1;
  }

 private:
  class Context {
   public:
    Context(const OpensslKey& key, BytesView id)
        : md_(EVP_MD_CTX_new()), key_(EVP_PKEY_CTX_new(key.key_.get(), nullptr)) {
      BOOST_REQUIRE(EVP_PKEY_CTX_set1_id(key_.get(), id.data(), static_cast<int>(id.size())) == 1);
      EVP_MD_CTX_set_pkey_ctx(md_.get(), key_.get());
    }
    EVP_MD_CTX* md() const { return md_.get(); }

   private:
    Owned<EVP_MD_CTX> md_;
    Owned<EVP_PKEY_CTX> key_;
  };

  Owned<EVP_PKEY> key_;
};

Bytes bytes(const std::string& digits) {
  return bytes_of("0x" + digits).value();
}

Bytes random_bytes(std::mt19937& random, std::size_t length) {
  Bytes result(length);
  for (std::uint8_t& byte : result) {
    byte = static_cast<std::uint8_t>(random());
  }
  return result;
}

const Bytes KEY = bytes(
    "0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020"
    "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13");
const Bytes ZERO(32, 0);
const Bytes ORDER = bytes("fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123");
const Bytes ORDER_LESS_1 =
    bytes("fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54122");

std::string key_reason(const Bytes& key) {
  const Result<Bytes> za = sm2_identity_hash(key, sm2_default_identifier());
  return za ? "" : za.error().id;
}

void flip(std::uint8_t& byte, std::size_t bit) {
  byte = static_cast<std::uint8_t>(byte ^ 1U << bit);
}

Bytes with(Bytes changed, std::size_t at, std::uint8_t byte) {
  changed.at(at) = byte;
  return changed;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(sm2_test)

// GB/T 32918.5-2017, A.2.
BOOST_AUTO_TEST_CASE(published_example) {
  const Result<SignatureIntegers> signature = sm2_sign_with_nonce(
      bytes("3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8"),
      bytes_view("1234567812345678"), bytes_view("message digest"),
      bytes("59276e27d506861a16680f3ad9c02dccef3cc1fa3cdbe4ce6d54b80deac1bc21"));
  BOOST_REQUIRE(static_cast<bool>(signature));
  BOOST_TEST(hex_digits(encode_raw_signature(*signature)) ==
             "f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3"
             "b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa");
  BOOST_TEST(hex_digits(*sm2_identity_hash(KEY, sm2_default_identifier())) ==
             "b2e14c5c79c6df5b85f4fe7ed8db7a262b9da7e07ccb0ea9f4747b8ccda8a4f3");
}

BOOST_AUTO_TEST_CASE(what_openssl_signs_verifies) {
  std::mt19937 random(1);
  for (int turn = 0; turn < 40; ++turn) {
    const OpensslKey key;
    const Bytes id = random_bytes(random, 1 + random() % 40);
    Bytes message = random_bytes(random, 1 + random() % 200);
    const Result<SignatureIntegers> signature = decode_der_signature(key.sign(id, message));
    BOOST_REQUIRE(static_cast<bool>(signature));
    BOOST_TEST(static_cast<bool>(sm2_verify(key.public_key(), id, message, *signature)));
    flip(message.front(), random() % 8);
    BOOST_TEST(sm2_verify(key.public_key(), id, message, *signature).error().id ==
               "signature-mismatch");
  }
}

BOOST_AUTO_TEST_CASE(what_we_sign_openssl_verifies) {
  std::mt19937 random(2);
  for (int turn = 0; turn < 40; ++turn) {
    const OpensslKey key;
    const Bytes id = random_bytes(random, 1 + random() % 40);
    Bytes message = random_bytes(random, 1 + random() % 200);
    const Result<SignatureIntegers> signature = sm2_sign(key.private_key(), id, message);
    BOOST_REQUIRE(static_cast<bool>(signature));
    const Bytes der = encode_der_signature(*signature);
    BOOST_TEST(key.verify(id, message, der));
    flip(message.back(), random() % 8);
    BOOST_TEST(!key.verify(id, message, der));
  }
}

BOOST_AUTO_TEST_CASE(openssl_agrees_on_every_flipped_bit_of_a_signature) {
  const OpensslKey key;
  const Bytes id = sm2_default_identifier();
  const Bytes message = {1, 2, 3};
  const Bytes raw = encode_raw_signature(*sm2_sign(key.private_key(), id, message));
  for (std::size_t bit = 0; bit < 8 * raw.size(); ++bit) {
    Bytes flipped = raw;
    flip(flipped[bit / 8], bit % 8);
    const SignatureIntegers integers = *decode_raw_signature(flipped);
    BOOST_TEST(static_cast<bool>(sm2_verify(key.public_key(), id, message, integers)) ==
               key.verify(id, message, encode_der_signature(integers)));
  }
}

BOOST_AUTO_TEST_CASE(the_same_input_is_signed_alike) {
  const Bytes key = bytes("3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8");
  const Bytes id = sm2_default_identifier();
  const Bytes first = encode_raw_signature(*sm2_sign(key, id, Bytes{1}));
  BOOST_TEST((first == encode_raw_signature(*sm2_sign(key, id, Bytes{1}))));
  BOOST_TEST((first != encode_raw_signature(*sm2_sign(key, id, Bytes{2}))));
}

BOOST_AUTO_TEST_CASE(forms_of_a_public_key) {
  Bytes compressed(KEY.begin(), KEY.begin() + 33);
  compressed.front() = 3;
  const Bytes expected = *sm2_identity_hash(KEY, {});
  BOOST_TEST((*sm2_identity_hash(compressed, {}) == expected));
  BOOST_TEST((*sm2_identity_hash(with(KEY, 0, 7), {}) == expected));
  BOOST_TEST((*sm2_identity_hash(with(compressed, 0, 2), {}) != expected));
}

BOOST_AUTO_TEST_CASE(public_keys_refused) {
  Bytes longer = KEY;
  longer.push_back(0);
  Bytes compressed(KEY.begin(), KEY.begin() + 33);
  for (const Bytes& key : {Bytes{}, Bytes(KEY.begin(), KEY.end() - 1), longer, with(KEY, 0, 5),
                           with(KEY, 0, 6), with(KEY, 0, 2), with(KEY, 0, 0), compressed,
                           Bytes(KEY.begin() + 1, KEY.end()), Bytes{0, 0}, Bytes{1}}) {
    BOOST_TEST(key_reason(key) == "public-key-malformed", hex_text(key));
  }
  BOOST_TEST(key_reason(Bytes{0}) == "public-key-at-infinity");
  BOOST_TEST(key_reason(with(KEY, 64, 0x14)) == "public-key-not-on-curve");
  BOOST_TEST(key_reason(with(Bytes(65, 0), 0, 4)) == "public-key-not-on-curve");
  BOOST_TEST(key_reason(with(Bytes(65, 255), 0, 4)) == "coordinate-out-of-range");
  BOOST_TEST(key_reason(with(Bytes(33, 255), 0, 2)) == "coordinate-out-of-range");
}

BOOST_AUTO_TEST_CASE(an_x_without_a_point_is_refused) {
  unsigned with_point = 0;
  for (std::uint8_t x = 0; x < 100; ++x) {
    const std::string reason = key_reason(with(with(Bytes(33, 0), 0, 2), 32, x));
    BOOST_TEST((reason.empty() || reason == "public-key-not-on-curve"));
    with_point += reason.empty() ? 1U : 0U;
  }
  BOOST_TEST(with_point > 30U);
  BOOST_TEST(with_point < 70U);
}

BOOST_AUTO_TEST_CASE(the_length_of_an_identifier_is_bounded) {
  BOOST_TEST(static_cast<bool>(sm2_identity_hash(KEY, Bytes(8191, 0x41))));
  BOOST_TEST(sm2_identity_hash(KEY, Bytes(8192, 0x41)).error().id == "signer-id-too-long");
  BOOST_TEST(sm2_verify(KEY, Bytes(8192, 0x41), {}, {}).error().id == "signer-id-too-long");
  BOOST_TEST(sm2_sign(with(ZERO, 31, 1), Bytes(8192, 0x41), {}).error().id == "signer-id-too-long");
}

BOOST_AUTO_TEST_CASE(integers_out_of_range) {
  const auto reason = [](const SignatureIntegers& signature) {
    return sm2_verify_digest(KEY, Bytes(32, 1), signature).error().id;
  };
  const Integer one{false, {1}};
  for (const Integer& bad : {Integer{}, Integer{true, {1}}, unsigned_integer(ORDER),
                             Integer{false, Bytes(32, 255)}, Integer{false, Bytes(33, 1)}}) {
    BOOST_TEST(reason({bad, one}) == "r-out-of-range");
    BOOST_TEST(reason({one, bad}) == "s-out-of-range");
  }
  BOOST_TEST(reason({one, unsigned_integer(ORDER_LESS_1)}) == "t-is-zero");
  BOOST_TEST(reason({one, one}) == "signature-mismatch");
  BOOST_TEST(sm2_verify_digest(KEY, Bytes(31, 1), {one, one}).error().id == "wrong-length");
}

BOOST_AUTO_TEST_CASE(private_keys_out_of_range) {
  for (const Bytes& key : {Bytes{}, ZERO, ORDER_LESS_1, ORDER, Bytes(32, 255), Bytes(31, 1),
                           Bytes(33, 0), with(Bytes(33, 0), 32, 1)}) {
    BOOST_TEST(sm2_sign(key, {}, {}).error().id == "private-key-out-of-range");
    BOOST_TEST(sm2_sign_with_nonce(key, {}, {}, with(ZERO, 31, 1)).error().id ==
               "private-key-out-of-range");
    BOOST_TEST(sm2_sign_digest_with_nonce(key, ZERO, with(ZERO, 31, 1)).error().id ==
               "private-key-out-of-range");
  }
  BOOST_TEST(static_cast<bool>(sm2_sign(with(ZERO, 31, 1), {}, {})));
  BOOST_TEST(static_cast<bool>(sm2_sign(with(ORDER, 31, 0x21), {}, {})));
}

BOOST_AUTO_TEST_CASE(nonces_refused) {
  const Bytes key = with(ZERO, 31, 1);
  for (const Bytes& nonce : {ZERO, ORDER, Bytes(32, 255), Bytes(31, 1), Bytes(33, 0)}) {
    BOOST_TEST(sm2_sign_with_nonce(key, {}, {}, nonce).error().id == "nonce-out-of-range");
    BOOST_TEST(sm2_sign_digest_with_nonce(key, ZERO, nonce).error().id == "nonce-out-of-range");
  }
  BOOST_TEST(static_cast<bool>(sm2_sign_digest_with_nonce(key, ZERO, ORDER_LESS_1)));
  BOOST_TEST(sm2_sign_digest_with_nonce(key, Bytes(33, 0), key).error().id == "wrong-length");
}

// e = n - x_G gives r = 0 with the nonce 1, and e one less r = n - 1, which is -k;
// one more gives r = 1, and s = (k - rd) / 2 = 0 with the key 1.
BOOST_AUTO_TEST_CASE(a_nonce_that_leads_to_no_signature_is_unusable) {
  const Bytes one = with(ZERO, 31, 1);
  for (const char* digest : {"cd3b51d2e0e67ee6a066fbb995c6366ae220d3ab2f5ff949e261ae800688cc5c",
                             "cd3b51d2e0e67ee6a066fbb995c6366ae220d3ab2f5ff949e261ae800688cc5b",
                             "cd3b51d2e0e67ee6a066fbb995c6366ae220d3ab2f5ff949e261ae800688cc5d"}) {
    BOOST_TEST(sm2_sign_digest_with_nonce(one, bytes(digest), one).error().id == "nonce-unusable");
  }
}

BOOST_AUTO_TEST_SUITE_END()
