// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <set>
#include <string>

#include "catalogue.hpp"
#include "instance.hpp"

namespace touchstone {

/// `operation[discriminator=value,…]`: a rejection counts only if a call with the same key was
/// accepted somewhere in the run. format.md §4.
std::string control_key(const Operation& operation, const Value& params);

/// Whether a step is written to be accepted or refused; `open` where the run decides.
enum class Polarity : std::uint8_t { accepts, rejects, open };
Polarity polarity_of(const Step& step, const Operation* operation, const Instance& instance);

/// What the written expectations of one instance say of its calls, without asking anybody.
struct ControlKeys {
  std::set<std::string> accepts{};  ///< a result is expected
  std::set<std::string> rejects{};  ///< a rejection is expected at a step that checks something
};

ControlKeys control_keys(const Catalogue& catalogue, const Instance& instance);

/// `params` with `row/…` and matrix references replaced; members that stay unknown are left out.
Value static_params(const Step& step, const Instance& instance);

}  // namespace touchstone
