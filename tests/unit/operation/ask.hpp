// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>

#include "json.hpp"
#include "operation/table.hpp"

namespace touchstone {

/// The answer of a reference operation to parameters in JSON, as a word and what follows it:
/// `result VALUE`, `rejected REASON`, `unsupported WHAT VALUE`.
inline std::string ask(std::string_view operation, std::string_view params) {
  const ReferenceOperation* found = reference_operation(operation);
  BOOST_REQUIRE_MESSAGE(found != nullptr, operation);
  const Result<Value> parsed = parse_json(params);
  BOOST_REQUIRE_MESSAGE(static_cast<bool>(parsed), params);
  const Answer answer = found->perform(*parsed);
  std::string text(answer_kind_name(answer.outcome));
  if (answer.outcome == AnswerKind::rejected) {
    return text + ' ' + *answer.value.find("reason")->text();
  }
  if (answer.outcome == AnswerKind::unsupported) {
    return text + ' ' + *answer.value.find("what")->text() + ' ' +
           write_json(*answer.value.find("value"));
  }
  return text + ' ' + write_json(answer.value);
}

}  // namespace touchstone
