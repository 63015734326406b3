// SPDX-License-Identifier: Apache-2.0
#include "run.hpp"

#include <algorithm>
#include <chrono>
#include <thread>

#include "json.hpp"
#include "log.hpp"
#include "pipeline.hpp"
#include "probe.hpp"

namespace touchstone {
namespace {

using Clock = std::chrono::steady_clock;

/// Instances in flight for each session beyond what the session itself can carry.
constexpr std::size_t WINDOW_FACTOR = 64;

Duration since(Clock::time_point start) {
  return std::chrono::duration_cast<Duration>(Clock::now() - start);
}

/// One instance on its way through the judge.
struct Flight {
  std::uint64_t n = 0;
  CaseMachine machine;
  Clock::time_point started{};
  std::optional<Clock::time_point> wake{};
};

/// Answers of the oracle to calls that hold nothing from the target: asked once. Small, because
/// long inputs made by the oracle are what it is for.
class OracleMemory {
 public:
  const Answer* find(const Call& call, std::string& key) const {
    key = call.operation + ' ' + write_json(call.params);
    const auto found = answers_.find(key);
    return found == answers_.end() ? nullptr : &found->second;
  }
  void keep(std::string key, const Answer& answer) {
    if (answers_.size() >= 64) {
      answers_.clear();
    }
    answers_.emplace(std::move(key), answer);
  }

 private:
  std::map<std::string, Answer> answers_{};
};

/// Drives instances with one session on the target and one on the oracle, in one thread.
class Worker {
 public:
  Worker(Pipeline& pipeline, const std::vector<JudgeContext>& contexts, Target& target,
         Session& session, Session& oracle, BodyStore bodies)
      : pipeline_(pipeline),
        contexts_(contexts),
        target_(target),
        session_(session),
        oracle_(oracle),
        bodies_(std::move(bodies)) {}

  void work() {
    bool more = true;
    while (more || !flights_.empty()) {
      more = more && fill();
      if (flights_.empty() || pipeline_.stopped()) {
        if (pipeline_.stopped()) {
          return;
        }
        continue;
      }
      wake_sleepers();
      for (Reply& reply : session_.wait(patience())) {
        step(reply.ticket, std::move(reply.answer));
      }
    }
  }

 private:
  /// Takes instances until the session is busy; false when there are no more.
  bool fill() {
    while (flights_.size() < session_.window()) {
      Pipeline::Numbered next;
      const auto turn = pipeline_.take(next, flights_.empty());
      if (turn != Pipeline::Turn::taken) {
        return turn == Pipeline::Turn::wait;
      }
      begin(std::move(next));
    }
    return true;
  }

  void begin(Pipeline::Numbered next) {
    const Instance& instance = next.planned.instance;
    if (instance.body->isolation == Isolation::fresh) {
      if (auto reset = session_.reset(); !reset) {
        blocked(next.n, instance, "no-reset");
        return;
      }
    }
    if (next.planned.probe_failed) {
      blocked(next.n, instance, "probe-failed");
      return;
    }
    Flight flight{next.n, CaseMachine(instance, contexts_[next.planned.entry->standard]),
                  Clock::now(), std::nullopt};
    const auto [place, fresh] = flights_.emplace(next.n, std::move(flight));
    (void)fresh;
    perform(place->second, place->second.machine.start());
  }

  void blocked(std::uint64_t n, const Instance& instance, const std::string& why) {
    ResultLine line;
    line.n = n;
    line.result.id = instance.id;
    line.result.applicability = Applicability::blocked;
    line.result.why = why;
    for (const std::string& id : checked_requirements(*instance.body, instance.row)) {
      Check check;
      check.requirement = id;
      check.applicability = Applicability::blocked;
      check.message = why;
      line.result.checks.push_back(std::move(check));
    }
    finish(std::move(line));
  }

