#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A run that is killed with -9 goes on behind its last whole line, and its log is then that of a run
that nobody killed."""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile
import time


def facts(path):
    """The lines of a log without what differs between two runs of the same facts."""
    lines = []
    for line in path.read_text().splitlines():
        value = json.loads(line)
        value.pop("timing", None)
        lines.append(value)
    return lines


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--touchstone", required=True, type=lambda text: pathlib.Path(text).resolve())
    parser.add_argument("--mutant", required=True, type=lambda text: pathlib.Path(text).resolve())
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        command = [args.touchstone, "run", "--target", f"process:{args.mutant} correct", "--standard",
                   "gbt-32918.2", "--output"]
        whole, killed = pathlib.Path(scratch) / "whole.jsonl", pathlib.Path(scratch) / "killed.jsonl"
        subprocess.run([*command, whole], check=True, capture_output=True)
        with subprocess.Popen([*command, killed], stdout=subprocess.DEVNULL) as run:
            while not killed.exists() or killed.read_bytes().count(b"\n") < 200:
                time.sleep(0.005)
            run.kill()
        written = killed.read_bytes().count(b"\n") - 1
        total = len(facts(whole)) - 2
        if not 0 < written < total:
            sys.exit(f"killed too late to prove anything: {written} of {total} lines")
        # What a kill in the middle of a write leaves behind.
        with killed.open("ab") as log:
            log.write(b'{"n":9999,"case":"gbt-32918.2/cut')
        again = subprocess.run([*command, killed, "--resume"], capture_output=True, text=True)
        same = facts(whole) == facts(killed)
        print(f"killed after {written} of {total} cases, resumed: exit {again.returncode}, same log: {same}")
        if again.returncode != 0 or not same:
            print(again.stdout, again.stderr)
            sys.exit(1)
    print("1 passed, 0 failed")


if __name__ == "__main__":
    main()
