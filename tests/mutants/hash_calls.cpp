// SPDX-License-Identifier: Apache-2.0
#include "hash_calls.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string>
#include <vector>

#include "hex.hpp"
#include "mutant.hpp"
#include "operation/parameters.hpp"

namespace touchstone::mutants {
namespace {

constexpr std::size_t PREFIX = 2;

const std::string* algorithm_name(const Call& call) {
  const Value* algorithm = call.params.find("algorithm");
  return algorithm == nullptr ? nullptr : algorithm->text();
}

/// The reference's answer with the message changed.
Answer with_message(const Call& call, void (*change)(Bytes& message)) {
  Call changed = call;
  if (Value* message = changed.params.find("message"); message != nullptr) {
    if (std::optional<Bytes> bytes = bytes_of(*message->text())) {
      change(*bytes);
      *message = Value(hex_text(*bytes));
    }
  }
  return reference_answer(changed);
}

bool is_empty(const Call& call) {
  if (const Value* message = call.params.find("message"); message != nullptr) {
    return *message == Value("0x");
  }
  const Value* chunks = call.params.find("chunks");
  return chunks != nullptr && std::all_of(chunks->array()->begin(), chunks->array()->end(),
                                          [](const Value& chunk) { return chunk == Value("0x"); });
}

std::size_t digest_digits(const Call& call) {
  const Answer answer = reference_answer(
      {"hash.digest", Object{{"algorithm", *algorithm_name(call)}, {"message", "0x"}}});
  return answer.value.text()->size() - PREFIX;
}

}  // namespace

bool sm3(std::string_view algorithm) {
  return algorithm == "sm3";
}

bool sha2(std::string_view algorithm) {
  return algorithm.starts_with("sha-");
}

bool sha3(std::string_view algorithm) {
  return algorithm.starts_with("sha3-");
}

bool keccak(std::string_view algorithm) {
  return algorithm == "keccak-256";
}

bool concerns(const Call& call, Family family) {
  const std::string* name = algorithm_name(call);
  return call.operation.starts_with("hash.") && name != nullptr && family(*name);
}

std::size_t algorithm_of(const Call& call) {
  const auto* found = std::find(std::begin(HASH_ALGORITHMS), std::end(HASH_ALGORITHMS),
                                std::string_view(*algorithm_name(call)));
  return static_cast<std::size_t>(found - std::begin(HASH_ALGORITHMS));
}

Answer hashed(const Call& call, HashFunction& hash) {
  Parameters read(call.params);
  std::vector<Bytes> parts;
  std::int64_t times = 1;
  if (call.operation == "hash.digest") {
    parts.push_back(read.bytes("message"));
  } else if (call.operation == "hash.digest-chunks") {
    parts = read.bytes_list("chunks");
  } else {
    parts.push_back(read.bytes("chunk"));
    times = read.integer("count");
  }
  if (read.refused()) {
    return read.refusal();
  }
  for (; times > 0; --times) {
    for (const Bytes& part : parts) {
      hash.update(part);
    }
  }
  return Answer::result(hex_text(hash.finish()));
}

Answer hash_of_ascii(const Call& call) {
  return with_message(call, [](Bytes& message) {
    std::replace_if(
        message.begin(), message.end(), [](std::uint8_t byte) { return byte > 0x7f; },
        std::uint8_t{'?'});
  });
}

Answer hash_up_to_zero(const Call& call) {
  return with_message(call, [](Bytes& message) {
    message.erase(std::find(message.begin(), message.end(), 0), message.end());
  });
}

Answer hash_as_number(const Call& call) {
  Answer answer = reference_answer(call);
  if (std::string* digest = answer.value.text(); digest != nullptr) {
    while (digest->compare(PREFIX, 2, "00") == 0) {
      digest->erase(PREFIX, 2);
    }
  }
  return answer;
}

Answer empty_refused(const Call& call) {
  return is_empty(call) ? Answer::rejected("bad-length") : reference_answer(call);
}

Answer empty_as_zeros(const Call& call) {
  return is_empty(call) ? Answer::result("0x" + std::string(digest_digits(call), '0'))
                        : reference_answer(call);
}

Answer hash_by(std::string_view other, const Call& call) {
  Call changed = call;
  changed.params.set("algorithm", other);
  Answer answer = reference_answer(changed);
  if (std::string* digest = answer.value.text(); digest != nullptr) {
    digest->resize(std::min(digest->size(), PREFIX + digest_digits(call)));
  }
  return answer;
}

}  // namespace touchstone::mutants