  void step(std::uint64_t n, Answer answer) {
    const auto found = flights_.find(n);
    if (found != flights_.end()) {
      Flight& flight = found->second;
      perform(flight, flight.machine.next(std::move(answer), since(flight.started)));
    }
  }

  /// Performs actions until one has to be waited for, or the case is over.
  void perform(Flight& flight, Action action) {
    while (true) {
      std::optional<Answer> answer;
      if (auto* ask = std::get_if<AskTarget>(&action)) {
        answer = ask_target(flight, *ask);
      } else if (auto* compute = std::get_if<AskOracle>(&action)) {
        answer = ask_oracle(*compute);
      } else if (std::holds_alternative<AwaitMessage>(action)) {
        answer = Answer::unsupported("transport", "duplex");
      } else if (auto* pause = std::get_if<Pause>(&action)) {
        flight.wake = Clock::now() + pause->length;
      } else {
        complete(flight);
        return;
      }
      if (!answer) {
        return;
      }
      action = flight.machine.next(std::move(*answer), since(flight.started));
    }
  }

  std::optional<Answer> ask_target(const Flight& flight, AskTarget& ask) {
    if (const auto lack = target_.description().lack(ask.call.operation, ask.call.params)) {
      return Answer::unsupported(lack->what, lack->value);
    }
    session_.send({flight.n, std::move(ask.call), ask.timeout, ask.idempotent});
    return std::nullopt;
  }

  Answer ask_oracle(AskOracle& ask) {
    std::string key;
    if (ask.cacheable) {
      if (const Answer* known = memory_.find(ask.call, key)) {
        return *known;
      }
    }
    oracle_.send({0, std::move(ask.call), ask.timeout, true});
    std::vector<Reply> replies;
    while (replies.empty()) {
      replies = oracle_.wait(ask.timeout);
    }
    if (ask.cacheable) {
      memory_.keep(std::move(key), replies.front().answer);
    }
    return std::move(replies.front().answer);
  }

  void complete(Flight& flight) {
    ResultLine line;
    line.n = flight.n;
    line.result = flight.machine.take_result();
    line.microseconds =
        std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - flight.started)
            .count();
    flights_.erase(flight.n);
    finish(std::move(line));
  }

  void finish(ResultLine line) {
    if (line.result.verdict() <= Verdict::pass) {
      forget_requests(line.result.evidence);
    }
    // A body that cannot be stored stays in the line: nothing is lost, the line is only longer.
    (void)bodies_.spill(line.result.evidence);
    std::string text = write_result_line(line);
    pipeline_.finish(std::move(line), std::move(text));
  }

  /// Plan and bindings give the request of a case that passed; the log keeps it for the others.
  static void forget_requests(Array& evidence) {
    for (Value& entry : evidence) {
      std::erase_if(*entry.object(), [](const Member& member) { return member.name == "request"; });
    }
  }

  void wake_sleepers() {
    std::vector<std::uint64_t> due;
    for (auto& [n, flight] : flights_) {
      if (flight.wake && *flight.wake <= Clock::now()) {
        flight.wake.reset();
        due.push_back(n);
      }
    }
    for (const std::uint64_t n : due) {
      step(n, Answer::result(nullptr));
    }
  }

  Duration patience() const {
    const bool asleep = std::any_of(flights_.begin(), flights_.end(),
                                    [](const auto& entry) { return entry.second.wake; });
    return asleep ? Duration(10) : Duration(100);
  }

