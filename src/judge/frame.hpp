// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "case.hpp"
#include "judge/environment.hpp"
#include "judge/ledger.hpp"

namespace touchstone::judge {

/// A `for-each` that is under way.
struct Loop {
  Value made{};  ///< the list, where a list maker made it
  std::span<const Value> items{};
  Origin origin{};
  std::size_t turn = 0;
  std::vector<Array> collected{};  ///< beside `Step::collect`
  std::vector<Origin> origins{};
};

/// A `receive` that is under way.
struct Reception {
  Array messages{};
  Duration deadline{};
  Duration next_trigger{};
  const Steps* trigger = nullptr;
  Steps own_trigger{};  ///< where the IXIT writes it
};

enum class FrameKind : std::uint8_t { body, loop, procedure, trigger };

/// Steps that are under way: a phase of the case, a turn of a loop, a procedure, or what triggers a
/// message. `step()` is the current one.
struct Frame {
  FrameKind kind = FrameKind::body;
  const Steps* steps = nullptr;
  std::size_t index = 0;
  std::string path{};    ///< of the steps: `steps`, `steps/1/steps`
  Range owner{};         ///< checks that mismatches of steps without checks of their own go to
  bool judged = false;   ///< something was asked or compared here
  std::size_t mark = 0;  ///< names from here on end with the frame
  Environment::Frame outer{};  ///< of a procedure

  std::unique_ptr<Loop> loop{};

  // Of the current step:
  std::unique_ptr<Reception> reception{};
  std::optional<Duration> began{};
  std::string control{};  ///< key of its call
  Origin params{};        ///< where its parameters came from

  bool done() const { return index == steps->size(); }
  const Step& step() const { return (*steps)[index]; }
  std::string step_path() const { return path + '/' + std::to_string(index); }
};

}  // namespace touchstone::judge
