#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A standard that nobody has heard of, with an operation that `local` does not know: one spec, one
operation file, one case file outside the tree, and it lists, plans, lints, runs and reports."""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

SPEC = """
id: frog-1
title: {en: "Frog calls", zh: "蛙鸣"}
body: pond
editions: [{id: "1", date: "2026-01-01", status: deployed, url: "https://example.org/frog"}]
applies-to: [sdk]
features: {count: {status: m}}
reasons: {not-a-call: {is-a: malformed, en: not a call, zh: 不是蛙鸣}}
requirements:
  - {id: FRG-01, clause: "1", level: shall, by-definition: true, polarity: [accepts], feature: count,
     testability: automatic, verified: true, summary: {en: The number of croaks is returned., zh: 应返回鸣叫次数。}}
  - {id: FRG-02, clause: "2", level: shall, by-definition: true, polarity: [rejects], feature: count,
     testability: automatic, verified: true, summary: {en: What is no call is refused., zh: 不是蛙鸣的输入应拒绝。}}
"""
OPERATION = """
croak.count:
  params: {call: {type: text}}
  result: {type: integer}
  discriminators: []
  reasons: [not-a-call]
  predicate: false
  idempotent: true
"""
CASES = """
standard: frog-1
source: {name: this test, licence: CC0-1.0}
cases:
  - id: counted
    purpose: {en: "Calls of several lengths", zh: "多种长度的蛙鸣"}
    rows: {columns: [id, call, count], data: [[one, "croak", 1], [three, "croak croak croak", 3]]}
    call: croak.count
    params: {call: {$get: row/call}}
    checks: [FRG-01]
    expect: {result: {$get: row/count}}
  - id: refused
    purpose: {en: "A moo is no croak", zh: "牛叫不是蛙鸣"}
    call: croak.count
    params: {call: "moo"}
    checks: [FRG-02]
    expect: {rejected: {reason: not-a-call}}
"""
ADAPTER = """
import json, sys
for line in sys.stdin:
    ask = json.loads(line)
    out = {"jsonrpc": "2.0", "id": ask["id"]}
    if ask["method"] == "touchstone.describe":
        out["result"] = {"protocol": 1, "name": "frog", "version": "1", "language": "python",
                         "operations": {"croak.count": {"reasons": "reason"}}}
    else:
        words = ask["params"]["call"].split()
        if STRICT and set(words) != {"croak"}:
            out["error"] = {"code": -32001, "message": "rejected", "data": {"reason": "not-a-call"}}
        else:
            out["result"] = len(words)
    print(json.dumps(out), flush=True)
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--touchstone", required=True, type=lambda text: pathlib.Path(text).resolve())
    program = parser.parse_args().touchstone
    faults = []
    tried = 0
    with tempfile.TemporaryDirectory() as scratch:
        home = pathlib.Path(scratch)
        for name, text in (("specs/pond/frog-1.yaml", SPEC), ("specs/operations/croak.yaml", OPERATION),
                           ("vectors/pond/frog-1.yaml", CASES), ("right.py", "STRICT = True" + ADAPTER),
                           ("wrong.py", "STRICT = False" + ADAPTER)):
            (home / name).parent.mkdir(parents=True, exist_ok=True)
            (home / name).write_text(text.lstrip())

        def expect(code, wanted, *words):
            nonlocal tried
            tried += 1
            done = subprocess.run([program, *words, "--add", scratch], cwd=scratch, capture_output=True, text=True)
            if done.returncode != code or wanted not in done.stdout:
                faults.append(f"{words}: exit {done.returncode}, no {wanted!r} in\n{done.stdout}{done.stderr}")

        expect(0, "frog-1", "list", "standards")
        expect(0, "FRG-02", "list", "requirements", "--standard", "frog-1")
        expect(0, "frog-1/counted", "list", "cases", "--standard", "frog-1")
        expect(0, "croak.count", "list", "operations")
        expect(0, "A moo is no croak", "explain", "frog-1/refused")
        expect(0, "requirements", "lint")
        expect(0, "frog-1/counted/three", "plan", "--target", "process:python3 right.py")
        expect(0, "✓ conforming", "run", "--target", "process:python3 right.py")
        expect(1, "FRG-02", "run", "--target", "process:python3 wrong.py", "--report", "json=wrong.json")
        expect(1, "FRG-02", "report", "results.jsonl")
        # What is mandatory and was asked for by name may not be missing.
        expect(1, "claimed-but-absent", "run", "--target", "local", "--standard", "frog-1")
        report = json.loads((home / "wrong.json").read_text())
        statuses = {each["id"]: each["status"] for each in report["standards"][0]["requirements"]}
        if statuses != {"FRG-01": "pass", "FRG-02": "fail"}:
            faults.append(f"the wrong frog: {statuses}")
    print("\n".join(faults))
    print(f"{tried - len(faults)} passed, {len(faults)} failed")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
