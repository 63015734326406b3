#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs every mutant of table.yaml on its standard: the requirement named must fail with the message
named, `also` may fail with it, everything else must pass. The control without a fault must conform
to every standard. Prints the table with what was seen; exit 1 on any difference."""
import argparse
import concurrent.futures
import json
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROW = re.compile(r"^- \{(.*)\}$")


def read_table(path):
    """The table's rows are flow mappings on one line each, so that no YAML library is needed."""
    rows = []
    for number, line in enumerate(path.read_text().splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        match = ROW.match(line)
        if not match:
            sys.exit(f"{path}:{number}: a row is one line `- {{mutant: …}}`")
        row = {"also": []}
        for key, listed, plain in re.findall(r"([\w-]+): (?:\[([^\]]*)\]|([^,]+))", match[1]):
            row[key] = [each.strip() for each in listed.split(",")] if listed else plain.strip()
        rows.append(row)
    return rows


def run(args, mutant, standard):
    """The report of one mutant on one standard, with the exit code."""
    with tempfile.TemporaryDirectory() as scratch:
        report = pathlib.Path(scratch) / "report.json"
        command = [args.touchstone, "run", "--target", f"process:{args.mutant} {mutant}", "--standard",
                   standard, "--output", f"{scratch}/results.jsonl", "--report", f"json={report}",
                   "--timeout", "10"]
        done = subprocess.run(command, capture_output=True, text=True, timeout=600)
        if not report.exists():
            return None, done.returncode, done.stderr
        return json.loads(report.read_text()), done.returncode, done.stderr


def seen(report):
    """By requirement: its status and the messages of what did not pass."""
    facts = {}
    for standard in report["standards"]:
        for requirement in standard["requirements"]:
            facts[requirement["id"]] = (requirement["status"], sorted(requirement["causes"]))
    return facts


def judge_family(row, facts):
    status, causes = facts.get(row["requirement"], ("absent", []))
    failing = sorted(each for each, (state, _) in facts.items() if state == "fail")
    open_ones = sorted(each for each, (state, _) in facts.items()
                       if state in ("inconclusive", "untested", "absent"))
    faults = []
    if status != "fail":
        faults.append(f"{row['requirement']} is {status}")
    if row["message"] not in causes:
        faults.append(f"message {row['message']} not among {causes}")
    surplus = set(failing) - {row["requirement"], *row["also"]}
    if surplus:
        faults.append(f"also fails {sorted(surplus)}")
    idle = set(row["also"]) - set(failing)
    if idle:
        faults.append(f"does not fail {sorted(idle)}")
    # Where nothing is accepted any more, rejections lose their control: `open` says which.
    if set(open_ones) != set(row.get("open", [])):
        faults.append(f"no verdict on {open_ones}")
    return faults


def judge_transport(row, report):
    """A fault of the transport names its cause; no requirement may pass because of it."""
    causes = {cause for requirement in report["standards"][0]["requirements"]
              for cause in requirement["causes"]}
    if row["cause"] == "acquitted":
        return [] if report["outcome"] == "conforming" else [f"is {report['outcome']}: {sorted(causes)}"]
    if row["cause"] not in causes:
        return [f"cause {row['cause']} not among {sorted(causes)}"]
    return ["is conforming"] if report["outcome"] == "conforming" else []


def judge(args, row):
    report, code, errors = run(args, row["mutant"], row["standard"])
    if report is None:
        if row.get("cause") and row["cause"] in ("unreachable", "describe") and code == 5:
            return []
        return [f"no report, exit {code}: {errors.strip()[:200]}"]
    return judge_transport(row, report) if "cause" in row else judge_family(row, seen(report))


def suggest(args, mutant, standard):
    """A row as the run would have it, for whoever writes the table."""
    report, code, errors = run(args, mutant, standard)
    if report is None:
        return f"# {mutant} {standard}: exit {code} {errors.strip()[:100]}"
    facts = seen(report)
    failing = {each: causes for each, (state, causes) in facts.items() if state == "fail"}
    return f"# {mutant} {standard} {report['outcome']} {json.dumps(failing)}"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--touchstone", required=True)
    parser.add_argument("--mutant", required=True)
    parser.add_argument("--table", type=pathlib.Path, default=HERE / "table.yaml")
    parser.add_argument("--suggest", nargs=2, metavar=("STANDARD", "PATTERN"))
    args = parser.parse_args()
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        if args.suggest:
            names = subprocess.run([args.mutant, "--list"], capture_output=True, text=True, check=True).stdout.split()
            chosen = [name for name in names if re.search(args.suggest[1], name)]
            for line in pool.map(lambda name: suggest(args, name, args.suggest[0]), chosen):
                print(line, flush=True)
            return
        rows = read_table(args.table)
        standards = sorted({row["standard"] for row in rows})
        rows += [{"mutant": "correct", "standard": each, "cause": "acquitted"} for each in standards]
        failed = 0
        for row, faults in zip(rows, pool.map(lambda row: judge(args, row), rows)):
            what = row.get("requirement", row.get("cause"))
            failed += bool(faults)
            print(f"{'FAIL' if faults else 'ok  '} {row['mutant']:40} {row['standard']:12} {what:10} "
                  f"{row.get('message', '')} {'; '.join(faults)}", flush=True)
    if len(rows) < 100:
        sys.exit(f"only {len(rows)} rows: the table was not read")
    print(f"{len(rows) - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
