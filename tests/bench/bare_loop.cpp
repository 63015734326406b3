// SPDX-License-Identifier: Apache-2.0
// What run_bench.py compares the program with: the library, or the pipe, and nothing else.
//   bare_loop make-signatures COUNT BYTES     SM2 key, message and signature, one a line
//   bare_loop signatures FILE                 verifies such lines with Botan
//   bare_loop make-hashes COUNT BYTES         message and SM3 digest, one a line
//   bare_loop hashes FILE                     computes such lines again with libgcrypt
//   bare_loop pipe WINDOW FILE COMMAND…       sends lines, that many ahead, until each is answered
#include <botan/ec_group.h>
#include <botan/pubkey.h>
#include <botan/sm2.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <gcrypt.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "hex.hpp"
#include "operation/sm2.hpp"

using namespace touchstone;

namespace {

void check(bool holds, const char* what) {
  if (!holds) {
    fmt::print(stderr, "bare_loop: {}\n", what);
    std::exit(1);
  }
}

Bytes numbered(std::size_t size, std::size_t number) {
  Bytes bytes(size, 0x61);
  for (std::size_t at = 0; at < std::min<std::size_t>(size, 8); ++at) {
    bytes[at] = static_cast<std::uint8_t>(number >> 8 * at);
  }
  return bytes;
}

std::array<std::uint8_t, 32> sm3(const Bytes& message) {
  static const int NUMBER = gcry_md_map_name("SM3");
  std::array<std::uint8_t, 32> digest{};
  gcry_md_hash_buffer(NUMBER, digest.data(), message.data(), message.size());
  return digest;
}

/// An `SM2_PrivateKey` would draw random numbers; the point alone needs none.
Bytes public_key(const Botan::EC_Group& group, const Bytes& private_key) {
  const Botan::BigInt secret(private_key.data(), private_key.size());
  const auto point = (group.get_base_point() * secret).encode(Botan::PointGFp::UNCOMPRESSED);
  return {point.begin(), point.end()};
}

int make_signatures(std::size_t count, std::size_t size) {
  const Bytes key(32, 0x17);
  const std::string point = hex_text(public_key(Botan::EC_Group("sm2p256v1"), key));
  for (std::size_t number = 0; number < count; ++number) {
    const Bytes message = numbered(size, number);
    const auto signature = sm2_sign(key, sm2_default_identifier(), message);
    check(static_cast<bool>(signature), "no signature");
    fmt::print("{} {} {}\n", point, hex_text(message), hex_text(encode_raw_signature(*signature)));
  }
  return 0;
}

int make_hashes(std::size_t count, std::size_t size) {
  for (std::size_t number = 0; number < count; ++number) {
    const Bytes message = numbered(size, number);
    fmt::print("{} {}\n", hex_text(message), hex_text(sm3(message)));
  }
  return 0;
}

int verify_signatures(std::ifstream file) {
  const Botan::EC_Group group("sm2p256v1");
  std::string key;
  std::string message;
  std::string signature;
  while (file >> key >> message >> signature) {
    const auto point = *bytes_of(key);
    const Botan::SM2_PublicKey bare(group, group.OS2ECP(point.data(), point.size()));
    Botan::PK_Verifier verifier(bare, "1234567812345678,SM3");
    check(verifier.verify_message(*bytes_of(message), *bytes_of(signature)), "a bad signature");
  }
  return 0;
}

int compute_hashes(std::ifstream file) {
  std::string message;
  std::string digest;
  while (file >> message >> digest) {
    const auto computed = sm3(*bytes_of(message));
    check(std::ranges::equal(computed, *bytes_of(digest)), "a bad digest");
  }
  return 0;
}

/// Splits what is to be sent after each newline.
class Lines {
 public:
  explicit Lines(const char* path) {
    std::ifstream file(path, std::ios::binary);
    text_.assign(std::istreambuf_iterator<char>(file), {});
    for (std::size_t at = 0; (at = text_.find('\n', at)) != std::string::npos;) {
      ends_.push_back(++at);
    }
  }
  std::size_t count() const { return ends_.size(); }
  /// What of the first `lines` lines has not been sent.
  std::string_view left(std::size_t lines, std::size_t sent) const {
    const std::size_t end = lines == 0 ? 0 : ends_[std::min(lines, count()) - 1];
    return std::string_view(text_).substr(sent, end - sent);
  }

 private:
  std::string text_{};
  std::vector<std::size_t> ends_{};
};

struct Pipes {
  int input = -1;
  int output = -1;
};

Pipes start(char** command) {
  int input[2];
  int output[2];
  check(::pipe(input) == 0 && ::pipe(output) == 0, "no pipe");
  if (::fork() == 0) {
    ::dup2(input[0], STDIN_FILENO);
    ::dup2(output[1], STDOUT_FILENO);
    for (const int end : {input[0], input[1], output[0], output[1]}) {
      ::close(end);
    }
    ::execvp(command[0], command);
    std::_Exit(127);
  }
  ::close(input[0]);
  ::close(output[1]);
  ::fcntl(input[1], F_SETFL, O_NONBLOCK);
  return {input[1], output[0]};
}

int drive(std::size_t window, const Lines& lines, char** command) {
  std::signal(SIGPIPE, SIG_IGN);
  const Pipes pipes = start(command);
  std::vector<char> chunk(std::size_t{64} << 10);
  std::size_t sent = 0;
  std::size_t answered = 0;
  while (answered < lines.count()) {
    const std::string_view left = lines.left(answered + window, sent);
    const ssize_t written = left.empty() ? 0 : ::write(pipes.input, left.data(), left.size());
    sent += static_cast<std::size_t>(std::max<ssize_t>(written, 0));
    const bool more = static_cast<std::size_t>(std::max<ssize_t>(written, 0)) < left.size();
    std::array<pollfd, 2> streams{
        {{pipes.output, POLLIN, 0}, {more ? pipes.input : -1, POLLOUT, 0}}};
    ::poll(streams.data(), streams.size(), -1);
    if (streams[0].revents != 0) {
      const ssize_t count = ::read(pipes.output, chunk.data(), chunk.size());
      check(count > 0, "the adapter ended");
      answered += static_cast<std::size_t>(std::count(chunk.data(), chunk.data() + count, '\n'));
    }
  }
  ::close(pipes.input);
  ::wait(nullptr);
  return 0;
}

}  // namespace

int main(int count, char** words) {
  const std::string verb = count > 2 ? words[1] : "";
  const auto number = [&](int at) { return std::strtoul(words[at], nullptr, 10); };
  gcry_check_version(nullptr);
  gcry_control(GCRYCTL_INITIALIZATION_FINISHED, 0);
  if (verb == "signatures") {
    return verify_signatures(std::ifstream(words[2]));
  }
  if (verb == "hashes") {
    return compute_hashes(std::ifstream(words[2]));
  }
  check(count > 3, "what to do is at the head of bare_loop.cpp");
  if (verb == "pipe" && count > 4) {
    return drive(number(2), Lines(words[3]), words + 4);
  }
  return verb == "make-signatures" ? make_signatures(number(2), number(3))
                                   : make_hashes(number(2), number(3));
}
