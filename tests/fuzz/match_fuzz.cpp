// SPDX-License-Identifier: Apache-2.0
// A matcher and a value, both YAML, with a line `---` between them. Any matcher is compared without
// harm; one that the loader takes says why whenever it does not match.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "judge/environment.hpp"
#include "judge/machine.hpp"
#include "judge/match.hpp"
#include "load/matcher.hpp"
#include "scene.hpp"

using namespace touchstone;

namespace {

bool loads(const Located& matcher) {
  CaseFile out;
  DataFile file("vectors/test/demo.yaml");
  file.set_content(matcher);
  CaseFileContext context{
      &fuzz::declared(), fuzz::declared().catalogue.standard("demo"), &out, {}, false};
  Surroundings around;
  around.file = &context;
  around.names = {"saved", "list", "lost"};
  check_matcher(Node(file), around);
  return !file.bad();
}

void compare(const Located& matcher, const Value& value) {
  const CaseFile file;
  const Case body;
  const Instance instance{&file, &body, 0, {}, "demo/case", nullptr};
  JudgeContext context;
  context.catalogue = &fuzz::declared().catalogue;
  context.ixit = Object{};
  judge::Environment environment(instance, context);
  environment.bind("saved", value, {});
  environment.bind("list", Value(Array{value, "0x1"}), {});
  judge::Differences differences;
  judge::Matcher telling(environment, &differences);
  const bool matched = telling.match(matcher.value, &value);
  judge::Matcher silent(environment, nullptr);
  must(silent.match(matcher.value, &value) == matched || telling.fault(), "telling changes it");
  must(!(matched && telling.fault()), "a fault matches");
  if (!telling.fault() && loads(matcher)) {
    must(matched == differences.empty(), "a mismatch without a reason");
  }
  const Value quoted = Object{{"$literal", value}};
  judge::Matcher itself(environment, nullptr);
  must(itself.match(quoted, &value) || itself.fault(), "a value is not itself");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::size_t line = text.find("\n---\n");
  if (line == std::string_view::npos) {
    return 0;
  }
  Diagnostics errors;
  const ReadLimits limits{1 << 16, 100};
  const auto matcher = parse_yaml(text.substr(0, line), errors, limits);
  const auto value = parse_yaml(text.substr(line + 5), errors, limits);
  if (matcher && value && errors.empty()) {
    compare(*matcher, value->value);
  }
  return 0;
}
