// SPDX-License-Identifier: Apache-2.0
#include "operation/signature.hpp"

#include <string>

#include "ask.hpp"

using namespace touchstone;

namespace {

const std::string ALGORITHM = R"({"algorithm":"sm2-sm3","signature-format":)";
const std::string PUBLIC_KEY =
    R"("public-key":"0x0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020)"
    R"(ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13")";
const std::string PRIVATE_KEY =
    R"("private-key":"0x3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8")";
const std::string NONCE =
    R"("nonce":"0x59276e27d506861a16680f3ad9c02dccef3cc1fa3cdbe4ce6d54b80deac1bc21")";
const std::string MESSAGE = R"("message":"0x6d65737361676520646967657374")";
const std::string SIGNER = R"("signer-id":"0x31323334353637383132333435363738")";
const std::string R = "f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3";
const std::string S = "b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa";
const std::string RAW = "0x" + R + S;
const std::string DER = "0x3046022100" + R + "022100" + S;
/// SM3(Z_A || message) of the published example.
const std::string DIGEST =
    R"("digest":"0xf0b43e94ba45accaace692ed534382eb17e6ab5a19ce7b31f4486fdfc0d28640")";

std::string verify(const std::string& format, const std::string& rest,
                   const std::string& signature) {
  return ask("signature.verify", ALGORITHM + '"' + format + "\"," + PUBLIC_KEY + ',' + rest +
                                     R"(,"signature":")" + signature + "\"}");
}

std::string result_of(const std::string& signature) {
  return R"(result {"signature":")" + signature + "\"}";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(signature_test)

BOOST_AUTO_TEST_CASE(verify_reads_the_form_it_is_told) {
  BOOST_TEST(verify("raw", SIGNER + ',' + MESSAGE, RAW) == "result true");
  BOOST_TEST(verify("der", SIGNER + ',' + MESSAGE, DER) == "result true");
  BOOST_TEST(verify("raw", SIGNER + ',' + MESSAGE, DER) == "rejected signature-wrong-length");
  BOOST_TEST(verify("der", SIGNER + ',' + MESSAGE, RAW) == "rejected signature-malformed");
  BOOST_TEST(verify("der", SIGNER + ',' + MESSAGE, DER + "00") == "rejected trailing-data");
  BOOST_TEST(verify("p1363", MESSAGE, RAW) == R"(unsupported signature-format "p1363")");
}

BOOST_AUTO_TEST_CASE(an_identifier_that_is_absent_is_the_default_one) {
  BOOST_TEST(verify("raw", MESSAGE, RAW) == "result true");
  BOOST_TEST(verify("raw", R"("signer-id":"0x",)" + MESSAGE, RAW) == "rejected signature-mismatch");
  BOOST_TEST(verify("raw", R"("signer-id":null,)" + MESSAGE, RAW) == "rejected wrong-type");
}

BOOST_AUTO_TEST_CASE(verify_digest) {
  const std::string params =
      ALGORITHM + R"("raw",)" + PUBLIC_KEY + R"(,"signature":")" + RAW + R"(",)" + DIGEST + "}";
  BOOST_TEST(ask("signature.verify-digest", params) == "result true");
}

BOOST_AUTO_TEST_CASE(sign_with_nonce_gives_the_published_signature) {
  const std::string rest = ',' + PRIVATE_KEY + ',' + NONCE + ',' + MESSAGE + ',' + SIGNER + '}';
  BOOST_TEST(ask("signature.sign-with-nonce", ALGORITHM + R"("raw")" + rest) == result_of(RAW));
  BOOST_TEST(ask("signature.sign-with-nonce", ALGORITHM + R"("der")" + rest) == result_of(DER));
}

BOOST_AUTO_TEST_CASE(sign_digest_with_nonce_gives_the_published_signature) {
  BOOST_TEST(ask("signature.sign-digest-with-nonce",
                 ALGORITHM + R"("raw",)" + PRIVATE_KEY + ',' + NONCE + ',' + DIGEST + '}') ==
             result_of(RAW));
}

BOOST_AUTO_TEST_CASE(what_is_signed_verifies) {
  for (const std::string format : {"raw", "der"}) {
    const std::string answer =
        ask("signature.sign", ALGORITHM + '"' + format + "\"," + PRIVATE_KEY + ',' + MESSAGE + '}');
    const std::size_t start = answer.find("0x");
    BOOST_REQUIRE(start != std::string::npos);
    const std::string signature = answer.substr(start, answer.rfind('"') - start);
    BOOST_TEST(verify(format, MESSAGE, signature) == "result true");
  }
  BOOST_TEST(ask("signature.sign", ALGORITHM + R"("raw","private-key":"0x00",)" + MESSAGE + '}') ==
             "rejected private-key-out-of-range");
}

BOOST_AUTO_TEST_CASE(two_integers_are_encoded) {
  const auto encode = [](const std::string& format, const std::string& r, const std::string& s) {
    return ask("signature.encode", R"({"signature-format":")" + format + R"(","r":"0x)" + r +
                                       R"(","s":"0x)" + s + "\"}");
  };
  BOOST_TEST(encode("raw", R, S) == result_of(RAW));
  BOOST_TEST(encode("der", R, S) == result_of(DER));
  BOOST_TEST(encode("raw", "01", "") ==
             result_of("0x" + std::string(62, '0') + "01" + std::string(64, '0')));
  BOOST_TEST(encode("der", "0001", "") == result_of("0x3006020101020100"));
  BOOST_TEST(encode("raw", "01" + R, S) == "rejected r-out-of-range");
  BOOST_TEST(encode("raw", R, "01" + S) == "rejected s-out-of-range");
  BOOST_TEST(encode("raw", "00" + R, "00" + S) == result_of(RAW));
}

BOOST_AUTO_TEST_SUITE_END()
