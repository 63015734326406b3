#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Reads the #include lines of src/ and cli/: dependencies point one way, and each library has one home."""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]

# From what everybody may see to what nobody may. A file sees files of its own layer and of those
# named before it that its row allows.
LAYERS = {
    "value": {"error", "value", "number", "hex", "located", "nearest", "digest", "call", "description",
              "verdict", "pattern", "patch"},
    "read": {"json", "json_fault", "json_write", "yaml", "plain_scalar"},
    "spec": {"spec", "case", "catalogue", "instance", "select", "control", "plan", "plan_standards", "cursor", "lint",
             "removal"},
    "load": {"load/*"},
    "judge": {"judge/*"},
    "operation": {"operation/*"},
    "target": {"target/*"},
    "results": {"results", "outcome", "deviation", "deviation_read", "log", "report", "message"},
    "render": {"render/*"},
    "run": {"run", "pipeline", "lint_rules", "exhibit", "header", "probe", "smoke", "smoke_calls", "smoke_talk"},
    "cli": {"cli/*"},
}
ALLOWED = {
    "value": {"value"},
    "read": {"value", "read"},
    "spec": {"value", "read", "spec"},
    "load": {"value", "read", "spec", "load"},
    "judge": {"value", "read", "spec", "judge"},
    "operation": {"value", "operation"},
    "target": {"value", "read", "spec", "operation", "target"},
    "results": {"value", "read", "spec", "results"},
    "render": {"value", "read", "results", "render", "spec"},
    "run": {"value", "read", "spec", "judge", "target", "results", "run"},
    "cli": {"value", "read", "spec", "load", "judge", "target", "results", "render", "run", "cli"},
}
HOMES = {
    r"yaml-cpp/": {"src/yaml.cpp"},
    r"simdjson": {"src/json.cpp"},
    r"re2/": {"src/pattern.cpp"},
    r"CLI/": {"cli/program.hpp"},
    r"openssl/|botan/": {"src/digest.cpp", "src/operation/"},
}


def layer_of(name):
    for layer, members in LAYERS.items():
        if name in members or name.split("/")[0] + "/*" in members:
            return layer
    return None


def unit_of(path):
    relative = path.relative_to(ROOT).with_suffix("").as_posix()
    return relative.removeprefix("src/")


def faults_of(path):
    own = layer_of(unit_of(path))
    if own is None:
        yield f"{path.relative_to(ROOT)}: belongs to no layer; add it to LAYERS"
        return
    for number, line in enumerate(path.read_text().splitlines(), 1):
        where = f"{path.relative_to(ROOT)}:{number}"
        quoted = re.match(r'#include "([^"]+)"', line)
        if quoted:
            beside = (path.parent / quoted[1]).resolve()
            target = beside if beside.exists() else ROOT / "src" / quoted[1]
            name = unit_of(target)
            seen = layer_of(name)
            if seen not in ALLOWED[own]:
                yield f"{where}: {own} must not see {name} ({seen})"
        foreign = re.match(r"#include <([^>]+)>", line)
        for library, homes in HOMES.items():
            if foreign and re.match(library, foreign[1]):
                relative = path.relative_to(ROOT).as_posix()
                if not any(relative.startswith(home) for home in homes):
                    yield f"{where}: <{foreign[1]}> belongs in {', '.join(sorted(homes))}"


def main():
    files = sorted([*ROOT.glob("src/**/*.[ch]pp"), *ROOT.glob("cli/*.[ch]pp")])
    if len(files) < 50:
        sys.exit(f"only {len(files)} files found: the test looks in the wrong place")
    faults = [fault for path in files for fault in faults_of(path)]
    # The rules themselves must be able to fail.
    if "target" in ALLOWED["judge"] or layer_of("judge/machine") != "judge" or layer_of("nothing"):
        faults.append("the table of layers is broken")
    print("\n".join(faults) or f"{len(files)} files look one way")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
