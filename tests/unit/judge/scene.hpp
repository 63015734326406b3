// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/test/unit_test.hpp>
#include <deque>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalogue.hpp"
#include "judge/machine.hpp"

namespace touchstone {

/// What a scripted run came to.
struct Played {
  CaseResult result{};
  std::vector<Call> asked{};  ///< of the target, in order
  std::vector<Call> computed{};
  std::vector<bool> cacheable{};
  std::vector<Duration> pauses{};
  Duration ended{0};
  Value bindings{};  ///< of probes
};

/// Answers in the order in which they are given.
using Script = std::deque<Answer>;

/// Cases written as YAML over the standard `demo` of `demo_standard()`, loaded from a folder of
/// their own and driven against scripted answers and a clock of their own.
class Scene {
 public:
  /// `file` holds the keys of a case file but `standard` and `source`.
  explicit Scene(std::string_view file);
  /// The case file of `standard` in a data folder, whose standards and operations hold.
  Scene(const std::filesystem::path& root, std::string standard);
  Scene(const Scene&) = delete;
  Scene& operator=(const Scene&) = delete;

  JudgeContext context{};
  Description target{};
  Duration call_takes{0};  ///< on the clock, each of the target's
  Script messages{};       ///< that come unasked; a timeout among them passes its whole time

  const CaseFile& file() const;
  const Case& body(std::string_view id) const;
  Instance instance(std::string_view id, std::size_t row = 0,
                    std::vector<std::pair<std::string, Value>> matrix = {}) const;

  Played play(std::string_view id, Script target_answers, Script oracle_answers = {});
  Played play(Instance instance, Script target_answers, Script oracle_answers = {});
  Played play_probes(Script target_answers, Script oracle_answers = {});

 private:
  void drive(CaseMachine& machine, Script target_answers, Script oracle_answers, Played& played);
  Answer next(Script& script, const char* whose);

  void load(const std::filesystem::path& root);

  std::string standard_ = "demo";
  Catalogue catalogue_{};
};

/// One line a check: `D-01 pass`, `D-02 fail wrong-value`, `D-03 blocked missing-ixit`; joined by
/// `; `.
std::string said(const CaseResult& result);
std::string said(const Check& check);

Answer crashed(bool transient = false);
Answer hung(bool transient = false);
Answer garbled();
Answer rejection(std::string_view json);
/// A result written as YAML.
Answer gives(std::string_view yaml);

}  // namespace touchstone
