// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "load/node.hpp"
#include "load/operation.hpp"
#include "load/standard.hpp"
#include "load/surroundings.hpp"
#include "must.hpp"
#include "yaml.hpp"

/// What the fuzzed files may refer to: one standard and a handful of operations.
namespace touchstone::fuzz {

constexpr std::string_view STANDARD = R"(
id: demo
title: {en: Demo, zh: 演示}
body: test
editions:
  - {id: "1", date: "2026-01-01", status: superseded, url: "https://example.com/1"}
  - {id: "2", date: "2026-02-01", status: deployed, url: "https://example.com/2"}
applies-to: [sdk, document]
features: {core: {status: m, en: Core, zh: 核心}, extra: {status: o, en: Extra, zh: 附加}}
reasons: {wrong-sum: {is-a: bad-checksum, en: Sum, zh: 校验和}, odd: {is-a: malformed, en: Odd, zh: 异常}}
requirements:
  - {id: D-01, clause: "1", level: shall, feature: core, testability: automatic, verified: true, summary: {en: One, zh: 一}}
  - {id: D-02, clause: "2", level: shall-not, feature: extra, testability: automatic, verified: true, summary: {en: Two, zh: 二}}
)";

constexpr std::string_view OPERATIONS = R"(
demo.decode: {params: {text: {type: text}}, result: {type: json}, reasons: [wrong-sum, odd]}
demo.encode: {params: {value: {type: json}}, result: {text: {type: text}, data: {type: bytes}}}
demo.verify: {params: {algorithm: {type: text, values: [a, b]}, data: {type: bytes}}, result: {type: boolean}, predicate: true, discriminators: [algorithm], reasons: [odd]}
document.read: {params: {}, result: {type: json}}
)";

inline Located located(std::string_view text) {
  Diagnostics errors;
  auto read = parse_yaml(text, errors);
  must(read && errors.empty(), "the scene is broken");
  return *std::move(read);
}

/// Declared once, by the readers that the program has.
inline const Declared& declared() {
  static const Declared all = [] {
    Declared made;
    DataFile operations("specs/operations/demo.yaml");
    operations.set_content(located(OPERATIONS));
    read_operations(Node(operations), made.catalogue.operations);
    DataFile standard("specs/test/demo.yaml");
    standard.set_content(located(STANDARD));
    made.catalogue.standards.emplace("demo", read_standard(Node(standard)));
    must(!operations.bad() && !standard.bad(), "the scene is broken");
    return made;
  }();
  return all;
}

}  // namespace touchstone::fuzz
