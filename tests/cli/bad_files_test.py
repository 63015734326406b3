#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Puts each file of tests/unit/bad-files among good ones and compares every error that is told:
message, line, column and pointer. Each message that a reader of files can give must be there. What
only looks like a fault is accepted and kept exactly, and so are the hard cases."""
import argparse
import json
import pathlib
import re
import subprocess
import sys
import tempfile

from bad_files import HOME, ROOT, make_folder, read_table

SOURCES = ["yaml", "json", "json_fault", "plain_scalar", "located", "lint", "patch", "pattern", "deviation*",
           "load/*"]
EXPECTED = re.compile(r"(\S+) (\d+):(\d+)(?: ([/(].*?))?(?: in (\S+))?$")
MIB = 1 << 20


def ask(program, folder, *words):
    return subprocess.run([program, *words, "--data", "."], cwd=folder, capture_output=True, text=True, timeout=60)


def told(done):
    errors = [json.loads(line) for line in done.stderr.splitlines()]
    return [(each["error"], each.get("line", 0), each.get("column", 0), each.get("pointer", ""),
             each.get("file", "")) for each in errors]


def expected(name, line):
    message, row, column, pointer, file = EXPECTED.match(line).groups()
    pointer = re.sub(r"\((/\w+)\)\*(\d+)", lambda found: found[1] * int(found[2]), pointer or "")
    return message, int(row), int(column), pointer, file or name


def differences(name, wanted, seen, code):
    faults = [f"{name}: missing {each}" for each in wanted if each not in seen]
    faults += [f"{name}: not expected {each}" for each in seen if each not in wanted]
    if not faults and wanted != seen:
        faults.append(f"{name}: told in another order: {seen}")
    if code != 3:
        faults.append(f"{name}: exit {code} instead of 3")
    return faults


def try_bad(program, name, entry):
    words = {"deviations": ["deviations", "explain", name, "no-results.jsonl", "--json"],
             "mutants": ["lint", "--json", "--mutants", name]}
    with tempfile.TemporaryDirectory() as scratch:
        make_folder(pathlib.Path(scratch), name)
        done = ask(program, scratch, *words.get(name.split("/")[0], ["lint", "--json"]))
    return differences(name, [expected(name, line) for line in entry["errors"]], told(done), done.returncode)


def try_accepted(program, name, entry):
    with tempfile.TemporaryDirectory() as scratch:
        make_folder(pathlib.Path(scratch), name, f"vectors/{pathlib.Path(name).name}")
        lint, shown = ask(program, scratch, "lint"), ask(program, scratch, "explain", entry["case"])
    faults = [f"{name}: {lint.stdout}{lint.stderr}"] if lint.returncode or lint.stderr else []
    packed = "".join(shown.stdout.split())
    return faults + [f"{name}: not shown: {text}" for text in entry["shows"] if "".join(text.split()) not in packed]


def too_large(folder):
    with (folder / "vectors" / "large.yaml").open("wb") as file:
        file.truncate(64 * MIB + 1)
    return [("too-large", 1, 1, "", "vectors/large.yaml")]


def too_large_json(folder):
    with (folder / "vectors" / "large.json").open("wb") as file:
        file.truncate(64 * MIB + 1)
    return [("too-large", 1, 1, "", "vectors/large.json")]


def too_many(folder):
    for number in range(10_001):
        (folder / "specs" / "profiles" / f"p{number}.json").write_text(
            f'{{"id": "p{number}", "title": {{"en": "e", "zh": "z"}}, "standards": [{{"standard": "toad-1"}}]}}')
    # Those beyond the limit are the last in order: here the cases that the good standard needs.
    standard = "specs/pond/frog-1.yaml"
    return [("too-many-files", 0, 0, "", ""), ("no-accepting-check", 14, 5, "/requirements/0", standard),
            ("no-rejecting-check", 15, 5, "/requirements/1", standard)]


def leading_nowhere(folder):
    (folder / "vectors" / "link.yaml").symlink_to("nowhere")
    return [("cannot-read", 0, 0, "", "vectors/link.yaml")]


def no_data(folder):
    (folder / "empty").mkdir()
    return [("no-data-folder", 0, 0, "", "")]


# What is better made than kept: too much, or nothing at all.
MADE = {too_large: [], too_large_json: [], too_many: [], leading_nowhere: [], no_data: ["--add", "empty"]}


def try_made(program, make, words):
    with tempfile.TemporaryDirectory() as scratch:
        make_folder(pathlib.Path(scratch))
        wanted = make(pathlib.Path(scratch))
        done = ask(program, scratch, "lint", "--json", *words)
    return differences(make.__name__, wanted, told(done), done.returncode)


def try_hard_cases(program):
    folder = ROOT / "tests" / "unit" / "hard-cases"
    with tempfile.TemporaryDirectory() as scratch:
        for name, real in (("reports", ROOT), ("specs", folder), ("vectors", folder)):
            (pathlib.Path(scratch) / name).symlink_to(real / name)
        lint, listed = ask(program, scratch, "lint"), ask(program, scratch, "list", "cases")
    faults = [f"hard-cases: {lint.stdout}{lint.stderr}"] if lint.returncode or lint.stderr else []
    missing = {"made-verifies", "block", "are-consecutive", "private-jwk-member", "yields-304", "stranger-reverts"}
    missing = {name for name in missing if not re.search(rf"^\S+{name}[ /]", listed.stdout, re.M)}
    return faults + [f"hard-cases: no case {name}" for name in sorted(missing)]


def messages_of_sources():
    """Every message id that a reader of files names."""
    words = set(re.findall(r"^([a-z0-9-]+):", (ROOT / "reports" / "messages.yaml").read_text(), re.M))
    code = "".join(path.read_text() for name in SOURCES for path in sorted((ROOT / "src").glob(name + ".cpp")))
    return words & set(re.findall(r'"([a-z0-9]+(?:-[a-z0-9]+)+)"', code))


def untried(table, made):
    seen = {line.split()[0] for entry in table.values() for line in entry["errors"]} | made
    without = set(read_table("unreachable.yaml"))
    raised = messages_of_sources()
    return [f"no bad file for {each}" for each in sorted(raised - seen - without)] + [
        f"unreachable.yaml: {each} is reached, or no message" for each in sorted(without & seen | without - raised)]


def unlisted(tables):
    kept = {path.relative_to(HOME).as_posix() for folder in ("accepted", "specs", "vectors", "deviations", "mutants")
            for path in (HOME / folder).rglob("*") if path.is_file()}
    kept |= {f"together/{path.name}" for path in (HOME / "together").iterdir()}
    return [f"{name}: in no table, or no file" for name in sorted(kept ^ set(tables))]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--touchstone", required=True, type=lambda text: pathlib.Path(text).resolve())
    program = parser.parse_args().touchstone
    table, accepted = read_table("table.yaml"), read_table("accepted.yaml")
    faults = [fault for name, entry in table.items() for fault in try_bad(program, name, entry)]
    faults += [fault for make, words in MADE.items() for fault in try_made(program, make, words)]
    faults += [fault for name, entry in accepted.items() for fault in try_accepted(program, name, entry)]
    faults += try_hard_cases(program)
    faults += unlisted([*table, *accepted])
    faults += untried(table, {"too-large", "too-many-files", "cannot-read", "no-data-folder"})
    print("\n".join(faults))
    errors = sum(len(entry["errors"]) for entry in table.values())
    print(f"{len(table)} bad files with {errors} errors, {len(MADE)} made, {len(accepted)} accepted, "
          f"{len(messages_of_sources())} messages: {len(faults)} faults")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
