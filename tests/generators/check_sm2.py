#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Computes every expected value of vectors/gb/gbt-32918.2.yaml again with Botan, which sees the
parameters of each step and never the expectation. Prints what differs and what could not be
computed; exit 1 if anything differs, or if a check could not be made.
Usage: check_sm2.py [FILE]      needs python3-yaml, pkg-config, a C++20 compiler, libbotan-2-dev
"""
import collections
import itertools
import os
import shlex
import subprocess
import sys
import tempfile

import yaml

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.join(HERE, "..", "..")


class Peer:
    """The driver sm2_botan.cpp, built into a folder that goes away."""

    def __init__(self, folder):
        program = os.path.join(folder, "sm2_botan")
        flags = subprocess.run(["pkg-config", "--cflags", "--libs", "botan-2"], check=True,
                               capture_output=True, text=True).stdout.split()
        compiler = shlex.split(os.environ.get("CXX", "c++"))
        subprocess.run([*compiler, "-std=c++20", "-O1", os.path.join(HERE, "sm2_botan.cpp"),
                        *flags, "-o", program], check=True)
        self.process = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        text=True, bufsize=1)
        self.alone = collections.Counter()

    def answer(self, operation, params):
        """{result: …}, {rejected: {reason: …}} or None where the operation is not computed."""
        words = [f"{name}={value}" for name, value in params.items()]
        self.process.stdin.write(" ".join([operation, *words]) + "\n")
        kind, _, rest = self.process.stdout.readline().strip().partition(" ")
        if kind == "rejected":
            reason, _, alone = rest.partition(" ")
            self.alone.update([reason] if alone else [])
            return {"rejected": {"reason": reason}}
        if kind != "result":
            return None
        if operation in ("sm2.za", "bytes.repeat"):
            return {"result": rest}
        return {"result": True if rest == "true" else {"signature": rest}}


def pointed(value, tokens):
    for token in tokens:
        if not isinstance(value, dict) or token not in value:
            return KeyError
        value = value[token]
    return value


def resolved(template, names):
    if isinstance(template, dict):
        if set(template) == {"$get"}:
            name, *tokens = template["$get"].split("/")
            return pointed(names[name], tokens)
        return {key: resolved(value, names) for key, value in template.items()}
    if isinstance(template, list):
        return [resolved(value, names) for value in template]
    return template


def matches(matcher, value):
    if isinstance(matcher, dict) and set(matcher) == {"$type"}:
        return isinstance(value, {"string": str}[matcher["$type"]])
    if isinstance(matcher, dict) and set(matcher) == {"$bytes"}:
        return isinstance(value, str) and len(value) == 2 + 2 * matcher["$bytes"]["length"]
    if isinstance(matcher, dict):
        return (isinstance(value, dict) and set(matcher) == set(value)
                and all(matches(matcher[key], value[key]) for key in matcher))
    return type(matcher) is type(value) and matcher == value


def expected(expect, answer, classes):
    """Whether the answer is the expected one."""
    if "either" in expect:
        return any(expected(other, answer, classes) for other in expect["either"])
    if expect.get("result") is False:
        return "rejected" in answer
    if "rejected" not in expect:
        return "result" in answer and matches(expect.get("result"), answer["result"])
    if "rejected" not in answer:
        return False
    wanted, reason = expect["rejected"], answer["rejected"]["reason"]
    return (wanted.get("reason", reason) == reason
            and wanted.get("class", classes[reason]) == classes[reason])


def instances(case):
    columns = case.get("rows", {}).get("columns", [])
    matrix = case.get("matrix", {})
    for row in case["rows"]["data"] if columns else [[]]:
        assert len(row) == len(columns), row
        for values in itertools.product(*matrix.values()):
            chosen = dict(zip(matrix, values))
            suffix = ",".join(f"{name}={value}" for name, value in chosen.items())
            path = "/".join([case["id"], *row[:1]])
            yield path + (f"[{suffix}]" if suffix else ""), {"row": dict(zip(columns, row)),
                                                              **chosen}


class Check:
    def __init__(self, peer, classes):
        self.peer, self.classes = peer, classes
        self.checks = collections.Counter()
        self.different, self.uncomputed = [], []

    def instance(self, case, name, names):
        for index, step in enumerate(case.get("preamble", []) + case["steps"]):
            self.step(step, f"{name} step {index}", names)

    def step(self, step, name, names):
        if "when" in step and not matches(step["when"]["matches"],
                                          resolved(step["when"]["value"], names)):
            return
        operation = step.get("call") or step["compute"]
        answer = self.peer.answer(operation, resolved(step["params"], names))
        requirements = resolved(step.get("checks", []), names)
        if answer is None:
            self.uncomputed.append(f"{name}: {operation} ({', '.join(requirements)})")
            return
        expect = resolved(step.get("expect", {"result": answer.get("result")}), names)
        if not expected(expect, answer, self.classes):
            self.different.append(f"{name}: expected {expect}, Botan {answer}"[:400])
        self.checks.update(requirements)
        value = answer.get("result", answer.get("rejected"))
        save = step.get("save", {})
        for bound, pointer in ({save: ""} if isinstance(save, str) else save).items():
            names[bound] = pointed(value, pointer.split("/")[1:])


def main():
    path = sys.argv[1] if len(sys.argv) > 1 else os.path.join(ROOT, "vectors/gb/gbt-32918.2.yaml")
    with open(path, encoding="utf-8") as file:
        cases = yaml.safe_load(file)
    with open(os.path.join(ROOT, "specs/gb/gbt-32918.2.yaml"), encoding="utf-8") as file:
        standard = yaml.safe_load(file)
    classes = {name: reason["is-a"] for name, reason in standard["reasons"].items()}
    with tempfile.TemporaryDirectory() as folder:
        peer = Peer(folder)
        check = Check(peer, classes)
        count = 0
        for case in cases["cases"]:
            for name, names in instances(case):
                check.instance(case, name, names)
                count += 1
        peer.process.stdin.close()
        peer.process.wait()
    for line in check.different:
        print("different:", line)
    for line in check.uncomputed:
        print("not computed:", line)
    automatic = [r["id"] for r in standard["requirements"] if r["testability"] == "automatic"]
    unreached = [id for id in automatic if not check.checks[id]]
    print(f"{count} instances, {sum(check.checks.values())} checks, {len(check.different)} "
          f"different, {len(check.uncomputed)} not computed, requirements without a check: "
          f"{', '.join(unreached) or 'none'}")
    print("refusals that rest on the driver's own comparison, not on Botan:",
          ", ".join(f"{reason} {n}" for reason, n in sorted(peer.alone.items())))
    return 1 if check.different or check.uncomputed or unreached else 0


if __name__ == "__main__":
    sys.exit(main())
