// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <set>
#include <string>
#include <vector>

#include "error.hpp"
#include "run.hpp"

namespace touchstone {

/// What the instances of each planned standard share, in the order of the plan.
std::vector<JudgeContext> contexts_of(const RunSubject& subject, Duration timeout);

/// Asks the target once what the `probes` of the plan's files look for. A file of which a probe
/// found nothing binds what was found up to there; a matrix over the rest is then blocked.
Result<Bindings> run_probes(const RunSubject& subject, Duration timeout);

/// Standards of the catalogue whose `detect` does not match this target.
Result<std::set<std::string>> undetected_standards(const Catalogue& catalogue, Target& target,
                                                   Target& oracle, Duration timeout);

}  // namespace touchstone
