// SPDX-License-Identifier: Apache-2.0
#include "digest.hpp"

#include <openssl/evp.h>

#include <array>
#include <stdexcept>

#include "hex.hpp"

namespace touchstone {

std::string sha256_hex(std::string_view data) {
  std::array<std::uint8_t, 32> digest{};
  if (EVP_Digest(data.data(), data.size(), digest.data(), nullptr, EVP_sha256(), nullptr) != 1) {
    throw std::runtime_error("OpenSSL has no SHA-256");
  }
  return hex_digits(digest);
}

}  // namespace touchstone
