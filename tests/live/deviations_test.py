#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs each installed SDK with its deviations file: what is found must be exactly what is recorded.
bech32 1.2.0 must be convicted on BIP-350 and the strict SDKs acquitted. What is not installed is
printed as blocked and counted; with nothing installed the test is skipped (77). Each recorded fault
must name a reproduction, and no reproduction may be left that nobody names. Without --whole slow
SDKs are tried on a part that holds all their recorded faults."""
import argparse
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
ACQUITTED = {"javascript/noble", "python/eth-python"}
# gmssl hashes 1 MiB in 6 to 10 s. All its faults are in SM2.
PART = {"python/gmssl": ["--standard", "gbt-32918.2", "--skip", "gbt-32918.2/message-long/**"]}
WHOLE = {"python/gmssl": ["--timeout", "60"]}


def unnamed(folder):
    """What is wrong between the entries of an SDK, its reproductions and docs/findings.md."""
    deviations = folder / "deviations.yaml"
    text = deviations.read_text(encoding="utf-8") if deviations.exists() else ""
    files = {f"reproductions/{file.name}" for file in (folder / "reproductions").iterdir()}
    named = set(re.findall(r"^  reproduction: (\S+)$", text, re.MULTILINE))
    findings = (ROOT / "docs" / "findings.md").read_text(encoding="utf-8")
    told = {file for file in files if f"{folder.relative_to(ROOT)}/{file}" in findings}
    entries, naming = (len(re.findall(pattern, text, re.MULTILINE))
                       for pattern in (r"^- case:", r"^  reproduction:"))
    faults = [f"no such file: {file}" for file in sorted(named - files)]
    faults += [f"nobody names {file}" for file in sorted(files - named - told)]
    return faults + ([f"{entries - naming} entries without reproduction"] if entries != naming else [])


def try_sdk(program, name, options):
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
                               f"json={report}", *options], cwd=ROOT, capture_output=True, text=True, timeout=600)
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
    parser.add_argument("--whole", action="store_true")
    arguments = parser.parse_args()
    options = WHOLE if arguments.whole else PART
    passed = failed = blocked = 0
    for folder in sorted(ROOT.glob("adapters/*/*/")):
        name = f"{folder.parent.name}/{folder.name}"
        began = time.monotonic()
        headline, faults = try_sdk(arguments.touchstone, name, options.get(name, []))
        print(f"{name:24} {headline} [{time.monotonic() - began:.0f} s]", flush=True)
        misnamed = unnamed(folder)
        for fault in [*misnamed, *(faults or [])]:
            print("  " + fault)
        blocked += faults is None
        failed += bool(faults or misnamed)
        passed += faults == [] and not misnamed
    print(f"{passed} passed, {failed} failed, {blocked} skipped")
    sys.exit(1 if failed else 0 if passed else 77)


if __name__ == "__main__":
    main()
