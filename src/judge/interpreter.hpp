// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "judge/claims.hpp"
#include "judge/environment.hpp"
#include "judge/expectation.hpp"
#include "judge/frame.hpp"
#include "judge/ledger.hpp"
#include "judge/machine.hpp"
#include "judge/reasons.hpp"

namespace touchstone::judge {

/// What `CaseMachine` is made of: walks the steps of one instance with a stack of frames and never
/// waits. Each step ends in one of a few ways (`passed`, `differs`, `doubt`, `block`, `skip`), and
/// only these touch the ledger of checks.
class Interpreter {
 public:
  Interpreter(Instance instance, const JudgeContext& context);
  /// Owns its body: the probes of a file, which have no checks but what goes wrong.
  Interpreter(std::unique_ptr<Case> probes, const CaseFile& file, const Value* bindings,
              const JudgeContext& context);
  Interpreter(const Interpreter&) = delete;
  Interpreter& operator=(const Interpreter&) = delete;

  Action start();
  Action next(Answer answer, Duration since_start);
  CaseResult take_result();
  Value bindings() const { return environment_.bindings(); }

 private:
  enum class Phase : std::uint8_t { before, preamble, steps, postamble, over };
  enum class Awaited : std::uint8_t { nothing, target, oracle, message };

  // interpreter.cpp: the way through the case.
  bool prepare();
  void open_checks(const Steps& steps, std::string_view phase, Standing standing);
  void open_check(const Value& requirement, std::string_view path, Standing standing);
  bool needs_are_met();
  Standing standing_of_case() const;
  Action advance();
  void open_next_phase();
  void open_phase(Phase phase, const Steps& steps, std::string_view path);
  void close_frame();
  void add_named_controls();
  std::string case_key(const std::string& id) const;

  // interpreter_steps.cpp: what a step does.
  void begin();
  bool when_holds(const When& when);
  void ask_target(const Step& step);
  void ask_oracle(const Step& step);
  bool take_params(const Step& step, const Operation* operation, Value& params);
  void check(const Step& step);
  void let(const Step& step);
  Duration timeout_of(const Step& step) const;
  /// Binds what the step saves; false: a pointer found nothing, which ended the step.
  bool save(const Step& step, const Value& value, const Origin& origin);

  // interpreter_answers.cpp: what an answer means.
  void hear_target(const Answer& answer);
  void hear_oracle(const Answer& answer);
  void judge_call(const Step& step, const Answer& answer, const Operation* operation,
                  ReasonClaim claim, bool mapped);
  void judge_computed(const Step& step, const Answer& answer, const Operation* operation);
  void oracle_differs(const Step& step, const Answer& answer, const Judgement& judgement);
  bool map_rejection(const Step& step, Answer& answer) const;
  void note_judgement(const Step& step, const Judgement& judgement);
  std::string control_of(const Step& step) const;
  bool judges_itself(const Step& step, const Origin& subject) const;
  void record(std::string path, Answer answer);

  // interpreter_outcomes.cpp: how a step ends.
  void passed();
  void differs(Differences differences);
  void doubt(Verdict verdict, std::string_view cause, const Differences& differences);
  void oracle_is_wrong(const Differences& differences);
  void block(std::string_view cause, const Differences& differences);
  void skip();
  void skip_turn();
  void self_judged();
  void meet(const Fault& fault);
  void not_saved(const Difference& difference);
  void abort(const Differences& differences);
  void postamble_differs(const Differences& differences);
  void postamble_breaks(Verdict verdict, std::string_view cause, const Differences& differences);
  void open_for_probe();
  void target_failed(const Answer& answer);
  void carrier_failed(const Difference& difference);
  void target_lacks(const Value& lack);
  void complete();
  void nothing_was_judged();

  // interpreter_frames.cpp: steps within steps.
  void open_loop(const Step& step);
  void begin_turn();
  void end_turn(bool collects);
  void finish_loop();
  void open_procedure(const Step& step);
  void close_procedure();
  void reject_procedure(const Answer& answer);
  void open_reception(const Step& step);
  void go_on_receiving(const Step& step);
  void close_trigger();
  void hear_message(const Answer& answer);
  void finish_reception(const Step& step);
  const Steps* trigger_of(const Step& step, Reception& reception);
  void pop_frame();
  void pop_all();
  /// The innermost frame of that kind, or nullptr.
  Frame* innermost(FrameKind kind);
  bool leave_procedure();
  bool leave_trigger();

  Frame& top() { return frames_.back(); }
  const Step& current() const { return frames_.back().step(); }
  /// The checks of the current step itself, and those that its mismatches go to.
  Range own_range() const;
  Range charged_range() const;
  bool retries();
  void act(Action action, Awaited awaited);

  std::unique_ptr<Case> own_body_{};
  Instance instance_;
  const JudgeContext* context_;
  Environment environment_;
  const Standard* standard_;
  Reasons reasons_;
  Claims claims_;
  Ledger ledger_;
  bool probing_ = false;
  bool has_item_ = false;

  Phase phase_ = Phase::before;
  std::vector<Frame> frames_{};
  std::vector<Range> ranges_{};  ///< of the steps of the preamble, then of the body
  std::optional<Action> action_{};
  Awaited awaited_ = Awaited::nothing;
  Duration now_{0};
  std::size_t steps_begun_ = 0;
  Applicability fate_ = Applicability::applicable;  ///< of the case, where no check tells it
  std::string why_{};
  CaseResult result_{};
  Value request_{};  ///< the call that the target was asked last
};

}  // namespace touchstone::judge
