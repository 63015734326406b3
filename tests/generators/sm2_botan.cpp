// SPDX-License-Identifier: Apache-2.0
// The operations of specs/operations/{signature,sm2,bytes}.yaml on Botan 2, for check_sm2.py.
// One request a line: the operation and name=value words, values as in the case files. Answers:
//   result VALUE | rejected REASON [alone]
// alone: this program refuses; Botan by itself would not, or was not asked.
#include <botan/auto_rng.h>
#include <botan/ber_dec.h>
#include <botan/der_enc.h>
#include <botan/hash.h>
#include <botan/hex.h>
#include <botan/pubkey.h>
#include <botan/sm2.h>

#include <algorithm>
#include <cstdint>
#include <iostream>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace {

using Botan::BigInt;
using Bytes = std::vector<std::uint8_t>;
using Words = std::map<std::string, std::string>;
using Numbers = std::pair<BigInt, BigInt>;

struct Refused {
  std::string reason{};
  bool alone = false;
};

const Botan::EC_Group& curve() {
  static const Botan::EC_Group group{"sm2p256v1"};
  return group;
}

Bytes bytes_of(const Words& words, const std::string& name) {
  return Botan::hex_decode(words.at(name).substr(2));
}

std::string hexed(const Bytes& bytes) {
  return "0x" + Botan::hex_encode(bytes, false);
}

bool in_range(const BigInt& value) {
  return value > 0 && value < curve().get_order();
}

Bytes identifier(const Words& words) {
  const std::string standard = "1234567812345678";
  return words.contains("signer-id") ? bytes_of(words, "signer-id")
                                     : Bytes(standard.begin(), standard.end());
}

std::optional<Botan::PointGFp> decoded_by_botan(const Bytes& bytes) {
  try {
    return curve().OS2ECP(bytes);
  } catch (const Botan::Exception&) {
    return std::nullopt;
  }
}

/// Why the bytes are no form of a point, judged without knowing the curve; empty if they are one.
std::string form_fault(const Bytes& bytes) {
  if (bytes == Bytes{0}) {
    return "public-key-at-infinity";
  }
  const std::uint8_t tag = bytes.empty() ? std::uint8_t{0} : bytes[0];
  const bool compressed = tag == 2 || tag == 3;
  const bool hybrid = tag == 6 || tag == 7;
  if (bytes.size() != (compressed ? 33U : 65U) || !(compressed || hybrid || tag == 4)) {
    return "public-key-malformed";
  }
  const BigInt x(bytes.data() + 1, 32);
  const BigInt y(bytes.data() + bytes.size() - 32, 32);
  if (x >= curve().get_p() || y >= curve().get_p()) {
    return "coordinate-out-of-range";
  }
  return hybrid && y.is_odd() != (tag == 7) ? "public-key-malformed" : "";
}

Botan::PointGFp point_of(const Bytes& bytes) {
  const auto point = decoded_by_botan(bytes);
  const std::string fault = form_fault(bytes);
  if (!fault.empty()) {
    throw Refused{fault, point.has_value()};
  }
  if (!point) {
    throw Refused{"public-key-not-on-curve"};
  }
  return *point;
}

Bytes identity_hash(const Bytes& id, const Botan::PointGFp& point) {
  const auto sm3 = Botan::HashFunction::create_or_throw("SM3");
  try {
    return Botan::sm2_compute_za(*sm3, std::string(id.begin(), id.end()), curve(), point);
  } catch (const Botan::Invalid_Argument&) {
    throw Refused{"signer-id-too-long"};
  }
}

Bytes message_digest(const Bytes& za, const Bytes& message) {
  const auto sm3 = Botan::HashFunction::create_or_throw("SM3");
  sm3->update(za);
  sm3->update(message);
  return Botan::unlock(sm3->final());
}

