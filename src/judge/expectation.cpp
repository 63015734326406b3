// SPDX-License-Identifier: Apache-2.0
#include "judge/expectation.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "judge/types.hpp"

namespace touchstone::judge {
namespace {

const Value& nothing_stated() {
  static const Value NOTHING{Object{}};
  return NOTHING;
}

/// What an expectation that is not written says of a result.
const Value& anything() {
  static const Value ANY{Object{{"$any", true}}};
  return ANY;
}

/// Judges one answer; an alternative of an `either` gets a fresh one.
class AnswerJudge {
 public:
  AnswerJudge(const Answer& answer, const AnswerSetting& setting)
      : answer_(answer),
        setting_(setting),
        matcher_(setting.environment, &judgement_.differences),
        rejected_(is_rejection(answer, setting.operation)) {}
  AnswerJudge(const AnswerJudge&) = delete;
  AnswerJudge& operator=(const AnswerJudge&) = delete;

  Judgement judge(Wanted record) {
    judgement_.matched = answer_.outcome == AnswerKind::garbled ? garbled() : matches(record);
    judgement_.fault = matcher_.fault();
    judgement_.matched = judgement_.matched && !judgement_.fault;
    return std::move(judgement_);
  }

 private:
  bool garbled() {
    const Value* why = answer_.value.find("why");
    Mismatch mismatch{
        "garbled", {{"why", why == nullptr ? Value() : *why}}, {}, {}, abridged(answer_.value)};
    report(std::move(mismatch), "result", "garbled");
    return false;
  }

  bool matches(Wanted record) {
    if (matcher_.is_left_out(record)) {
      return matches_result({&anything(), Reading::matcher});
    }
    const auto followed = matcher_.followed(record, nullptr, nullptr);
    if (!followed) {
      return false;
    }
    if (const Value* alternatives = followed->node->find("either")) {
      return matches_either({alternatives, followed->reading});
    }
    return matches_record(*followed);
  }

  bool matches_either(Wanted list) {
    Value names{Array{}};
    for (const Wanted& alternative : matcher_.present(list)) {
      const Value* name = alternative.node->find("as");
      Judgement judgement = AnswerJudge(answer_, setting_).judge(alternative);
      if (judgement.matched || judgement.fault) {
        judgement.choice = name == nullptr || name->text() == nullptr ? "" : *name->text();
        judgement_ = std::move(judgement);
        return judgement_.matched;
      }
      names.array()->push_back(name == nullptr ? Value() : *name);
    }
    const Value& value = rejected_ ? rejection_of(answer_) : answer_.value;
    report({"no-alternative", {}, {}, std::move(names), abridged(value)}, "array",
           rejected_ ? rejection_kind(value) : std::string(kind_name(value.kind())));
    return false;
  }

  bool matches_record(Wanted record) {
    bool matched = true;
    if (const auto result = written(record, "result")) {
      matched = matches_result(*result);
    }
    if (const auto rejection = written(record, "rejected")) {
      matched = matches_rejection(*rejection) && matched;
    }
    if (const auto wire = written(record, "wire")) {
      matched = matches_wire(*wire) && matched;
    }
    return matched;
  }

  std::optional<Wanted> written(Wanted record, std::string_view name) const {
    const Value* member = record.node->find(name);
    const Wanted wanted{member, record.reading};
    return member == nullptr || matcher_.is_left_out(wanted) ? std::nullopt : std::optional(wanted);
  }

  bool matches_result(Wanted expected) {
    const auto followed = matcher_.followed(expected, nullptr, nullptr);
    if (!followed) {
      return false;
    }
    const bool* flag = followed->node->boolean();
    if (is_predicate() && flag != nullptr && !*flag) {
      return matches_rejection({&nothing_stated(), Reading::literal});
    }
    if (rejected_) {
      const Value& stated = rejection_of(answer_);
      const Value shown_result = shown(*followed->node, setting_.environment);
      report({"rejected-valid", stated_arguments(stated), {}, shown_result, abridged(stated)},
             std::string(kind_name(shown_result.kind())), rejection_kind(stated));
      return false;
    }
    if (!fits_declaration() || !matcher_.match(*followed, &result(), nullptr)) {
      return false;
    }
    judgement_.accepted = true;
    return true;
  }

  bool matches_rejection(Wanted expected) {
    const auto followed = matcher_.followed(expected, nullptr, nullptr);
    if (!followed) {
      return false;
    }
    if (!rejected_) {
      if (is_predicate() && !fits_declaration()) {
        return false;
      }
      const Value wanted = shown(*followed->node, setting_.environment);
      report({"accepted-invalid", stated_arguments(wanted), {}, wanted, abridged(result())},
             rejection_kind(wanted), std::string(kind_name(result().kind())));
      return false;
    }
    bool matched = true;
    static const Object ANY_REJECTION;
    const Object* members = followed->node->object();
    for (const Member& member : members == nullptr ? ANY_REJECTION : *members) {
      const Wanted wanted{&member.value, followed->reading};
      if (!matcher_.is_left_out(wanted)) {
        matched = matches_stated(member.name, wanted) && matched;
      }
    }
    judgement_.refused = matched;
    return matched;
  }

