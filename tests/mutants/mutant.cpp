// SPDX-License-Identifier: Apache-2.0
#include "mutant.hpp"

#include <algorithm>
#include <array>
#include <ios>
#include <iostream>

#include "adapter.hpp"
#include "transport.hpp"

namespace touchstone::mutants {
namespace {

constexpr std::string_view CORRECT = "correct";

std::array<std::span<const Mutant>, 6> families() {
  return {hash_mutants(),   sm2_mutants(), bech32_mutants(),
          segwit_mutants(), rlp_mutants(), ethereum_address_mutants()};
}

int serve_family(const Mutant& mutant) {
  return serve([&](const Asked& asked) {
    return asks_description(asked) ? right_response(asked)
                                   : response(asked.id, mutant.answer(asked.call));
  });
}

int list() {
  std::cout << CORRECT << '\n';
  for (const TransportMutant& mutant : transport_mutants()) {
    std::cout << mutant.name << '\n';
  }
  for (const auto& family : families()) {
    for (const Mutant& mutant : family) {
      std::cout << mutant.name << '\n';
    }
  }
  return 0;
}

int run(const std::string& name, const std::string& state) {
  if (name == CORRECT) {
    return serve([](const Asked& asked) { return right_response(asked); });
  }
  const auto named = [&](const auto& mutant) { return mutant.name == name; };
  const auto transports = transport_mutants();
  if (const auto found = std::find_if(transports.begin(), transports.end(), named);
      found != transports.end()) {
    return found->serve(state);
  }
  for (const auto& family : families()) {
    if (const auto found = std::find_if(family.begin(), family.end(), named);
        found != family.end()) {
      return serve_family(*found);
    }
  }
  std::cerr << "no mutant is called " << name << '\n';
  return 2;
}

}  // namespace
}  // namespace touchstone::mutants

int main(int count, char** words) {
  // Otherwise what was read ahead of a line is hidden from us.
  std::ios::sync_with_stdio(false);
  if (count < 2) {
    std::cerr << "usage: touchstone_mutant NAME [STATE-FILE] | --list\n";
    return 2;
  }
  const std::string name = words[1];
  return name == "--list" ? touchstone::mutants::list()
                          : touchstone::mutants::run(name, count > 2 ? words[2] : "");
}
