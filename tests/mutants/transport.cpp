// SPDX-License-Identifier: Apache-2.0
#include "transport.hpp"

#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <thread>
#include <utility>
#include <vector>

#include "adapter.hpp"
#include "json.hpp"
#include "mutant.hpp"

namespace touchstone::mutants {
namespace {

constexpr int WIDE = 16;

void sleep_ms(int milliseconds) {
  std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
}

void hang() {
  while (true) {
    sleep_ms(1000);
  }
}

/// The one input that some mutants trip over: a hash of the empty message.
bool is_trap(const Asked& asked) {
  const Value* message = asked.call.params.find("message");
  return asked.call.operation == "hash.digest" && message != nullptr && *message == Value("0x");
}

/// Right, but for the lines that `spoil` makes of every response other than the description.
int serve_spoiled(std::string (*spoil)(const Asked& asked, std::string line)) {
  return serve([&](const Asked& asked) {
    std::string line = right_response(asked);
    return asks_description(asked) ? line : spoil(asked, std::move(line));
  });
}

/// Right, but `act` is done before the answer to the trap.
int serve_with_trap(void (*act)()) {
  return serve([&](const Asked& asked) {
    if (is_trap(asked)) {
      act();
    }
    return right_response(asked);
  });
}

/// Requests as they come, up to `WIDE` at once, answered in reverse; `swapped`: each answer under
/// the id of another.
int serve_reversed(bool swapped) {
  while (std::optional<Asked> asked = read_request()) {
    std::vector<Asked> batch;
    batch.push_back(std::move(*asked));
    while (batch.size() < WIDE && !asks_description(batch.front()) && more_within(20)) {
      std::optional<Asked> next = read_request();
      if (!next) {
        break;
      }
      batch.push_back(std::move(*next));
    }
    for (std::size_t index = batch.size(); index-- > 0;) {
      Asked answered = batch[index];
      if (swapped) {
        answered.id = batch[batch.size() - 1 - index].id;
      }
      write_line(right_response(answered, WIDE));
    }
  }
  return 0;
}

int answers_out_of_order(const std::string& /*state*/) {
  return serve_reversed(false);
}

int swaps_ids(const std::string& /*state*/) {
  return serve_reversed(true);
}

int prints_to_output(const std::string& /*state*/) {
  return serve_spoiled([](const Asked& asked, std::string line) {
    return "debug: " + asked.call.operation + '\n' + line;
  });
}

int prints_at_start(const std::string& /*state*/) {
  write_line("listening on standard input");
  return serve([](const Asked& asked) { return right_response(asked); });
}

int dies_on_seventh(const std::string& /*state*/) {
  return serve([count = 0](const Asked& asked) mutable {
    count += asks_description(asked) ? 0 : 1;
    if (count == 7) {
      std::exit(3);
    }
    return right_response(asked);
  });
}

int hangs_on_input(const std::string& /*state*/) {
  return serve_with_trap(hang);
}

int crashes_on_input(const std::string& /*state*/) {
  return serve_with_trap([] {
    std::cerr << "trap: assertion failed\n" << std::flush;
    ::signal(SIGABRT, SIG_DFL);
    std::abort();
  });
}

int never_answers(const std::string& /*state*/) {
  return serve_spoiled([](const Asked& /*asked*/, std::string line) {
    hang();
    return line;
  });
}

int crashes_once(const std::string& state) {
  return serve([&](const Asked& asked) {
    if (!asks_description(asked) && !std::ifstream(state)) {
      std::ofstream(state) << "crashed\n";
      std::abort();
    }
    return right_response(asked);
  });
}

int garbled_json(const std::string& /*state*/) {
  return serve_spoiled([](const Asked& /*asked*/, std::string line) {
    line.pop_back();
    return line;
  });
}

int repeats_ids(const std::string& /*state*/) {
  return serve_spoiled([](const Asked& /*asked*/, std::string line) { return line + '\n' + line; });
}

int wrong_ids(const std::string& /*state*/) {
  return serve([](Asked asked) {
    if (!asks_description(asked)) {
      asked.id = Value(asked.id.integer().value_or(0) + 100'000);
    }
    return right_response(asked);
  });
}

int ids_as_text(const std::string& /*state*/) {
  return serve([](Asked asked) {
    if (!asks_description(asked)) {
      asked.id = Value(asked.id.number()->lexeme);
    }
    return right_response(asked);
  });
}

int ids_as_decimals(const std::string& /*state*/) {
  return serve([](Asked asked) {
    asked.id = Number{asked.id.number()->lexeme + ".0"};
    return right_response(asked);
  });
}

int over_long_line(const std::string& /*state*/) {
  return serve_spoiled([](const Asked& asked, std::string line) {
    return is_trap(asked) ? line + std::string((std::size_t{64} << 20) + 1, ' ') : line;
  });
}

int serve_described(Value (*describe)()) {
  return serve([&](const Asked& asked) {
    return asks_description(asked) ? response(asked.id, Answer::result(describe()))
                                   : right_response(asked);
  });
}

int wrong_protocol_version(const std::string& /*state*/) {
  return serve_described([] {
    Value described = description();
    described.set("protocol", 2);
    return described;
  });
}

int wrong_description(const std::string& /*state*/) {
  return serve_described([] {
    Value described = description();
    described.set("operations", Array{"hash.digest"});
    return described;
  });
}

int no_description(const std::string& /*state*/) {
  return serve([](const Asked& asked) { return response(asked.id, reference_answer(asked.call)); });
}

/// Crashes on the trap, and then says that it is of another version.
int another_description(const std::string& state) {
  return serve([&](const Asked& asked) {
    if (is_trap(asked)) {
      std::ofstream(state) << "crashed\n";
      std::abort();
    }
    if (!asks_description(asked) || !std::ifstream(state)) {
      return right_response(asked);
    }
    Value described = description();
    described.set("version", "2");
    return response(asked.id, Answer::result(described));
  });
}

int slow(const std::string& /*state*/) {
  return serve([](const Asked& asked) {
    sleep_ms(10);
    return right_response(asked);
  });
}

void to_upper_case(Value& value) {
  if (std::string* text = value.text(); text != nullptr && text->starts_with("0x")) {
    std::transform(text->begin() + 2, text->end(), text->begin() + 2, [](char c) {
      return c >= 'a' && c <= 'f' ? static_cast<char>(c - 'a' + 'A') : c;
    });
  }
}

int upper_case_bytes(const std::string& /*state*/) {
  return serve([](const Asked& asked) {
    if (asks_description(asked)) {
      return right_response(asked);
    }
    Answer answer = reference_answer(asked.call);
    to_upper_case(answer.value);
    if (Object* members = answer.value.object()) {
      for (Member& member : *members) {
        to_upper_case(member.value);
      }
    }
    return response(asked.id, answer);
  });
}

int closes_output(const std::string& /*state*/) {
  serve_with_trap([] {
    ::close(STDOUT_FILENO);
    hang();
  });
  return 0;
}

int ignores_the_end(const std::string& /*state*/) {
  ::signal(SIGTERM, SIG_IGN);
  serve([](const Asked& asked) { return right_response(asked); });
  hang();
  return 0;
}

/// Leaves a process behind that holds the pipes open.
int leaves_a_child(const std::string& /*state*/) {
  if (::fork() == 0) {
    hang();
  }
  return serve([](const Asked& asked) { return right_response(asked); });
}

int answers_in_batches(const std::string& /*state*/) {
  return serve_spoiled([](const Asked& /*asked*/, std::string line) { return '[' + line + ']'; });
}

int result_and_error(const std::string& /*state*/) {
  return serve_spoiled([](const Asked& asked, std::string /*line*/) {
    const Value error = Object{{"code", -32001}, {"message", "rejected"}};
    return write_json(Object{{"jsonrpc", "2.0"},
                             {"id", asked.id},
                             {"result", reference_answer(asked.call).value},
                             {"error", error}});
  });
}

int neither_result_nor_error(const std::string& /*state*/) {
  return serve_spoiled([](const Asked& asked, std::string /*line*/) {
    return write_json(Object{{"jsonrpc", "2.0"}, {"id", asked.id}});
  });
}

/// What a library that catches everything says instead of a rejection.
int internal_errors(const std::string& /*state*/) {
  return serve([](const Asked& asked) {
    Answer answer =
        asks_description(asked) ? Answer::result(description()) : reference_answer(asked.call);
    if (answer.outcome == AnswerKind::rejected) {
      answer.outcome = AnswerKind::crashed;
      answer.diagnostics = "Internal error";
    }
    return response(asked.id, answer);
  });
}

int deep_answer(const std::string& /*state*/) {
  return serve_spoiled([](const Asked& asked, std::string /*line*/) {
    constexpr std::size_t DEPTH = 100'000;
    return R"({"jsonrpc":"2.0","id":)" + write_json(asked.id) + R"(,"result":)" +
           std::string(DEPTH, '[') + std::string(DEPTH, ']') + '}';
  });
}

int blank_lines(const std::string& /*state*/) {
  return serve_spoiled([](const Asked& /*asked*/, std::string line) { return line + '\n'; });
}

int floods_standard_error(const std::string& /*state*/) {
  return serve([](const Asked& asked) {
    std::cerr << std::string(std::size_t{1} << 20, 'e') << std::flush;
    return right_response(asked);
  });
}

int one_answer_a_life(const std::string& /*state*/) {
  while (const std::optional<Asked> asked = read_request()) {
    write_line(right_response(*asked));
    if (!asks_description(*asked)) {
      return 0;
    }
  }
  return 0;
}

constexpr TransportMutant MUTANTS[] = {
    {"another-description", another_description},
    {"answers-in-batches", answers_in_batches},
    {"answers-out-of-order", answers_out_of_order},
    {"blank-lines", blank_lines},
    {"closes-output", closes_output},
    {"crashes-on-input", crashes_on_input},
    {"crashes-once", crashes_once},
    {"deep-answer", deep_answer},
    {"dies-on-seventh", dies_on_seventh},
    {"floods-standard-error", floods_standard_error},
    {"garbled-json", garbled_json},
    {"hangs-on-input", hangs_on_input},
    {"ids-as-decimals", ids_as_decimals},
    {"ids-as-text", ids_as_text},
    {"ignores-the-end", ignores_the_end},
    {"internal-errors", internal_errors},
    {"leaves-a-child", leaves_a_child},
    {"neither-result-nor-error", neither_result_nor_error},
    {"never-answers", never_answers},
    {"no-description", no_description},
    {"one-answer-a-life", one_answer_a_life},
    {"over-long-line", over_long_line},
    {"prints-at-start", prints_at_start},
    {"prints-to-output", prints_to_output},
    {"repeats-ids", repeats_ids},
    {"result-and-error", result_and_error},
    {"slow", slow},
    {"swaps-ids", swaps_ids},
    {"upper-case-bytes", upper_case_bytes},
    {"wrong-description", wrong_description},
    {"wrong-ids", wrong_ids},
    {"wrong-protocol-version", wrong_protocol_version},
};

}  // namespace

std::span<const TransportMutant> transport_mutants() {
  return MUTANTS;
}

}  // namespace touchstone::mutants
