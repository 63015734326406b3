// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "call.hpp"
#include "case.hpp"
#include "catalogue.hpp"
#include "description.hpp"
#include "error.hpp"
#include "instance.hpp"
#include "select.hpp"

namespace touchstone {

/// What the user asked for. Empty lists select everything.
struct Selection {
  std::vector<std::string> standards{};  ///< `id` or `id@edition`
  std::string profile{};
  std::vector<std::string> requirements{};
  std::vector<Level> levels{};
  std::vector<std::string> select{};
  std::vector<std::string> skip{};
  std::string item_kind = "sdk";
  std::set<std::string> undetected{};  ///< standards whose `detect` does not match the target

  /// A filter that can leave applicable requirements out, so that the outcome is partial.
  bool filters() const;
};

/// A standard that takes part in a run.
struct PlannedStandard {
  const Standard* standard = nullptr;
  std::string edition{};
  bool named = false;                             ///< by `--standard`, a profile or a campaign
  std::set<std::string, std::less<>> claimed{};   ///< features, whatever the standard says
  std::map<std::string, Level> levels{};          ///< stricter levels of a profile
  std::set<std::string, std::less<>> selected{};  ///< requirements that the filters leave in
};

/// A standard that does not, and why: a message id.
struct LeftOut {
  std::string standard{};
  std::string why{};
};

/// A case body of the plan. As a control it only shows that the target can accept: it judges
/// nothing.
struct PlanEntry {
  const CaseFile* file = nullptr;
  const Case* body = nullptr;
  std::size_t standard = 0;  ///< index into `Plan::standards`
  std::string control{};     ///< not empty: the one instance that is run, as a control
};

/// An index: the bodies stay where the catalogue has them, instances are made on the fly.
struct Plan {
  std::vector<PlannedStandard> standards{};
  std::vector<LeftOut> left_out{};
  std::vector<PlanEntry> entries{};
  std::vector<CasePattern> select{};
  std::vector<CasePattern> skip{};
  bool filtered = false;
  std::string digest{};

  /// True if the filters leave this instance in.
  bool takes(const PlanEntry& entry, const Instance& instance) const;
};

/// Makes the plan for a target. Errors, all of them: unknown standard, edition, requirement,
/// profile, a pattern that matches nothing, a selection of nothing.
std::optional<Plan> make_plan(const Catalogue& catalogue, const Selection& selection,
                              const Description& target, Diagnostics& errors);

/// Values that matrix axes refer to: what the probes of a file bound, and the IXIT.
using Bindings = std::map<std::string, Value>;

/// Hands out the instances of a plan in plan order.
class InstanceCursor {
 public:
  InstanceCursor(const Plan& plan, const Bindings& probes, const Value& ixit);

  /// The next instance that the filters leave in, with its plan entry; nullopt at the end.
  struct Planned {
    Instance instance{};
    const PlanEntry* entry = nullptr;
    /// An axis has no values because a probe failed: one line, blocked.
    bool probe_failed = false;
  };
  std::optional<Planned> next();

 private:
  bool open_entry();
  bool advance();

  const Plan* plan_;
  const Bindings* probes_;
  const Value* ixit_;
  std::size_t entry_ = 0;
  std::size_t row_ = 0;
  std::vector<std::size_t> odometer_{};
  std::vector<const Array*> axes_{};
  bool opened_ = false;
  bool probe_failed_ = false;
};

/// How many instances the plan has. Walks them: a filter needs their ids.
std::uint64_t count_instances(const Plan& plan, const Bindings& probes, const Value& ixit);

}  // namespace touchstone
