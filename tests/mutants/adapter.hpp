// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "call.hpp"
#include "value.hpp"

namespace touchstone::mutants {

/// A request as the adapter protocol carries it.
struct Asked {
  Value id{};
  Call call{};
};

/// The next request on standard input; nothing at its end. What is no request is answered -32700.
std::optional<Asked> read_request();
/// True if a further request can be read now or within `milliseconds`.
bool more_within(int milliseconds);

/// The message that carries `answer`, without the end of the line.
std::string response(const Value& id, const Answer& answer);
/// Writes a line and flushes it.
void write_line(std::string_view line);

/// What a mutant says of itself: every reference operation, reasons by name.
Value description(int max_outstanding = 1);
bool asks_description(const Asked& asked);
/// The right response, to a request for a description too.
std::string right_response(const Asked& asked, int max_outstanding = 1);

/// Answers every request with `respond`, a line each, until standard input ends.
int serve(const std::function<std::string(const Asked&)>& respond);

}  // namespace touchstone::mutants
