#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds the JSON Schemas against a validator and a YAML reader of other people: every shipped file
passes, every bad file that its table marks does not, and what the program writes passes too.
The JUnit report is held against reports/junit.xsd."""
import argparse
import copy
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

import bad_files
import data_files
from data_files import ROOT

SHIPPED = ("specs/**/*.yaml", "vectors/**/*.yaml", "tests/unit/hard-cases/**/*.yaml", "adapters/*/*/deviations.yaml",
           "tests/unit/bad-files/good/**/*.yaml", "tests/unit/bad-files/accepted/*")
# Target and cases: one that conforms, one that fails, one that does whatever can be done wrong.
RUNS = {"conforming": ("local", "bip-173/**"), "failing": ("process:{mutant} bech32-decodes-long", "bip-173/**"),
        "broken": ("process:{python} {scratch}/broken.py", "bip-173/decode-alphabet/**")}
BROKEN = """
import json, sys
for line in sys.stdin:
    ask = json.loads(line)
    out = {"jsonrpc": "2.0", "id": ask["id"]}
    turn = sum(ask["params"].get("text", "").encode()) % 5
    if ask["method"] == "touchstone.describe":
        out["result"] = {"protocol": 1, "name": "broken", "version": "1", "language": "python",
                         "operations": {"bech32.decode": {"reasons": "class"}}}
    elif turn == 0:
        out = "{"
    elif turn == 1:
        sys.exit("gone")
    elif turn == 2:
        out["error"] = {"code": -32002, "message": "unsupported", "data": {"what": "feature", "value": "length"}}
    elif turn == 3:
        out["error"] = {"code": -32001, "message": "rejected", "data": {"reason": "odd", "more": [1]}}
    else:
        out["result"] = {"hrp": "a" * 5000, "data": "0x"}
    print(json.dumps(out), flush=True)
"""


def shown(name, error):
    path = "/".join(map(str, error.absolute_path))
    return f"{name}: /{path}: {error.message[:200]}"


def check_schemas(schemas):
    from jsonschema import Draft202012Validator

    return [shown(name, error) for name, schema in schemas.items()
            for error in Draft202012Validator(Draft202012Validator.META_SCHEMA).iter_errors(schema)]


def check_shipped(validators, paths):
    faults = []
    for path in paths:
        name = path.relative_to(ROOT)
        errors = validators[data_files.schema_of(name)].iter_errors(data_files.read_data(path))
        faults += [shown(name, error) for error in errors]
    return faults


def readable(name):
    try:
        return True, data_files.read_data(bad_files.HOME / name)
    except Exception:  # whatever a reader says of what is no YAML or JSON
        return False, None


def check_bad(validators, table):
    """Refused where the table says so, and nowhere else."""
    faults, refused = [], 0
    for name, entry in table.items():
        if name.split("/")[0] in ("together", "mutants"):
            continue
        good, data = readable(name)
        refusal = good and not validators[data_files.schema_of(name)].is_valid(data)
        refused += refusal
        if refusal != (entry.get("schema") == "true"):
            faults.append(f"{name}: {'refused' if refusal else 'not refused'} by its schema")
    return faults, refused


def run_program(args, name, scratch):
    """The paths of results, JSON report and JUnit report of one run."""
    target, cases = RUNS[name]
    target = target.format(mutant=args.mutant, python=sys.executable, scratch=scratch)
    paths = [scratch / f"{name}.{ending}" for ending in ("jsonl", "json", "xml")]
    (scratch / "broken.py").write_text(BROKEN)
    subprocess.run([args.touchstone, "run", "--data", ROOT, "--target", target, "--standard", "bip-173",
                    "--select", cases, "--output", paths[0], "--report", f"json={paths[1]}", "--report", f"junit={paths[2]}"],
                   capture_output=True, timeout=120, check=False)
    return paths


def with_deviations(args, results, scratch):
    """The report of a run beside the deviations that were recorded from it."""
    known, report = scratch / "known.yaml", scratch / "known.json"
    subprocess.run([args.touchstone, "deviations", "init", results, "--data", ROOT, "--output", known],
                   capture_output=True, check=True)
    subprocess.run([args.touchstone, "report", results, "--data", ROOT, "--format", "json", "--deviations", known,
                    "--output", report], capture_output=True, check=False)
    return known, report


def check_log(validators, path):
    """Faults and number of lines; each kind of line is refused with a member more or less."""
    validator = validators["results.schema.json"]
    lines = [json.loads(line) for line in path.read_text().splitlines()]
    faults = [shown(f"{path.name}:{number}", error) for number, line in enumerate(lines, 1)
              for error in validator.iter_errors(line)]
    for line in (lines[0], lines[1], lines[-1]):
        for altered in ({**line, "more": 1}, {name: line[name] for name in list(line)[:-1]}):
            if validator.is_valid(altered):
                faults.append(f"{path.name}: accepted with a member more or less: {str(line)[:80]}")
    return faults, len(lines)


def check_report(validators, path):
    validator = validators["report.schema.json"]
    report = json.loads(path.read_text())
    faults = [shown(path.name, error) for error in validator.iter_errors(report)]
    altered = copy.deepcopy(report)
    altered["standards"][0]["requirements"][0]["more"] = 1
    if validator.is_valid(altered):
        faults.append(f"{path.name}: accepted with a member more")
    return faults


def check_junit(path):
    done = subprocess.run(["xmllint", "--noout", "--schema", ROOT / "reports" / "junit.xsd", path],
                          capture_output=True, text=True)
    return [] if done.returncode == 0 else [f"{path.name}: {done.stderr[:500]}"]


def check_written(args, validators):
    faults, lines, reports = [], 0, 0
    with tempfile.TemporaryDirectory() as folder:
        scratch = pathlib.Path(folder)
        for name in RUNS:
            results, report, junit = run_program(args, name, scratch)
            known, beside = with_deviations(args, results, scratch)
            found, count = check_log(validators, results)
            faults += found + check_report(validators, report) + check_report(validators, beside) + check_junit(junit)
            faults += [shown(known.name, error) for error in
                       validators["deviations.schema.json"].iter_errors(data_files.read_data(known))]
            lines, reports = lines + count, reports + 2
    return faults, lines, reports


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--touchstone", required=True, type=lambda text: pathlib.Path(text).resolve())
    parser.add_argument("--mutant", required=True, type=lambda text: pathlib.Path(text).resolve())
    args = parser.parse_args()
    if shutil.which("xmllint") is None:
        data_files.blocked("xmllint is absent")
    data_files.enter_environment()
    schemas = data_files.read_schemas()
    validators = data_files.make_validators(schemas)
    shipped = sorted({path for pattern in SHIPPED for path in ROOT.glob(pattern) if path.is_file()})
    table = bad_files.read_table("table.yaml")
    refused_faults, refused = check_bad(validators, table)
    written_faults, lines, reports = check_written(args, validators)
    faults = check_schemas(schemas) + check_shipped(validators, shipped) + refused_faults + written_faults
    if len(schemas) < 7 or len(shipped) < 50 or refused < 30:
        faults.append("the test looks in the wrong place")
    print("\n".join(faults))
    print(f"{len(schemas)} schemas, {len(shipped)} shipped files, {refused} bad files refused, "
          f"{lines} lines of results, {reports} reports, {len(RUNS)} JUnit reports: {len(faults)} faults")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
