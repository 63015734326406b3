#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs every goldens/*.golden and compares standard output, standard error, exit code and log.

A golden is text: `# comment`, `file NAME` followed by its lines, each after `| `, `$ command`,
`? exit code`, `1> line`, `2> line`, `log> line`. {touchstone} {mutant} {data} are replaced, and the
command runs in an empty folder. `--update` writes what was seen. Each line printed after a
`Reproduce` label is executed too and has to show the fingerprint that stands above it."""
import argparse
import concurrent.futures
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
VOLATILE = [(re.compile(r"\b[0-9a-f]{64}\b"), "<sha256>"), (re.compile(r"sha256 [0-9a-f]{16}…"), "sha256 <16 digits>…"),
            (re.compile(r'"us":\d+'), '"us":<time>'), (re.compile(r' time="[\d.]+"'), ' time="<time>"'), (re.compile(r'"started":"[^"]*"'), '"started":"<time>"')]


def normal(text, args, scratch):
    for real, name in ((str(args.mutant), "{mutant}"), (str(args.touchstone), "{touchstone}"),
                       (scratch, "{here}"), (str(ROOT), "{data}")):
        text = text.replace(real, name)
    for pattern, name in VOLATILE:
        text = pattern.sub(name, text)
    return text


def parse(path):
    """Files to write, the commands, and everything that is expected, as it stands."""
    files, commands, expected, current = {}, [], [], None
    for line in path.read_text().splitlines():
        if line.startswith("file "):
            current = line[5:]
            files[current] = ""
        elif line.startswith("| ") or line == "|":
            files[current] += line[2:] + "\n"
        elif line.startswith("$ "):
            commands.append(line[2:])
            expected.append([])
        elif re.match(r"(\?|1>|2>|log>)( |$)", line):
            expected[-1].append(line)
    return files, commands, expected


def surroundings(scratch):
    return {"PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": scratch, "TOUCHSTONE_DATA": str(ROOT)}


def observe(command, args, scratch):
    """What one command does, in the golden's own lines."""
    filled = command.replace("{touchstone}", str(args.touchstone)).replace("{mutant}", str(args.mutant))
    filled = filled.replace("{data}", str(ROOT)).replace("{here}", scratch)
    log = pathlib.Path(scratch) / "results.jsonl"
    before = log.read_text() if log.exists() else None
    done = subprocess.run(filled, shell=True, cwd=scratch, capture_output=True, text=True, timeout=120,
                          env=surroundings(scratch))
    lines = [f"? {done.returncode}"]
    for mark, text in (("1>", done.stdout), ("2>", done.stderr)):
        lines += [f"{mark} {line}".rstrip() for line in normal(text, args, scratch).splitlines()]
    after = log.read_text() if log.exists() else None
    if after is not None and after != before:
        # The header is the standard's own text; the lines and the footer are what was judged.
        lines += [f"log> {line}" for line in normal(after, args, scratch).splitlines()[1:]]
    return lines, done.stdout


def reproduce(output, args, scratch):
    """Faults of the `Reproduce` lines: each has to show the fingerprint printed above it."""
    faults, fingerprint, armed = [], None, False
    for line in output.splitlines():
        shown = re.match(r"\s+(?:Fingerprint|特征值)\s+(\w{16})", line)
        fingerprint = shown[1] if shown else fingerprint
        if armed:
            command = line.replace("touchstone", shlex.quote(str(args.touchstone)), 1)
            again = subprocess.run(command, shell=True, cwd=scratch, capture_output=True, text=True,
                                   timeout=120, env=surroundings(scratch))
            if not fingerprint or fingerprint not in again.stdout:
                faults.append(f"does not reproduce {fingerprint}: {line}")
            reproduce.executed += 1
        armed = bool(re.match(r"\s+(Reproduce|复现)$", line))
    return faults


reproduce.executed = 0


def check(path, args):
    files, commands, expected = parse(path)
    if not commands or (not args.update and not all(expected)):
        return [f"{path.name}: a command without an expectation"]
    faults, seen = [], []
    with tempfile.TemporaryDirectory() as scratch:
        for name, text in files.items():
            target = pathlib.Path(scratch) / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text)
        for command, wanted in zip(commands, expected):
            lines, output = observe(command, args, scratch)
            seen.append((command, lines))
            if not args.update and lines != wanted:
                differing = [f"    {sign} {line}" for sign, line in diff(wanted, lines)]
                faults.append(f"{path.name}: $ {command}\n" + "\n".join(differing[:20]))
            faults += [f"{path.name}: {fault}" for fault in reproduce(output, args, scratch)]
    if args.update:
        write(path, seen)
    return faults


def diff(wanted, got):
    for line in wanted:
        if line not in got:
            yield "-", line
    for line in got:
        if line not in wanted:
            yield "+", line


def write(path, seen):
    kept = [line for line in path.read_text().splitlines()
            if not re.match(r"(\$|\?|1>|2>|log>)( |$)", line)]
    while kept and not kept[-1]:
        kept.pop()
    for command, lines in seen:
        kept += ["", f"$ {command}", *lines]
    path.write_text("\n".join(kept) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--touchstone", required=True, type=lambda text: pathlib.Path(text).resolve())
    parser.add_argument("--mutant", required=True, type=lambda text: pathlib.Path(text).resolve())
    parser.add_argument("--update", action="store_true")
    args = parser.parse_args()
    goldens = sorted((HERE / "goldens").glob("*.golden"))
    if not goldens:
        sys.exit("there are no goldens")
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        faults = [fault for found in pool.map(lambda path: check(path, args), goldens) for fault in found]
    print("\n".join(faults))
    codes = {line for path in goldens for line in path.read_text().splitlines() if line.startswith("? ")}
    missing = {f"? {code}" for code in (0, 1, 2, 3, 5, 130)} - codes
    if missing:
        faults.append(f"no golden for the exit codes {sorted(missing)}")
        print(faults[-1])
    if reproduce.executed == 0:
        faults.append("no Reproduce line was executed")
        print(faults[-1])
    print(f"{len(goldens) - len(faults)} passed, {len(faults)} failed")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
