// SPDX-License-Identifier: Apache-2.0
#include "operation/signature_form.hpp"

#include <boost/test/unit_test.hpp>
#include <random>
#include <string>

using namespace touchstone;

namespace {

Bytes bytes(const std::string& digits) {
  return bytes_of("0x" + digits).value();
}

/// The integers, as `-` and digits, or the reason.
std::string read_der(const std::string& digits) {
  const Result<SignatureIntegers> read = decode_der_signature(bytes(digits));
  if (!read) {
    return read.error().id;
  }
  const auto text = [](const Integer& i) {
    return (i.negative ? "-" : "") + hex_digits(i.magnitude);
  };
  return text(read->r) + ' ' + text(read->s);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(signature_form_test)

BOOST_AUTO_TEST_CASE(an_integer_has_no_leading_zeros) {
  BOOST_TEST((unsigned_integer(bytes("000001")).magnitude == Bytes{1}));
  BOOST_TEST(unsigned_integer(bytes("0000")).magnitude.empty());
  BOOST_TEST(unsigned_integer({}).magnitude.empty());
}

BOOST_AUTO_TEST_CASE(raw_is_sixty_four_bytes) {
  const Bytes signature = bytes(std::string(62, '0') + "01" + std::string(62, '0') + "80");
  const Result<SignatureIntegers> read = decode_raw_signature(signature);
  BOOST_REQUIRE(static_cast<bool>(read));
  BOOST_TEST((read->r.magnitude == Bytes{1}));
  BOOST_TEST((read->s.magnitude == Bytes{0x80}));
  BOOST_TEST((encode_raw_signature(*read) == signature));
  for (const std::size_t length : {0U, 1U, 32U, 63U, 65U, 66U, 128U}) {
    BOOST_TEST(decode_raw_signature(Bytes(length, 1)).error().id == "signature-wrong-length");
  }
}

BOOST_AUTO_TEST_CASE(der_of_two_integers) {
  BOOST_TEST(read_der("3006020101020102") == "01 02");
  BOOST_TEST(read_der("3006020100020102") == " 02");
  BOOST_TEST(read_der("300702020080020101") == "80 01");
  BOOST_TEST(read_der("30060201ff020180") == "-01 -80");
  BOOST_TEST(read_der("30080202ff7f02020100") == "-81 0100");
}

BOOST_AUTO_TEST_CASE(what_is_no_sequence_of_two_integers_is_malformed) {
  for (const char* text : {"",
                           "30",
                           "3006",
                           "30050201010201",
                           "3000",
                           "3003020101",
                           "3106020101020102",
                           "3006030101020102",
                           "3006020101030102",
                           "3006220101020102",
                           "3005020002017f",
                           "300602010102",
                           "30060201010202",
                           "3088ffffffffffffffff020101020102",
                           "3089ffffffffffffffffff020101020102",
                           "30ff020101020102",
                           "3082",
                           "308201",
                           "30050201010281",
                           "06020101020102"}) {
    BOOST_TEST(read_der(text) == "signature-malformed", text);
  }
}

BOOST_AUTO_TEST_CASE(what_ber_alone_allows_is_not_der) {
  for (const char* text :
       {"308106020101020102", "30820006020101020102", "3080020101020102", "30800201010201020000",
        "300702020001020102", "30070202ffff020102", "300702810101020102", "300702010102810102",
        "30070201010202007f", "30070201010202ff80"}) {
    BOOST_TEST(read_der(text) == "signature-not-der", text);
  }
}

BOOST_AUTO_TEST_CASE(what_follows_is_trailing) {
  for (const char* text :
       {"300602010102010200", "30060201010201020500", "3009020101020102020103"}) {
    BOOST_TEST(read_der(text) == "trailing-data", text);
  }
}

BOOST_AUTO_TEST_CASE(der_is_written_as_it_was_read) {
  std::mt19937 random(7);
  for (int turn = 0; turn < 2000; ++turn) {
    const auto integer = [&] {
      Bytes magnitude(random() % 70);
      for (std::uint8_t& byte : magnitude) {
        byte = static_cast<std::uint8_t>(random());
      }
      return unsigned_integer(magnitude);
    };
    const SignatureIntegers written{integer(), integer()};
    const Result<SignatureIntegers> read = decode_der_signature(encode_der_signature(written));
    BOOST_REQUIRE(static_cast<bool>(read));
    BOOST_TEST((read->r.magnitude == written.r.magnitude));
    BOOST_TEST((read->s.magnitude == written.s.magnitude));
  }
}

BOOST_AUTO_TEST_CASE(only_one_encoding_is_read) {
  std::mt19937 random(8);
  const Bytes valid = bytes("3008020200ff02020080");
  for (int turn = 0; turn < 20000; ++turn) {
    Bytes changed = valid;
    changed[random() % changed.size()] = static_cast<std::uint8_t>(random());
    changed.resize(changed.size() - (random() % 4 == 0 ? 1 : 0));
    const Result<SignatureIntegers> read = decode_der_signature(changed);
    if (read && !read->r.negative && !read->s.negative) {
      BOOST_TEST((encode_der_signature(*read) == changed));
    }
  }
}

BOOST_AUTO_TEST_CASE(long_lengths_are_written_in_the_shortest_form) {
  const SignatureIntegers integers{unsigned_integer(Bytes(200, 1)), unsigned_integer(Bytes{1})};
  const Bytes written = encode_der_signature(integers);
  BOOST_TEST(hex_digits(BytesView(written).first(6)) == "3081ce0281c8");
}

BOOST_AUTO_TEST_SUITE_END()