Bytes encoded(const std::string& format, const BigInt& r, const BigInt& s) {
  if (format == "raw") {
    return Botan::unlock(BigInt::encode_fixed_length_int_pair(r, s, 32));
  }
  Bytes der;
  Botan::DER_Encoder(der).start_cons(Botan::SEQUENCE).encode(r).encode(s).end_cons();
  return der;
}

/// Botan reads an INTEGER without content as 0; BER knows none.
BigInt next_integer(Botan::BER_Decoder& decoder) {
  const Botan::BER_Object object = decoder.get_next_object();
  if (object.length() == 0) {
    throw Refused{"signature-malformed"};
  }
  BigInt value;
  decoder.push_back(object);
  decoder.decode(value);
  return value;
}

Numbers der_numbers(const Bytes& bytes) {
  constexpr std::uint8_t indefinite = 0x80;
  if (bytes.size() > 1 && bytes[0] == 0x30 && bytes[1] == indefinite) {
    throw Refused{"signature-not-der"};
  }
  Numbers numbers;
  bool more = false;
  try {
    Botan::BER_Decoder decoder(bytes);
    auto inner = decoder.start_cons(Botan::SEQUENCE);
    numbers.first = next_integer(inner);
    numbers.second = next_integer(inner);
    inner.end_cons();
    more = decoder.more_items();
  } catch (const Botan::Exception&) {
    throw Refused{"signature-malformed"};
  }
  if (more) {
    throw Refused{"trailing-data"};
  }
  if (encoded("der", numbers.first, numbers.second) != bytes) {
    throw Refused{"signature-not-der"};
  }
  return numbers;
}

Numbers signature_numbers(const std::string& format, const Bytes& bytes) {
  if (format == "der") {
    return der_numbers(bytes);
  }
  if (bytes.size() != 64) {
    throw Refused{"signature-wrong-length"};
  }
  return {BigInt(bytes.data(), 32), BigInt(bytes.data() + 32, 32)};
}

void check_numbers(const Numbers& numbers) {
  if (!in_range(numbers.first)) {
    throw Refused{"r-out-of-range"};
  }
  if (!in_range(numbers.second)) {
    throw Refused{"s-out-of-range"};
  }
  if (numbers.first + numbers.second == curve().get_order()) {
    throw Refused{"t-is-zero"};
  }
}

bool library_accepts(const Botan::PointGFp& point, const std::string& format, const Bytes& e,
                     const Bytes& signature) {
  try {
    const Botan::SM2_PublicKey key(curve(), point);
    Botan::PK_Verifier verifier(key, ",Raw",
                                format == "der" ? Botan::DER_SEQUENCE : Botan::IEEE_1363);
    return verifier.verify_message(e, signature);
  } catch (const Botan::Exception&) {
    return false;
  }
}

std::string verified(const Words& words, const Botan::PointGFp& point, const Bytes& e) {
  const std::string format = words.at("signature-format");
  const Bytes signature = bytes_of(words, "signature");
  const bool accepted = library_accepts(point, format, e, signature);
  try {
    check_numbers(signature_numbers(format, signature));
  } catch (const Refused& refused) {
    throw Refused{refused.reason, accepted};
  }
  return accepted ? "result true" : "rejected signature-mismatch";
}

/// Gives Botan's signer the nonce as its first random bytes, then bytes for blinding.
class GivenNonce : public Botan::RandomNumberGenerator {
 public:
  explicit GivenNonce(Bytes nonce) : nonce_(std::move(nonce)) {}

  void randomize(std::uint8_t out[], std::size_t length) override {
    if (nonce_.size() == length) {
      std::copy(nonce_.begin(), nonce_.end(), out);
      nonce_.clear();
      return;
    }
    std::fill_n(out, length, std::uint8_t{1});
  }
  bool accepts_input() const override { return false; }
  void add_entropy(const std::uint8_t[], std::size_t) override {}
  void clear() override {}
  std::string name() const override { return "given-nonce"; }
  bool is_seeded() const override { return true; }

