// SPDX-License-Identifier: Apache-2.0
#include "operation/hash.hpp"

#include <openssl/evp.h>

#include <array>
#include <iterator>
#include <random>
#include <string>
#include <thread>

#include "ask.hpp"

using namespace touchstone;

namespace {

/// The names that OpenSSL has for `HASH_ALGORITHMS`; it has no Keccak-256.
constexpr const char* OPENSSL_NAMES[] = {nullptr,    "SHA224",     "SHA256",     "SHA384",
                                         "SHA512",   "SHA512-224", "SHA512-256", "SHA3-224",
                                         "SHA3-256", "SHA3-384",   "SHA3-512",   "SM3"};
static_assert(std::size(OPENSSL_NAMES) == std::size(HASH_ALGORITHMS));

Bytes openssl_digest(const char* name, BytesView message) {
  EVP_MD* algorithm = EVP_MD_fetch(nullptr, name, nullptr);
  BOOST_REQUIRE_MESSAGE(algorithm != nullptr, name);
  std::array<std::uint8_t, EVP_MAX_MD_SIZE> digest{};
  unsigned length = 0;
  BOOST_REQUIRE(
      EVP_Digest(message.data(), message.size(), digest.data(), &length, algorithm, nullptr) == 1);
  EVP_MD_free(algorithm);
  return {digest.begin(), digest.begin() + length};
}

Bytes pattern(std::size_t length) {
  Bytes message(length);
  for (std::size_t i = 0; i < length; ++i) {
    message[i] = static_cast<std::uint8_t>(i * 7 + 1);
  }
  return message;
}

std::string digest_of_abc(const char* algorithm) {
  return ask("hash.digest",
             std::string(R"({"message":"0x616263","algorithm":")") + algorithm + "\"}");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(hash_test)

BOOST_AUTO_TEST_CASE(published_examples) {
  BOOST_TEST(digest_of_abc("sm3") ==
             R"(result "0x66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0")");
  BOOST_TEST(digest_of_abc("sha-256") ==
             R"(result "0xba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")");
  BOOST_TEST(digest_of_abc("sha3-256") ==
             R"(result "0x3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532")");
  BOOST_TEST(digest_of_abc("keccak-256") ==
             R"(result "0x4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45")");
  BOOST_TEST(ask("hash.digest", R"({"algorithm":"keccak-256","message":"0x"})") ==
             R"(result "0xc5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470")");
}

BOOST_AUTO_TEST_CASE(openssl_agrees_at_every_length_of_two_blocks) {
  for (std::size_t i = 0; i < std::size(HASH_ALGORITHMS); ++i) {
    for (std::size_t length = 0; OPENSSL_NAMES[i] != nullptr && length <= 300; ++length) {
      const Bytes message = pattern(length);
      const Bytes expected = openssl_digest(OPENSSL_NAMES[i], message);
      hash_function(i).update(message);
      BOOST_TEST_REQUIRE((hash_function(i).finish() == expected),
                         HASH_ALGORITHMS[i] << " of " << length << " bytes");
      BOOST_TEST_REQUIRE((hash_function(i).digest(message) == expected),
                         HASH_ALGORITHMS[i] << " of " << length << " bytes");
    }
  }
}

BOOST_AUTO_TEST_CASE(chunks_give_the_digest_of_the_whole) {
  std::mt19937 random(1);
  for (const std::string_view algorithm : HASH_ALGORITHMS) {
    const Bytes message = pattern(500);
    std::string chunks = R"("0x")";
    for (std::size_t at = 0; at < message.size();) {
      const std::size_t size = std::min<std::size_t>(random() % 150, message.size() - at);
      chunks += ",\"" + hex_text(BytesView(message).subspan(at, size)) + '"';
      at += size;
    }
    const std::string name = R"({"algorithm":")" + std::string(algorithm) + '"';
    BOOST_TEST(ask("hash.digest-chunks", name + R"(,"chunks":[)" + chunks + "]}") ==
               ask("hash.digest", name + R"(,"message":")" + hex_text(message) + "\"}"));
    BOOST_TEST(ask("hash.digest-chunks", name + R"(,"chunks":[]})") ==
               ask("hash.digest", name + R"(,"message":"0x"})"));
  }
}

BOOST_AUTO_TEST_CASE(repetitions_give_the_digest_of_the_whole) {
  for (const std::size_t size : {1U, 3U, 64U, 65536U, 70000U}) {
    for (const std::size_t count : {0U, 1U, 2U, 3U, 100U}) {
      Bytes whole;
      const Bytes chunk = pattern(size);
      for (std::size_t i = 0; i < count; ++i) {
        whole.insert(whole.end(), chunk.begin(), chunk.end());
      }
      BOOST_TEST(ask("hash.digest-repeated", R"({"algorithm":"sm3","chunk":")" + hex_text(chunk) +
                                                 R"(","count":)" + std::to_string(count) + "}") ==
                 ask("hash.digest", R"({"algorithm":"sm3","message":")" + hex_text(whole) + "\"}"));
    }
  }
  BOOST_TEST(
      ask("hash.digest-repeated", R"({"algorithm":"sha-256","chunk":"0x61","count":1000000})") ==
      R"(result "0xcdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")");
}

BOOST_AUTO_TEST_CASE(repetitions_are_bounded) {
  const auto repeated = [](const char* rest) {
    return ask("hash.digest-repeated", std::string(R"({"algorithm":"sm3","chunk":)") + rest + "}");
  };
  BOOST_TEST(repeated(R"("0x61","count":17179869185)") == "rejected limit-exceeded");
  BOOST_TEST(repeated(R"("0x6161","count":9007199254740991)") == "rejected limit-exceeded");
  BOOST_TEST(repeated(R"("0x61","count":-1)") == "rejected out-of-range");
  BOOST_TEST(repeated(R"("0x","count":9007199254740991)") ==
             ask("hash.digest", R"({"algorithm":"sm3","message":"0x"})"));
}

BOOST_AUTO_TEST_CASE(refusals) {
  BOOST_TEST(ask("hash.digest", R"({"algorithm":"md5","message":"0x"})") ==
             R"(unsupported algorithm "md5")");
  BOOST_TEST(ask("hash.digest", R"({"algorithm":"sm3","message":"616263"})") ==
             "rejected wrong-type");
  BOOST_TEST(ask("hash.digest-chunks", R"({"algorithm":"sm3","chunks":"0x"})") ==
             "rejected wrong-type");
  BOOST_TEST(ask("hash.digest-repeated", R"({"algorithm":"sm3","chunk":"0x","count":"1"})") ==
             "rejected wrong-type");
}

BOOST_AUTO_TEST_CASE(threads_have_computations_of_their_own) {
  constexpr std::size_t SM3 = hash_algorithm("sm3");
  HashFunction& here = hash_function(SM3);
  here.update(bytes_view("a"));
  Bytes there;
  std::thread([&] {
    hash_function(SM3).update(bytes_view("abc"));
    there = hash_function(SM3).finish();
  }).join();
  here.update(bytes_view("bc"));
  BOOST_TEST((here.finish() == there));
}

BOOST_AUTO_TEST_SUITE_END()
