// SPDX-License-Identifier: Apache-2.0
// Reference operations, their parameters read, against a bare loop over the library that is the
// fastest of those packaged, on the same bytes. Rounds alternate and the best of each counts, so
// that a busy machine spoils both alike.
#include <botan/ec_group.h>
#include <botan/hash.h>
#include <botan/pubkey.h>
#include <botan/rng.h>
#include <botan/sm2.h>
#include <botan/system_rng.h>
#include <fmt/format.h>
#include <gcrypt.h>
#include <time.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <memory>
#include <string>

#include "hex.hpp"
#include "operation/hash.hpp"
#include "operation/sm2.hpp"
#include "operation/table.hpp"

using namespace touchstone;

namespace {

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

double rate(const std::function<void()>& work, double seconds) {
  const double start = cpu_seconds();
  double spent = 0;
  std::size_t count = 0;
  do {
    work();
    ++count;
    spent = cpu_seconds() - start;
  } while (spent < seconds);
  return static_cast<double>(count) / spent;
}

/// `batch` pieces of work each turn, so that reading the clock costs nothing that counts.
void compare(const std::string& name, std::size_t batch, const std::function<void()>& bare,
             const std::function<void()>& operation) {
  constexpr int ROUNDS = 7;
  const auto repeat = [batch](const std::function<void()>& work) {
    return [batch, &work] {
      for (std::size_t i = 0; i < batch; ++i) {
        work();
      }
    };
  };
  double best_bare = 0;
  double best_operation = 0;
  for (int round = 0; round < ROUNDS; ++round) {
    best_bare = std::max(best_bare, rate(repeat(bare), 0.1));
    best_operation = std::max(best_operation, rate(repeat(operation), 0.1));
  }
  const double factor = static_cast<double>(batch);
  fmt::print("{:<28}{:>14.0f}{:>14.0f}{:>8.2f}\n", name, best_bare * factor,
             best_operation * factor, best_operation / best_bare);
}

void check(bool holds) {
  if (!holds) {
    fmt::print(stderr, "a bench computes the wrong thing\n");
    std::exit(1);
  }
}

void perform(const char* operation, const Value& params) {
  check(reference_operation(operation)->perform(params).outcome == AnswerKind::result);
}

std::function<void()> bare_hash(const std::string& algorithm, const Bytes& message) {
  static std::array<std::uint8_t, 64> digest;
  if (algorithm == "keccak-256" || algorithm == "sha-256") {
    std::shared_ptr<Botan::HashFunction> hash = Botan::HashFunction::create_or_throw(
        algorithm == "sha-256" ? "SHA-256" : "Keccak-1600(256)");
    return [hash, &message] {
      hash->update(message.data(), message.size());
      hash->final(digest.data());
    };
  }
  const int number = gcry_md_map_name(algorithm == "sha-512" ? "SHA512"
                                      : algorithm == "sm3"   ? "SM3"
                                                             : "SHA3-256");
  check(number != 0);
  return [number, &message] {
    gcry_md_hash_buffer(number, digest.data(), message.data(), message.size());
  };
}

void compare_hashes() {
  for (const std::string algorithm : {"sm3", "keccak-256", "sha-256", "sha-512", "sha3-256"}) {
    for (const std::size_t size :
         {std::size_t{0}, std::size_t{64}, std::size_t{1024}, std::size_t{65536}}) {
      const Bytes message(size, 0x61);
      const Value params = Object{{"algorithm", algorithm}, {"message", Value(hex_text(message))}};
      compare(fmt::format("{} of {} bytes", algorithm, size), size > 1024 ? 8 : 256,
              bare_hash(algorithm, message), [&] { perform("hash.digest", params); });
    }
  }
}

void compare_signatures() {
  const Botan::EC_Group group("sm2p256v1");
  const Bytes private_key(32, 0x17);
  const Bytes message(100, 0x61);
  const Botan::SM2_PrivateKey key(Botan::system_rng(), group,
                                  Botan::BigInt(private_key.data(), private_key.size()));
  const std::vector<std::uint8_t> point = key.public_point().encode(Botan::PointGFp::UNCOMPRESSED);
  const Bytes signature =
      encode_raw_signature(*sm2_sign(private_key, sm2_default_identifier(), message));
  const std::string parameter = "1234567812345678,SM3";
  Object params = {{"algorithm", "sm2-sm3"},
                   {"signature-format", "raw"},
                   {"public-key", Value(hex_text(point))},
                   {"private-key", Value(hex_text(private_key))},
                   {"message", Value(hex_text(message))},
                   {"signature", Value(hex_text(signature))}};
  const Value both(std::move(params));
  compare(
      "SM2 verification", 1,
      [&] {
        const Botan::SM2_PublicKey bare(group, group.OS2ECP(point.data(), point.size()));
        check(Botan::PK_Verifier(bare, parameter).verify_message(message, signature));
      },
      [&] { perform("signature.verify", both); });
  compare(
      "SM2 signature", 1,
      [&] {
        const Botan::SM2_PrivateKey bare(Botan::system_rng(), group,
                                         Botan::BigInt(private_key.data(), private_key.size()));
        Botan::PK_Signer(bare, Botan::system_rng(), parameter)
            .sign_message(message, Botan::system_rng());
      },
      [&] { perform("signature.sign", both); });
}

}  // namespace

int main() {
  fmt::print("{:<28}{:>14}{:>14}{:>8}\n", "per second of one core", "bare library", "operation",
             "ratio");
  compare_signatures();
  // Starts libgcrypt before the bare loops use it.
  hash_function(hash_algorithm("sm3"));
  compare_hashes();
}