 private:
  Bytes nonce_;
};

BigInt private_key(const Words& words) {
  const BigInt d(bytes_of(words, "private-key"));
  if (d < 1 || d > curve().get_order() - 2) {
    throw Refused{"private-key-out-of-range", true};
  }
  return d;
}

Botan::PointGFp public_point(const BigInt& d) {
  Botan::AutoSeeded_RNG rng;
  std::vector<BigInt> workspace;
  return curve().blinded_base_point_multiply(d, rng, workspace);
}

std::string signed_digest(const Words& words, const BigInt& d, const Bytes& e,
                          Botan::RandomNumberGenerator& rng) {
  Botan::AutoSeeded_RNG key_rng;
  const Botan::SM2_PrivateKey key(key_rng, curve(), d);
  Botan::PK_Signer signer(key, key_rng, ",Raw", Botan::IEEE_1363);
  const Bytes raw = signer.sign_message(e, rng);
  const BigInt r(raw.data(), 32);
  const BigInt s(raw.data() + 32, 32);
  const bool reveals =
      words.contains("nonce") && r + BigInt(bytes_of(words, "nonce")) == curve().get_order();
  if (r == 0 || s == 0 || reveals) {
    throw Refused{"nonce-unusable", true};
  }
  return "result " + hexed(encoded(words.at("signature-format"), r, s));
}

std::string signed_with(const Words& words, bool given_digest) {
  const BigInt d = private_key(words);
  const Bytes e = given_digest ? bytes_of(words, "digest")
                               : message_digest(identity_hash(identifier(words), public_point(d)),
                                                bytes_of(words, "message"));
  if (!words.contains("nonce")) {
    Botan::AutoSeeded_RNG rng;
    return signed_digest(words, d, e, rng);
  }
  if (!in_range(BigInt(bytes_of(words, "nonce")))) {
    throw Refused{"nonce-out-of-range", true};
  }
  GivenNonce rng(bytes_of(words, "nonce"));
  return signed_digest(words, d, e, rng);
}

std::string repeated(const Words& words) {
  const Bytes part = bytes_of(words, "bytes");
  Bytes all;
  for (int i = std::stoi(words.at("count")); i > 0; --i) {
    all.insert(all.end(), part.begin(), part.end());
  }
  return "result " + hexed(all);
}

std::string answer(const std::string& operation, const Words& words) {
  if (operation == "bytes.repeat") {
    return repeated(words);
  }
  if (operation == "signature.encode") {
    return "result " + hexed(encoded(words.at("signature-format"), BigInt(bytes_of(words, "r")),
                                     BigInt(bytes_of(words, "s"))));
  }
  if (operation.starts_with("signature.sign")) {
    return signed_with(words, operation == "signature.sign-digest-with-nonce");
  }
  const Botan::PointGFp point = point_of(bytes_of(words, "public-key"));
  if (operation == "signature.verify-digest") {
    return verified(words, point, bytes_of(words, "digest"));
  }
  const Bytes za = identity_hash(identifier(words), point);
  if (operation == "sm2.za") {
    return "result " + hexed(za);
  }
  if (operation == "signature.verify") {
    return verified(words, point, message_digest(za, bytes_of(words, "message")));
  }
  return "unsupported";
}

}  // namespace

int main() {
  for (std::string line; std::getline(std::cin, line);) {
    std::istringstream in(line);
    std::string operation;
    in >> operation;
    Words words;
    for (std::string word; in >> word;) {
      const auto at = word.find('=');
      words[word.substr(0, at)] = word.substr(at + 1);
    }
    try {
      std::cout << answer(operation, words) << std::endl;
    } catch (const Refused& refused) {
      std::cout << "rejected " << refused.reason << (refused.alone ? " alone" : "") << std::endl;
    } catch (const std::exception& error) {
      std::cout << "error " << error.what() << std::endl;
    }
  }
}