  Pipeline& pipeline_;
  const std::vector<JudgeContext>& contexts_;
  Target& target_;
  Session& session_;
  Session& oracle_;
  BodyStore bodies_;
  OracleMemory memory_{};
  std::map<std::uint64_t, Flight> flights_{};
};

/// The header without what differs between two runs of the same facts.
std::string identity(const Value& header) {
  Value facts = header;
  std::erase_if(*facts.object(), [](const Member& member) { return member.name == "timing"; });
  return write_json(facts);
}

/// What an earlier, killed run left: its lines go through the roll-up, the log goes on behind them.
Result<std::uint64_t> take_up(const RunOptions& options, const Value& header, Rollup& rollup,
                              std::uint64_t& offset) {
  auto reader = ResultsReader::open(options.output);
  if (!reader) {
    return reader.error();
  }
  if (identity(reader->header()) != identity(header)) {
    return Error{
        "resume-differs", {{"path", options.output.string()}}, {options.output.string(), 1, 1, {}}};
  }
  std::uint64_t lines = 0;
  while (const auto line = reader->next()) {
    rollup.add(line->result);
    ++lines;
  }
  offset = reader->offset();
  return lines;
}

struct Connections {
  std::vector<std::unique_ptr<Session>> target{};
  std::vector<std::unique_ptr<Session>> oracle{};
};

Result<Connections> connect(const RunSubject& subject, std::size_t jobs) {
  Connections connections;
  const std::size_t wanted = jobs == 0 ? subject.target->useful_sessions() : jobs;
  for (std::size_t at = 0; at < wanted; ++at) {
    auto session = subject.target->open();
    if (!session) {
      return session.error();
    }
    auto oracle = subject.oracle->open();
    if (!oracle) {
      return oracle.error();
    }
    connections.target.push_back(std::move(*session));
    connections.oracle.push_back(std::move(*oracle));
  }
  return connections;
}

Value footer_of(const Outcome& outcome) {
  Object standards;
  for (const StandardOutcome& standard : outcome.standards) {
    standards.push_back({standard.id, conclusion_name(standard.conclusion)});
  }
  Object verdicts;
  for (const Verdict verdict :
       {Verdict::pass, Verdict::inconclusive, Verdict::fail, Verdict::error}) {
    verdicts.push_back(
        {std::string(verdict_name(verdict)), outcome.verdicts[static_cast<std::size_t>(verdict)]});
  }
  return Object{{"end", true},
                {"cases", outcome.cases},
                {"checks", std::move(verdicts)},
                {"outcome", conclusion_name(outcome.conclusion)},
                {"standards", std::move(standards)}};
}

}  // namespace

Result<RunSummary> run(const RunSubject& subject, const Value& header, const RunOptions& options) {
  RunSummary summary;
  Rollup rollup(header);
  std::uint64_t offset = 0;
  if (options.resume) {
    auto resumed = take_up(options, header, rollup, offset);
    if (!resumed) {
      return resumed.error();
    }
    summary.resumed = *resumed;
  }
  auto connections = connect(subject, options.jobs);
  if (!connections) {
    return connections.error();
  }
  auto log = options.resume ? LogWriter::append(options.output, offset)
                            : LogWriter::create(options.output, header);
  if (!log) {
    return log.error();
  }
  log->observer = [&](const ResultLine& line) {
    rollup.add(line.result);
    if (options.progress) {
      options.progress(line);
    }
  };
  const auto contexts = contexts_of(subject, options.timeout);
  const std::size_t workers = connections->target.size();
  const std::size_t window = WINDOW_FACTOR * workers * connections->target.front()->window();
  Pipeline pipeline(InstanceCursor(*subject.plan, subject.probes, subject.ixit), *log, window,
                    summary.resumed, options.stop);
  {
    std::vector<std::jthread> threads;
    for (std::size_t at = 0; at < workers; ++at) {
      threads.emplace_back([&, at] {
        Worker(pipeline, contexts, *subject.target, *connections->target[at],
               *connections->oracle[at], BodyStore(options.output, at))
            .work();
      });
    }
  }
  if (auto state = pipeline.log_state(); !state) {
    return state.error();
  }
  summary.stopped = pipeline.stopped();
  summary.outcome = rollup.finish(!summary.stopped);
  if (!summary.stopped) {
    if (auto written = log->footer(footer_of(summary.outcome)); !written) {
      return written.error();
    }
  }
  return summary;
}

}  // namespace touchstone
