// SPDX-License-Identifier: Apache-2.0
#include "digest.hpp"

#include <boost/test/unit_test.hpp>

using namespace touchstone;

BOOST_AUTO_TEST_SUITE(digest_test)

BOOST_AUTO_TEST_CASE(published_examples) {
  BOOST_TEST(sha256_hex("abc") ==
             "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  BOOST_TEST(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

BOOST_AUTO_TEST_CASE(a_zero_byte_is_a_byte) {
  BOOST_TEST(sha256_hex(std::string_view("\0", 1)) ==
             "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
}

BOOST_AUTO_TEST_SUITE_END()
