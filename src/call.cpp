// SPDX-License-Identifier: Apache-2.0
#include "call.hpp"

namespace touchstone {

std::string_view answer_kind_name(AnswerKind kind) {
  constexpr std::string_view NAMES[] = {"result",  "rejected", "unsupported",
                                        "timeout", "crashed",  "garbled"};
  return NAMES[static_cast<std::size_t>(kind)];
}

Answer Answer::rejected(std::string_view reason) {
  Answer answer;
  answer.outcome = AnswerKind::rejected;
  answer.value = Object{};
  if (!reason.empty()) {
    answer.value.set("reason", reason);
  }
  return answer;
}

Answer Answer::unsupported(std::string_view what, Value value) {
  Answer answer;
  answer.outcome = AnswerKind::unsupported;
  answer.value = Object{{"what", what}, {"value", std::move(value)}};
  return answer;
}

}  // namespace touchstone
