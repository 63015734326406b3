// SPDX-License-Identifier: Apache-2.0
#include "target/connection.hpp"

#include <utility>

namespace touchstone::adapter {

Result<std::unique_ptr<Connection>> Connection::start(const std::vector<std::string>& words) {
  Result<std::unique_ptr<Child>> child = Child::start(words);
  if (!child) {
    return child.error();
  }
  return std::unique_ptr<Connection>(new Connection(std::move(*child)));
}

void Connection::send(std::string_view line) {
  if (unsent_.empty()) {
    line.remove_prefix(child_->write(line));
  }
  unsent_ += line;
}

void Connection::flush() {
  sent_ += child_->write(std::string_view(unsent_).substr(sent_));
  if (sent_ == unsent_.size()) {
    unsent_ = {};
    sent_ = 0;
  }
}

void Connection::pump(Duration at_most) {
  child_->wait(!unsent_.empty(), at_most);
  if (!unsent_.empty()) {
    flush();
  }
  if (const std::string_view bytes = child_->read(); !bytes.empty()) {
    lines_.feed(bytes);
  }
}

Connection::End Connection::end(const Patience& patience) {
  const ExitStatus status = child_->end(patience);
  return {status, child_->diagnostics()};
}

}  // namespace touchstone::adapter
