// SPDX-License-Identifier: Apache-2.0
#include "merkle_damgard_functions.hpp"

#include <algorithm>
#include <bit>
#include <string_view>

#include "operation/hash.hpp"

namespace touchstone::mutants {
namespace {

template <typename Word>
std::array<Word, 16> words_of(const std::uint8_t* block) {
  std::array<Word, 16> words{};
  for (std::size_t i = 0; i < sizeof(Word) * words.size(); ++i) {
    Word& word = words[i / sizeof(Word)];
    word = static_cast<Word>(word << 8 | block[i]);
  }
  return words;
}

template <typename Word>
std::array<Word, 8> working_variables(const MerkleDamgardState& state) {
  std::array<Word, 8> variables{};
  std::transform(state.begin(), state.end(), variables.begin(),
                 [](std::uint64_t word) { return static_cast<Word>(word); });
  return variables;
}

// Those of SHA-256 are the upper halves of the first 64. FIPS 180-4, 4.2.2 and 4.2.3.
constexpr std::uint64_t CONSTANTS[] = {
    0x428a2f98d728ae22, 0x7137449123ef65cd, 0xb5c0fbcfec4d3b2f, 0xe9b5dba58189dbbc,
    0x3956c25bf348b538, 0x59f111f1b605d019, 0x923f82a4af194f9b, 0xab1c5ed5da6d8118,
    0xd807aa98a3030242, 0x12835b0145706fbe, 0x243185be4ee4b28c, 0x550c7dc3d5ffb4e2,
    0x72be5d74f27b896f, 0x80deb1fe3b1696b1, 0x9bdc06a725c71235, 0xc19bf174cf692694,
    0xe49b69c19ef14ad2, 0xefbe4786384f25e3, 0x0fc19dc68b8cd5b5, 0x240ca1cc77ac9c65,
    0x2de92c6f592b0275, 0x4a7484aa6ea6e483, 0x5cb0a9dcbd41fbd4, 0x76f988da831153b5,
    0x983e5152ee66dfab, 0xa831c66d2db43210, 0xb00327c898fb213f, 0xbf597fc7beef0ee4,
    0xc6e00bf33da88fc2, 0xd5a79147930aa725, 0x06ca6351e003826f, 0x142929670a0e6e70,
    0x27b70a8546d22ffc, 0x2e1b21385c26c926, 0x4d2c6dfc5ac42aed, 0x53380d139d95b3df,
    0x650a73548baf63de, 0x766a0abb3c77b2a8, 0x81c2c92e47edaee6, 0x92722c851482353b,
    0xa2bfe8a14cf10364, 0xa81a664bbc423001, 0xc24b8b70d0f89791, 0xc76c51a30654be30,
    0xd192e819d6ef5218, 0xd69906245565a910, 0xf40e35855771202a, 0x106aa07032bbd1b8,
    0x19a4c116b8d2d0c8, 0x1e376c085141ab53, 0x2748774cdf8eeb99, 0x34b0bcb5e19b48a8,
    0x391c0cb3c5c95a63, 0x4ed8aa4ae3418acb, 0x5b9cca4f7763e373, 0x682e6ff3d6b2b8a3,
    0x748f82ee5defb2fc, 0x78a5636f43172f60, 0x84c87814a1f0ab72, 0x8cc702081a6439ec,
    0x90befffa23631e28, 0xa4506cebde82bde9, 0xbef9a3f7b2c67915, 0xc67178f2e372532b,
    0xca273eceea26619c, 0xd186b8c721c0c207, 0xeada7dd6cde0eb1e, 0xf57d4f7fee6ed178,
    0x06f067aa72176fba, 0x0a637dc5a2c898a6, 0x113f9804bef90dae, 0x1b710b35131c471b,
    0x28db77f523047d84, 0x32caab7b40c72493, 0x3c9ebe0a15c9bebc, 0x431d67c49c100d4c,
    0x4cc5d4becb3e42b6, 0x597f299cfc657e2a, 0x5fcb6fab3ad6faec, 0x6c44198c4a475817,
};

struct Sha256 {
  using Word = std::uint32_t;
  static constexpr std::size_t STEPS = 64;
  static constexpr int UPPER_0[] = {2, 13, 22}, UPPER_1[] = {6, 11, 25};
  static constexpr int LOWER_0[] = {7, 18, 3}, LOWER_1[] = {17, 19, 10};
};

struct Sha512 {
  using Word = std::uint64_t;
  static constexpr std::size_t STEPS = 80;
  static constexpr int UPPER_0[] = {28, 34, 39}, UPPER_1[] = {14, 18, 41};
  static constexpr int LOWER_0[] = {1, 8, 7}, LOWER_1[] = {19, 61, 6};
};

template <typename Word>
Word upper_sigma(Word x, const int (&by)[3]) {
  return std::rotr(x, by[0]) ^ std::rotr(x, by[1]) ^ std::rotr(x, by[2]);
}

template <typename Word>
Word lower_sigma(Word x, const int (&by)[3]) {
  return std::rotr(x, by[0]) ^ std::rotr(x, by[1]) ^ x >> by[2];
}

/// FIPS 180-4, 6.2.2 and 6.4.2.
template <typename Sha>
void compress_sha(MerkleDamgardState& state, const std::uint8_t* block) {
  using Word = typename Sha::Word;
  std::array<Word, 16> w = words_of<Word>(block);
  auto [a, b, c, d, e, f, g, h] = working_variables<Word>(state);
  for (std::size_t t = 0; t < Sha::STEPS; ++t) {
    Word& word = w[t % 16];
    if (t >= 16) {
      word += lower_sigma(w[(t + 1) % 16], Sha::LOWER_0) + w[(t + 9) % 16] +
              lower_sigma(w[(t + 14) % 16], Sha::LOWER_1);
    }
    const Word constant = static_cast<Word>(CONSTANTS[t] >> (64 - 8 * sizeof(Word)));
    const Word first = h + upper_sigma(e, Sha::UPPER_1) + ((e & f) ^ (~e & g)) + constant + word;
    const Word second = upper_sigma(a, Sha::UPPER_0) + ((a & b) ^ (a & c) ^ (b & c));
    h = g, g = f, f = e, e = d + first;
    d = c, c = b, b = a, a = first + second;
  }
  const Word added[] = {a, b, c, d, e, f, g, h};
  for (std::size_t i = 0; i < state.size(); ++i) {
    state[i] = static_cast<Word>(state[i] + added[i]);
  }
}

constexpr std::uint32_t permute_0(std::uint32_t x) {
  return x ^ std::rotl(x, 9) ^ std::rotl(x, 17);
}

constexpr std::uint32_t permute_1(std::uint32_t x) {
  return x ^ std::rotl(x, 15) ^ std::rotl(x, 23);
}

/// GB/T 32905, 5.3.2.
std::array<std::uint32_t, 68> expand(const std::uint8_t* block) {
  std::array<std::uint32_t, 68> w{};
  const std::array<std::uint32_t, 16> words = words_of<std::uint32_t>(block);
  std::copy(words.begin(), words.end(), w.begin());
  for (std::size_t j = 16; j < w.size(); ++j) {
    w[j] = permute_1(w[j - 16] ^ w[j - 9] ^ std::rotl(w[j - 3], 15)) ^ std::rotl(w[j - 13], 7) ^
           w[j - 6];
  }
  return w;
}

/// GB/T 32905, 5.3.3.
void compress_sm3(MerkleDamgardState& state, const std::uint8_t* block) {
  const std::array<std::uint32_t, 68> w = expand(block);
  auto [a, b, c, d, e, f, g, h] = working_variables<std::uint32_t>(state);
  for (std::size_t j = 0; j < 64; ++j) {
    const bool early = j < 16;
    const std::uint32_t constant = early ? 0x79cc4519 : 0x7a879d8a;
    const std::uint32_t rotated = std::rotl(a, 12);
    const std::uint32_t first =
        std::rotl(rotated + e + std::rotl(constant, static_cast<int>(j % 32)), 7);
    const std::uint32_t second = first ^ rotated;
    const std::uint32_t choice_a = early ? a ^ b ^ c : (a & b) | (a & c) | (b & c);
    const std::uint32_t choice_e = early ? e ^ f ^ g : (e & f) | (~e & g);
    const std::uint32_t next_a = choice_a + d + second + (w[j] ^ w[j + 4]);
    const std::uint32_t next_e = permute_0(choice_e + h + first + w[j]);
    d = c, c = std::rotl(b, 9), b = a, a = next_a;
    h = g, g = std::rotl(f, 19), f = e, e = next_e;
  }
  const std::uint32_t added[] = {a, b, c, d, e, f, g, h};
  for (std::size_t i = 0; i < state.size(); ++i) {
    state[i] ^= added[i];
  }
}

constexpr MerkleDamgardState SHA_512{0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b,
                                     0xa54ff53a5f1d36f1, 0x510e527fade682d1, 0x9b05688c2b3e6c1f,
                                     0x1f83d9abfb41bd6b, 0x5be0cd19137e2179};
constexpr MerkleDamgardState SHA_384{0xcbbb9d5dc1059ed8, 0x629a292a367cd507, 0x9159015a3070dd17,
                                     0x152fecd8f70e5939, 0x67332667ffc00b31, 0x8eb44a8768581511,
                                     0xdb0c2e0d64f98fa7, 0x47b5481dbefa4fa4};
constexpr MerkleDamgardState SM3{0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600,
                                 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e};

/// The upper halves of the words if `shift` is 32, the lower if 0.
MerkleDamgardState halves(MerkleDamgardState words, int shift) {
  for (std::uint64_t& word : words) {
    word = static_cast<std::uint32_t>(word >> shift);
  }
  return words;
}

/// FIPS 180-4, 5.3.6. The name is shorter than a block without its length.
MerkleDamgardState initial_of(std::string_view name) {
  MerkleDamgardState state = SHA_512;
  for (std::uint64_t& word : state) {
    word ^= 0xa5a5a5a5a5a5a5a5;
  }
  std::array<std::uint8_t, 128> block{};
  std::copy(name.begin(), name.end(), block.begin());
  block[name.size()] = 0x80;
  block.back() = static_cast<std::uint8_t>(8 * name.size());
  compress_sha<Sha512>(state, block.data());
  return state;
}

}  // namespace

const MerkleDamgardFunction* merkle_damgard_function(std::size_t algorithm) {
  static const MerkleDamgardFunction FUNCTIONS[] = {
      {},
      {4, 28, halves(SHA_384, 0), compress_sha<Sha256>},
      {4, 32, halves(SHA_512, 32), compress_sha<Sha256>},
      {8, 48, SHA_384, compress_sha<Sha512>},
      {8, 64, SHA_512, compress_sha<Sha512>},
      {8, 28, initial_of("SHA-512/224"), compress_sha<Sha512>},
      {8, 32, initial_of("SHA-512/256"), compress_sha<Sha512>},
      {},
      {},
      {},
      {},
      {4, 32, SM3, compress_sm3},
  };
  static_assert(std::size(FUNCTIONS) == std::size(HASH_ALGORITHMS));
  static_assert(hash_algorithm("sha-224") == 1 && hash_algorithm("sha-512/256") == 6 &&
                hash_algorithm("sm3") == 11);
  const MerkleDamgardFunction& function = FUNCTIONS[algorithm];
  return function.compress == nullptr ? nullptr : &function;
}

}  // namespace touchstone::mutants
