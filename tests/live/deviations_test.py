#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs each installed SDK with its deviations file: what is found must be exactly what is recorded.
bech32 1.2.0 must be convicted on BIP-350 and the strict SDKs acquitted. What is not installed is
printed as blocked and counted; with nothing installed the test is skipped (77)."""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
ACQUITTED = {"javascript/noble", "python/eth-python"}


def try_sdk(program, name):
    """The faults of one SDK's run, or None where it cannot run here."""
    deviations = ROOT / "adapters" / name / "deviations.yaml"
    if not (ROOT / "build/adapters" / name / "installed").exists():
        return "blocked (not installed)", None
    if not deviations.exists():
        return "blocked (no deviations file)", None
    with tempfile.TemporaryDirectory() as scratch:
        report = pathlib.Path(scratch) / "report.json"
        done = subprocess.run([program, "run", "--target", f"process:adapters/run.sh {name}", "--deviations",
                               deviations, "--output", f"{scratch}/results.jsonl", "--report",
                               f"json={report}"], cwd=ROOT, capture_output=True, text=True, timeout=600)
        headline = done.stdout.split("\n", 1)[0]
        faults = [] if done.returncode == 0 else [f"exit {done.returncode}: {done.stdout}{done.stderr}"]
        outcomes = {each["id"]: each["outcome"] for each in json.loads(report.read_text())["standards"]}
    if name in ACQUITTED and set(outcomes.values()) != {"conforming"}:
        faults.append(f"not acquitted: {outcomes}")
    if name == "python/bech32" and outcomes.get("bip-350") != "non-conforming":
        faults.append(f"not convicted on bip-350: {outcomes}")
    return headline, faults


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--touchstone", required=True, type=lambda text: pathlib.Path(text).resolve())
    program = parser.parse_args().touchstone
    passed = failed = blocked = 0
    for folder in sorted(ROOT.glob("adapters/*/*/")):
        name = f"{folder.parent.name}/{folder.name}"
        headline, faults = try_sdk(program, name)
        print(f"{name:24} {headline}", flush=True)
        for fault in faults or []:
            print("  " + fault)
        blocked += faults is None
        failed += bool(faults)
        passed += faults == []
    print(f"{passed} passed, {failed} failed, {blocked} skipped")
    sys.exit(1 if failed else 0 if passed else 77)


if __name__ == "__main__":
    main()
