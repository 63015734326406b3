// SPDX-License-Identifier: Apache-2.0
#include "smoke.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "judge/types.hpp"
#include "nearest.hpp"
#include "smoke_calls.hpp"
#include "smoke_talk.hpp"
#include "target/words.hpp"

namespace touchstone {
namespace {

using Samples = std::map<std::string, SampleCalls, std::less<>>;

/// More than 32 bits: an adapter that reads ids into an int does not give it back.
constexpr std::uint64_t LARGE_ID = 9'007'199'254'740'991;
constexpr std::size_t AT_ONCE = 16;

bool is_in(const auto& list, std::string_view name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

std::string outcome_of(const Answer& answer) {
  return std::string(answer_kind_name(answer.outcome));
}

/// One visit to an adapter; each function looks for one kind of trouble.
class Visit {
 public:
  Visit(const Catalogue& catalogue, SmokeTalk& talk) : catalogue_(catalogue), talk_(talk) {}

  void go() {
    look_at_operations();
    const Samples samples = sample_calls(catalogue_, talk_.description());
    for (const auto& [name, calls] : samples) {
      if (const Operation* operation = catalogue_.operation(name)) {
        try_operation(*operation, calls);
        try_unknown_value(*operation, calls);
        try_reasons(*operation, calls);
      }
    }
    try_unknown_operation();
    if (const Call* call = any_call(samples)) {
      const std::size_t window = talk_.description().max_outstanding;
      if (window > 1) {
        talk_.ask_at_once(*call, std::min(window, AT_ONCE));
      }
      talk_.ask_after_junk(*call);
    }
    talk_.end();
  }

 private:
  void look_at_operations() {
    std::vector<std::string> known;
    for (const auto& entry : catalogue_.operations) {
      known.push_back(entry.first);
    }
    for (const auto& [name, described] : talk_.description().operations) {
      const Operation* operation = catalogue_.operation(name);
      if (operation == nullptr) {
        talk_.note("smoke-unknown-operation",
                   {{"operation", name}, {"nearest", nearest(name, known)}});
        continue;
      }
      for (const auto& [discriminator, values] : described.discriminators) {
        look_at_values(*operation, discriminator, values);
      }
    }
  }

  void look_at_values(const Operation& operation, const std::string& discriminator,
                      const std::vector<std::string>& values) {
    const Parameter* parameter = operation.parameter(discriminator);
    if (parameter == nullptr || !is_in(operation.discriminators, discriminator)) {
      talk_.fault("smoke-unknown-discriminator",
                  {{"operation", operation.name},
                   {"discriminator", discriminator},
                   {"nearest", nearest(discriminator, operation.discriminators)}});
      return;
    }
    for (const std::string& value : values) {
      if (!parameter->values.empty() && !is_in(parameter->values, value)) {
        talk_.note("smoke-unknown-value", {{"operation", operation.name},
                                           {"discriminator", discriminator},
                                           {"value", value},
                                           {"nearest", nearest(value, parameter->values)}});
      }
    }
  }

  void try_operation(const Operation& operation, const SampleCalls& calls) {
    const bool acceptable = !calls.accepted.empty();
    const auto& samples = acceptable ? calls.accepted : calls.rejected;
    if (samples.empty()) {
      talk_.note("smoke-no-sample", {{"operation", operation.name}});
      return;
    }
    const std::optional<Answer> answer = talk_.ask(samples.front().call);
    if (!answer) {
      return;
    }
    talk_.count_operation();
    if (answer->outcome == AnswerKind::unsupported) {
      talk_.fault("smoke-described-but-unsupported",
                  {{"operation", operation.name}, {"case", samples.front().case_id}});
    } else if (answer->outcome == AnswerKind::rejected && acceptable) {
      talk_.note("smoke-refused", {{"operation", operation.name},
                                   {"case", samples.front().case_id},
                                   {"message", *answer->value.find("message")->text()}});
    } else if (answer->outcome == AnswerKind::result) {
      look_at_types(operation, answer->value);
    }
  }

  void look_at_types(const Operation& operation, const Value& result) {
    for (const auto& difference : judge::check_result(operation, result)) {
      const bool misspelt = difference.mismatch.message == "garbled";
      talk_.fault(misspelt ? "smoke-wrong-spelling" : "smoke-wrong-type",
                  {{"operation", operation.name},
                   {"pointer", "/result" + difference.mismatch.pointer},
                   {"expected", difference.expected},
                   {"actual", difference.actual}});
    }
  }

  void try_unknown_operation() {
    const auto answer = talk_.ask({"smoke.no-such-operation", Object{}}, LARGE_ID);
    const Value* what = answer ? answer->value.find("what") : nullptr;
    if (answer && (what == nullptr || !(*what == Value("operation")))) {
      talk_.fault("smoke-unknown-operation-answered", {{"outcome", outcome_of(*answer)}});
    }
  }

  void try_unknown_value(const Operation& operation, const SampleCalls& calls) {
    if (operation.discriminators.empty() || calls.accepted.empty()) {
      return;
    }
    const std::string& discriminator = operation.discriminators.front();
    Call call = calls.accepted.front().call;
    call.params.set(discriminator, "no-such-value");
    const auto answer = talk_.ask(call);
    if (answer && answer->outcome != AnswerKind::unsupported) {
      talk_.fault("smoke-unknown-value-answered", {{"operation", operation.name},
                                                   {"discriminator", discriminator},
                                                   {"outcome", outcome_of(*answer)}});
    }
  }

  /// Whether a claim to name reasons is kept at all; whether they are right is for a run to say.
  void try_reasons(const Operation& operation, const SampleCalls& calls) {
    if (talk_.description().operations.at(operation.name).reasons == ReasonClaim::none) {
      return;
    }
    std::size_t rejections = 0;
    std::size_t named = 0;
    for (const SampleCalls::Sample& sample : calls.rejected) {
      const auto answer = talk_.ask(sample.call);
      if (answer && answer->outcome == AnswerKind::rejected) {
        const Value* reason = answer->value.find("reason");
        ++rejections;
        named += reason != nullptr && look_at_reason(operation, *reason->text()) ? 1U : 0U;
      }
    }
    if (rejections > 0 && named == 0) {
      talk_.fault("smoke-reasons-missing",
                  {{"operation", operation.name}, {"rejections", std::to_string(rejections)}});
    }
  }

  bool look_at_reason(const Operation& operation, const std::string& reason) {
    const bool known = is_in(operation.reasons, reason) || is_in(reason_classes(), reason);
    if (!known) {
      talk_.note("smoke-unknown-reason", {{"operation", operation.name},
                                          {"reason", reason},
                                          {"nearest", nearest(reason, operation.reasons)}});
    }
    return known;
  }

  static const Call* any_call(const Samples& samples) {
    for (const auto& entry : samples) {
      if (!entry.second.accepted.empty()) {
        return &entry.second.accepted.front().call;
      }
    }
    return nullptr;
  }

  const Catalogue& catalogue_;
  SmokeTalk& talk_;
};

}  // namespace

SmokeReport smoke(std::string_view command, const Catalogue& catalogue, const SmokeLimits& limits) {
  SmokeReport report;
  const Result<std::vector<std::string>> words = split_words(command);
  if (!words) {
    report.faults.push_back(words.error());
    return report;
  }
  SmokeTalk talk(*words, limits, report);
  if (talk.start()) {
    Visit(catalogue, talk).go();
  }
  return report;
}

}  // namespace touchstone
