// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "error.hpp"
#include "spec.hpp"
#include "value.hpp"

namespace touchstone {

using Duration = std::chrono::milliseconds;

/// A value that may hold references `{$get: name/pointer}` and, where a matcher is allowed,
/// matchers. `constant` is true if nothing in it has to be resolved. format.md §3.
struct Template {
  Value value{};
  bool constant = true;
};

/// `save: x` binds the whole value (no pointer tokens); `save: {x: /pointer}` a part.
struct Saved {
  std::string name{};
  std::vector<std::string> pointer{};
};

struct When {
  Template value{};
  Template matches{};
};

struct Step;
using Steps = std::vector<Step>;

/// `{either: […]}` and the record form are both kept as the template of the written value; an
/// absent `expect` is the template `{result: {$any: true}}`.
struct Expectation {
  Template record{};
};

enum class StepKind : std::uint8_t { call, compute, check, let, receive, for_each, procedure };

/// One step. Which members count depends on `kind`; the loader leaves the others alone.
struct Step {
  StepKind kind = StepKind::call;
  std::string operation{};         ///< call, compute: operation; procedure: its name
  Template params{};               ///< object
  Expectation expect{};            ///< check: the matcher itself
  Template subject{};              ///< check: the value; let: `be`; for-each: the list
  std::string name{};              ///< let: what is bound; for-each: the loop variable
  std::vector<Template> checks{};  ///< requirement ids, or row/… references
  std::vector<Saved> save{};
  std::optional<When> when{};
  bool blame_oracle = false;
  bool skip_on_rejected = false;
  std::optional<Duration> timeout{};
  struct Eventually {
    Duration within{};
    Duration every{};
  };
  std::optional<Eventually> eventually{};
  std::string on_mismatch{};  ///< postamble: turns a fail into inconclusive of this name
  std::vector<std::pair<std::string, Template>> rejects{};  ///< procedure steps: reason, when
  Steps steps{};                                            ///< for-each: body; receive: trigger
  std::vector<std::pair<std::string, std::string>>
      collect{};               ///< for-each: bound name, turn's name
  std::size_t limit = 10'000;  ///< for-each: more turns are an error
  struct Receive {
    std::size_t count = 0;
    Duration within{};
    Template where{};
    Template trigger{};  ///< a reference to the IXIT, or null where `steps` are written
    bool fail_on_timeout = false;
  };
  std::optional<Receive> receive{};
  Where where{};
};

/// A named list of steps over operations, declared in a case file; it shares their namespace.
struct Procedure {
  std::string name{};
  std::vector<std::string> params{};
  Steps steps{};
  Template result{};
};

/// Literal cells; `row/…` finds them by column.
struct Rows {
  std::vector<std::string> columns{};
  std::vector<Array> data{};
  std::size_t id_column = 0;
  std::vector<Where> where{};
};

struct MatrixAxis {
  std::string name{};
  Template values{};  ///< a literal array, or a reference to a probe's value
};

enum class Isolation : std::uint8_t { shared, exclusive, fresh };

struct Needs {
  std::vector<std::string> ixit{};
  /// Operation to the discriminator values that it must have.
  std::vector<std::pair<std::string, Value>> operations{};
  bool duplex = false;
};

/// `control: any-method | {case: ID} | {cases: […]}`.
struct Control {
  bool any_method = false;
  std::vector<std::string> cases{};
};

/// Whether the check of an empty loop passes, fails or is nothing to judge.
enum class Empty : std::uint8_t { nothing_to_judge, pass, fail };

/// A case body. `rows` and `matrix` make instances of it on the fly.
struct Case {
  std::string id{};  ///< `standard/case`, or `standard/rule/polarity` for a rule
  std::string standard{};
  Value purpose{};  ///< {en, zh}, may hold row/… references; null: generated
  std::vector<Template> features{};
  Needs needs{};
  Isolation isolation = Isolation::shared;
  bool mutates = false;
  bool destructive = false;
  std::optional<Duration> timeout{};
  std::vector<std::string> formerly{};
  std::string polarity{};  ///< accepts or rejects where the file says so
  std::optional<Control> control{};
  std::optional<Rows> rows{};
  std::vector<MatrixAxis> matrix{};
  Empty empty = Empty::nothing_to_judge;
  Template item{};  ///< null, or {contract: …}
  /// Null, or what a rejection looks like that means "not offered": {code, message, data}.
  Template absent_when{};
  std::vector<std::string> editions{};
  std::string since{};
  std::string until{};
  Steps preamble{};
  Steps steps{};
  Steps postamble{};
  Where where{};
};

/// A declared fact of the IXIT.
struct IxitFact {
  std::string name{};
  std::string type{};
  Value fallback{};
  std::string pattern{};
  Text words{};
};

/// A document rule: one check over `document`. format.md §3 `rules`.
struct RuleEntry {
  std::string id{};
  std::string fixture{};  ///< name of a fixture, or what `patch` applies to
  Value patch{};          ///< RFC 6902 list, or null
  std::optional<std::string> raw{};
  Where where{};
};

struct Rule {
  std::string id{};
  std::string requirement{};
  std::string reason{};
  Steps steps{};
  std::vector<RuleEntry> accepts{};
  std::vector<RuleEntry> rejects{};
  Empty empty = Empty::pass;
  std::vector<std::string> editions{};
  std::string since{};
  std::string until{};
  Where where{};
};

struct Fixture {
  std::string name{};
  Value document{};
  std::string of{};
  Value patch{};
  Value ixit{};
  std::vector<std::string> editions{};
  Where where{};
};

struct Rules {
  Steps probes{};
  std::optional<Step> sdk{};
  std::vector<Fixture> fixtures{};
  std::vector<Rule> rules{};
};

/// One file of `vectors/`. Steps refer into it, so it stays where it is.
struct CaseFile {
  std::string path{};
  std::string standard{};
  Value source{};
  std::vector<IxitFact> ixit{};
  Steps probes{};
  std::map<std::string, Procedure> procedures{};
  std::vector<Case> cases{};
  std::optional<Rules> rules{};
};

/// An object with one member whose name starts with `$`: its name and argument. Else no name.
struct Word {
  std::string_view name{};
  const Value* argument = nullptr;
};
Word word_of(const Value& node);

/// The requirement ids that an instance checks, rows and matrix resolved, in step order.
std::vector<std::string> checked_requirements(const Case& body, std::size_t row);
/// The same for one of its steps.
std::vector<std::string> checked_at(const Case& body, std::size_t row, const Step& step);

}  // namespace touchstone
