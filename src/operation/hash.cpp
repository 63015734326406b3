// SPDX-License-Identifier: Apache-2.0
#include "operation/hash.hpp"

#include <botan/hash.h>
#include <gcrypt.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <string>

#include "operation/parameters.hpp"

namespace touchstone {

namespace {

class BotanHash final : public HashFunction {
 public:
  explicit BotanHash(const std::string& name) : hash_(Botan::HashFunction::create_or_throw(name)) {}
  void update(BytesView bytes) override { hash_->update(bytes.data(), bytes.size()); }
  Bytes finish() override {
    Bytes digest(hash_->output_length());
    hash_->final(digest.data());
    return digest;
  }

 private:
  std::unique_ptr<Botan::HashFunction> hash_;
};

class GcryptHash final : public HashFunction {
 public:
  explicit GcryptHash(int algorithm) : algorithm_(algorithm) {
    if (gcry_md_open(&handle_, algorithm, 0) != 0) {
      throw std::runtime_error("libgcrypt lacks a hash function");
    }
  }
  GcryptHash(const GcryptHash&) = delete;
  GcryptHash& operator=(const GcryptHash&) = delete;
  ~GcryptHash() override { gcry_md_close(handle_); }
  void update(BytesView bytes) override { gcry_md_write(handle_, bytes.data(), bytes.size()); }
  Bytes finish() override {
    const std::uint8_t* digest = gcry_md_read(handle_, algorithm_);
    Bytes result(digest, digest + gcry_md_get_algo_dlen(algorithm_));
    gcry_md_reset(handle_);
    return result;
  }
  Bytes digest(BytesView message) override {
    Bytes result(gcry_md_get_algo_dlen(algorithm_));
    gcry_md_hash_buffer(algorithm_, result.data(), message.data(), message.size());
    return result;
  }

 private:
  int algorithm_;
  gcry_md_hd_t handle_ = nullptr;
};

void start_gcrypt() {
  static const bool STARTED = [] {
    gcry_check_version(nullptr);
    gcry_control(GCRYCTL_DISABLE_SECMEM, 0);
    return gcry_control(GCRYCTL_INITIALIZATION_FINISHED, 0) == 0;
  }();
  if (!STARTED) {
    throw std::runtime_error("libgcrypt does not start");
  }
}

/// The library that was measured as the fastest for each; only Botan has Keccak-256.
struct Implementation {
  std::string_view algorithm{};
  const char* botan = nullptr;
  int gcrypt = 0;
};

constexpr Implementation IMPLEMENTATIONS[] = {
    {"keccak-256", "Keccak-1600(256)", 0},
    {"sha-224", "SHA-224", 0},
    {"sha-256", "SHA-256", 0},
    {"sha-384", nullptr, GCRY_MD_SHA384},
    {"sha-512", nullptr, GCRY_MD_SHA512},
    {"sha-512/224", nullptr, GCRY_MD_SHA512_224},
    {"sha-512/256", nullptr, GCRY_MD_SHA512_256},
    {"sha3-224", nullptr, GCRY_MD_SHA3_224},
    {"sha3-256", nullptr, GCRY_MD_SHA3_256},
    {"sha3-384", nullptr, GCRY_MD_SHA3_384},
    {"sha3-512", nullptr, GCRY_MD_SHA3_512},
    {"sm3", nullptr, GCRY_MD_SM3},
};

static_assert(std::equal(std::begin(IMPLEMENTATIONS), std::end(IMPLEMENTATIONS),
                         std::begin(HASH_ALGORITHMS), std::end(HASH_ALGORITHMS),
                         [](const Implementation& row, std::string_view name) {
                           return row.algorithm == name;
                         }));

std::unique_ptr<HashFunction> make_hash(const Implementation& row) {
  if (row.botan != nullptr) {
    return std::make_unique<BotanHash>(row.botan);
  }
  start_gcrypt();
  return std::make_unique<GcryptHash>(row.gcrypt);
}

constexpr std::uint64_t REPEATED_INPUT_LIMIT = std::uint64_t{1} << 34;

/// `count` copies of `chunk` in blocks, so that the time depends on the bytes and not on the count.
void update_repeatedly(HashFunction& hash, BytesView chunk, std::uint64_t count) {
  constexpr std::size_t BLOCK = 64 * 1024;
  const std::uint64_t in_block =
      std::min<std::uint64_t>(count, std::max<std::size_t>(1, BLOCK / chunk.size()));
  Bytes block;
  block.reserve(static_cast<std::size_t>(in_block) * chunk.size());
  for (std::uint64_t i = 0; i < in_block; ++i) {
    block.insert(block.end(), chunk.begin(), chunk.end());
  }
  for (std::uint64_t left = count; left > 0;) {
    const std::uint64_t now = std::min(left, in_block);
    hash.update(BytesView(block).first(static_cast<std::size_t>(now) * chunk.size()));
    left -= now;
  }
}

}  // namespace

HashFunction& hash_function(std::size_t algorithm) {
  thread_local std::array<std::unique_ptr<HashFunction>, std::size(IMPLEMENTATIONS)> made;
  std::unique_ptr<HashFunction>& hash = made.at(algorithm);
  if (!hash) {
    hash = make_hash(IMPLEMENTATIONS[algorithm]);
  }
  return *hash;
}

Answer hash_digest(const Value& params) {
  Parameters read(params);
  const std::size_t algorithm = read.choice("algorithm", HASH_ALGORITHMS);
  const Bytes message = read.bytes("message");
  if (read.refused()) {
    return read.refusal();
  }
  return Answer::result(hex_text(hash_function(algorithm).digest(message)));
}

Answer hash_digest_chunks(const Value& params) {
  Parameters read(params);
  const std::size_t algorithm = read.choice("algorithm", HASH_ALGORITHMS);
  const std::vector<Bytes> chunks = read.bytes_list("chunks");
  if (read.refused()) {
    return read.refusal();
  }
  HashFunction& hash = hash_function(algorithm);
  for (const Bytes& chunk : chunks) {
    hash.update(chunk);
  }
  return Answer::result(hex_text(hash.finish()));
}

Answer hash_digest_repeated(const Value& params) {
  Parameters read(params);
  const std::size_t algorithm = read.choice("algorithm", HASH_ALGORITHMS);
  const Bytes chunk = read.bytes("chunk");
  const std::int64_t count = read.integer("count");
  if (read.refused()) {
    return read.refusal();
  }
  if (count < 0) {
    return Answer::rejected("out-of-range");
  }
  const std::uint64_t times = static_cast<std::uint64_t>(count);
  if (!chunk.empty() && times > REPEATED_INPUT_LIMIT / chunk.size()) {
    return Answer::rejected("limit-exceeded");
  }
  HashFunction& hash = hash_function(algorithm);
  if (!chunk.empty()) {
    update_repeatedly(hash, chunk, times);
  }
  return Answer::result(hex_text(hash.finish()));
}

}  // namespace touchstone
