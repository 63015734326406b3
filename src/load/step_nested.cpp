// SPDX-License-Identifier: Apache-2.0
#include "load/step_nested.hpp"

#include <algorithm>

#include "load/grammar.hpp"
#include "load/literal.hpp"
#include "load/matcher.hpp"

namespace touchstone {
namespace {

constexpr std::int64_t MOST_MESSAGES = 1'000'000;
constexpr std::int64_t MOST_TURNS = 1'000'000;

void read_collect(const Fields& fields, Scope& scope, std::size_t outside, Step& step) {
  const auto node = fields.find("collect");
  std::vector<Node> targets;
  const std::vector<std::string> inside(
      scope.around().names.begin() + static_cast<std::ptrdiff_t>(outside),
      scope.around().names.end());
  scope.forget(outside);
  if (!node || !require_kind(*node, Kind::object)) {
    return;
  }
  if (node->size() == 0) {
    node->fail("empty-list");
  }
  for (std::size_t i = 0; i < node->size(); ++i) {
    const auto name = read_text(node->at(i));
    if (!name) {
      continue;
    }
    if (std::find(inside.begin(), inside.end(), *name) == inside.end()) {
      node->at(i).fail("unbound-name", with_nearest(*name, inside));
    }
    scope.bind(node->at(i), node->name(i), step.when.has_value(), true);
    step.collect.emplace_back(node->name(i), *name);
  }
}

void read_trigger(const Node& node, Scope& scope, Step& step) {
  if (node.kind() == Kind::array) {
    const std::size_t outside = scope.mark();
    step.steps = read_steps(node, scope, {});
    scope.forget(outside);
  } else {
    Surroundings around = scope.around();
    around.needs = nullptr;  // an IXIT without the trigger only means a longer wait
    check_value(node, around);
    step.receive->trigger = make_template(node.value());
  }
}

}  // namespace

void read_loop(const Fields& fields, Scope& scope, const StepPlace& place, Step& step) {
  step.kind = StepKind::for_each;
  const std::size_t outside = scope.mark();
  const auto node = fields.find("for-each");
  if (node && require_kind(*node, Kind::object)) {
    if (node->size() != 1) {
      node->fail("one-loop-variable");
    } else {
      const Node list = node->at(0);
      const auto is_list = [](const Node& at, const Surroundings& around) {
        const auto seen = see(at, around);
        if (seen && seen->kind() != Kind::object) {
          require_kind(*seen, Kind::array);
        }
        check_value(at, around);
      };
      scope.check(list, is_list);
      step.name = node->name(0);
      step.subject = make_template(list.value());
      scope.bind(list, step.name, false, true);
    }
  }
  if (const auto body = fields.need("steps")) {
    StepPlace inside = place;
    inside.judged = false;
    inside.in_loop = inside.skip = true;
    step.steps = read_steps(*body, scope, inside);
  }
  if (const auto limit = fields.find("limit")) {
    step.limit = static_cast<std::size_t>(read_integer(*limit, 1, MOST_TURNS).value_or(1));
  }
  read_collect(fields, scope, outside, step);
}

/// `trigger` and `on-timeout` may stand inside `receive` or beside it.
void read_receive(const Fields& outer, Scope& scope, Step& step) {
  step.kind = StepKind::receive;
  step.receive = Step::Receive{};
  const auto node = outer.find("receive");
  if (!node) {
    return;
  }
  const Fields fields(*node, {"count", "within", "where", "trigger", "on-timeout"});
  if (const auto count = fields.need("count")) {
    step.receive->count =
        static_cast<std::size_t>(read_integer(*count, 1, MOST_MESSAGES).value_or(1));
  }
  step.receive->within = read_duration(fields, "within", true).value_or(Duration{});
  if (const auto where = fields.find("where")) {
    scope.check(*where,
                [](const Node& at, const Surroundings& around) { check_matcher(at, around); });
    step.receive->where = make_template(where->value());
  }
  for (const std::string_view key : {"trigger", "on-timeout"}) {
    if (fields.has(key) && outer.has(key)) {
      outer.find(key)->fail_key("written-twice", {{"key", std::string(key)}});
    }
  }
  const auto trigger = fields.has("trigger") ? fields.find("trigger") : outer.find("trigger");
  if (trigger) {
    read_trigger(*trigger, scope, step);
  }
  const auto late = fields.has("on-timeout") ? fields.find("on-timeout") : outer.find("on-timeout");
  step.receive->fail_on_timeout = late && read_word(*late, {"inconclusive", "fail"}) == "fail";
}

}  // namespace touchstone