  bool matches_stated(std::string_view name, Wanted wanted) {
    if (name == "reason" || name == "class") {
      return matches_reason(wanted, name == "class");
    }
    const Place here{nullptr, name, 0, false};
    return matcher_.match(wanted, rejection_of(answer_).find(name), &here);
  }

  /// The best grade of the reasons that are expected: one, or those of an `$anyOf`.
  bool matches_reason(Wanted wanted, bool of_class) {
    const auto followed = matcher_.followed(wanted, nullptr, nullptr);
    if (!followed) {
      return false;
    }
    const Word word = followed->reading == Reading::literal ? Word{} : word_of(*followed->node);
    const bool several = word.name == "$anyOf" && word.argument->array() != nullptr;
    const std::string_view stated = stated_reason(rejection_of(answer_));
    Grade best = Grade::mismatch;
    for (const Wanted& each : several ? matcher_.present({word.argument, followed->reading})
                                      : std::vector<Wanted>{*followed}) {
      if (const std::string* expected = each.node->text()) {
        const Reasons& reasons = setting_.reasons;
        best =
            std::max(best, of_class ? reasons.grade_of_class(*expected, stated, setting_.claim)
                                    : reasons.grade_of_reason(*expected, stated, setting_.claim));
      }
    }
    if (best == Grade::mismatch) {
      return reason_mismatch(*followed, stated);
    }
    judgement_.grade = grade_name(best);
    return true;
  }

  bool reason_mismatch(Wanted expected, std::string_view stated) {
    const Value wanted = shown(*expected.node, setting_.environment);
    report({"reason-mismatch",
            {{"expected", wanted}, {"actual", stated}},
            "/reason",
            wanted,
            Value(stated)},
           "rejected:" + (wanted.text() == nullptr ? std::string() : *wanted.text()),
           "rejected:" + std::string(stated));
    return false;
  }

  bool matches_wire(Wanted expected) {
    const auto followed = matcher_.followed(expected, nullptr, nullptr);
    const Place here{nullptr, "wire", 0, false};
    if (!followed || answer_.wire.is_null()) {
      return followed && matcher_.differ("missing-member", {}, *followed, nullptr, &here);
    }
    return matcher_.members(*followed, answer_.wire, true, &here);
  }

  bool is_predicate() const {
    return setting_.operation != nullptr && setting_.operation->predicate;
  }
  const Value& result() const { return answer_.value; }

  bool fits_declaration() {
    if (setting_.operation == nullptr) {
      return true;
    }
    Differences found = check_result(*setting_.operation, result());
    std::move(found.begin(), found.end(), std::back_inserter(judgement_.differences));
    return found.empty();
  }

  void report(Mismatch mismatch, std::string expected, std::string actual) {
    Difference difference;
    difference.shape = mismatch.pointer;
    difference.mismatch = std::move(mismatch);
    difference.expected = std::move(expected);
    difference.actual = std::move(actual);
    judgement_.differences.push_back(std::move(difference));
  }

  static Object stated_arguments(const Value& rejection) {
    const std::string_view reason = stated_reason(rejection);
    return reason.empty() ? Object{} : Object{{"reason", reason}};
  }

  const Answer& answer_;
  const AnswerSetting& setting_;
  Judgement judgement_{};
  Matcher matcher_;
  bool rejected_;
};

}  // namespace

Judgement judge_answer(const Template& expect, const Answer& answer, const AnswerSetting& setting) {
  return AnswerJudge(answer, setting).judge({&expect.value});
}

bool is_rejection(const Answer& answer, const Operation* operation) {
  const bool* flag = answer.value.boolean();
  const bool predicate = operation != nullptr && operation->predicate;
  return answer.outcome == AnswerKind::rejected ||
         (predicate && answer.outcome == AnswerKind::result && flag != nullptr && !*flag);
}

const Value& rejection_of(const Answer& answer) {
  return answer.outcome == AnswerKind::rejected ? answer.value : nothing_stated();
}

std::string_view stated_reason(const Value& rejection) {
  const Value* reason = rejection.find("reason");
  return reason == nullptr || reason->text() == nullptr ? std::string_view()
                                                        : std::string_view(*reason->text());
}

std::string rejection_kind(const Value& rejection) {
  std::string kind = "rejected:";
  const std::string_view reason = stated_reason(rejection);
  const Value* code = rejection.find("code");
  if (!reason.empty()) {
    kind += reason;
  } else if (code != nullptr && code->number() != nullptr) {
    kind += code->number()->lexeme;
  }
  return kind;
}

bool describes(const Template& when, const Value& rejection, const Environment& environment) {
  Matcher matcher(environment, nullptr);
  const auto written = matcher.followed({&when.value}, nullptr, nullptr);
  return written && written->node->object() != nullptr &&
         matcher.members(*written, rejection, true, nullptr) && !matcher.fault();
}

}  // namespace touchstone::judge
