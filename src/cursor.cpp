// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "plan.hpp"

namespace touchstone {
namespace {

const Array* axis_values(const MatrixAxis& axis, const Value* probes, const Value& ixit) {
  const Value& written = axis.values.value;
  if (written.array() != nullptr) {
    return written.array();
  }
  const Value* path = written.find("$get");
  if (path == nullptr || path->text() == nullptr) {
    return nullptr;
  }
  const auto tokens = pointer_tokens(*path->text());
  const Value* found = tokens.front() == "ixit" ? follow(ixit, tokens, 1)
                       : probes != nullptr      ? follow(*probes, tokens)
                                                : nullptr;
  return found == nullptr ? nullptr : found->array();
}

}  // namespace

InstanceCursor::InstanceCursor(const Plan& plan, const Bindings& probes, const Value& ixit)
    : plan_(&plan), probes_(&probes), ixit_(&ixit) {}

bool InstanceCursor::open_entry() {
  const PlanEntry& entry = plan_->entries[entry_];
  const auto bound = probes_->find(entry.file->path);
  axes_.clear();
  odometer_.assign(entry.body->matrix.size(), 0);
  row_ = 0;
  probe_failed_ = false;
  for (const MatrixAxis& axis : entry.body->matrix) {
    axes_.push_back(axis_values(axis, bound == probes_->end() ? nullptr : &bound->second, *ixit_));
    probe_failed_ = probe_failed_ || axes_.back() == nullptr;
  }
  opened_ = true;
  return probe_failed_ || std::none_of(axes_.begin(), axes_.end(),
                                       [](const Array* values) { return values->empty(); });
}

/// Moves to the next combination, then the next row; false at the end of the entry.
bool InstanceCursor::advance() {
  for (std::size_t axis = axes_.size(); axis-- > 0 && !probe_failed_;) {
    if (++odometer_[axis] < axes_[axis]->size()) {
      return true;
    }
    odometer_[axis] = 0;
  }
  const Case& body = *plan_->entries[entry_].body;
  return !probe_failed_ && body.rows && ++row_ < body.rows->data.size();
}

std::optional<InstanceCursor::Planned> InstanceCursor::next() {
  while (entry_ < plan_->entries.size()) {
    if (opened_ ? !advance() : !open_entry()) {
      ++entry_;
      opened_ = false;
      continue;
    }
    const PlanEntry& entry = plan_->entries[entry_];
    Planned planned{{entry.file, entry.body, row_, {}, {}}, &entry, probe_failed_};
    if (probe_failed_) {
      planned.instance.id = entry.body->id;
      return planned;
    }
    for (std::size_t axis = 0; axis < axes_.size(); ++axis) {
      planned.instance.matrix.emplace_back(entry.body->matrix[axis].name,
                                           (*axes_[axis])[odometer_[axis]]);
    }
    planned.instance.id = instance_id(*entry.body, row_, planned.instance.matrix, odometer_);
    if (plan_->takes(entry, planned.instance)) {
      return planned;
    }
  }
  return std::nullopt;
}

std::uint64_t count_instances(const Plan& plan, const Bindings& probes, const Value& ixit) {
  std::uint64_t count = 0;
  InstanceCursor cursor(plan, probes, ixit);
  while (cursor.next()) {
    ++count;
  }
  return count;
}

}  // namespace touchstone
