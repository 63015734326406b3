#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every message id that a source names has words, no words are dead, and each message is seen: in a
golden, by its words in either language or by its id, or in the table of the bad files."""
import pathlib
import re
import sys

import data_files
from bad_files import read_table

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]

# Where a source hands over an id, not a name of something else.
CALLS = re.compile(r"""(?:\bError\{|(?<!\w)Error\s\w+\{|\bsay\(|\badvise\(|(?:errors|diagnostics|faults|notes)\.push_back\(\{
                       |\bfail\(\{|\breturn\ fail\(|\bgarbled\(|\bmismatch\(|\brow\(|\bline\()\s*"([a-z0-9]+(?:-[a-z0-9]+)*)"(?!\s*\+)""", re.X)
COMPOSED = re.compile(r'"([a-z-]+)-" ?\+')
# Ids that are put together, and where the second half is listed.
HALVES = {"outcome": "conclusion_name", "statement": "conclusion_name", "status": "status_name",
          "level": "level_name", "set-aside": "applicability_name", "column": None, "left-out": None}
ENDINGS = re.findall(r'\+= "(-[a-z]+)"', "\n".join(path.read_text() for path in sorted((ROOT / "src").rglob("*.cpp"))))
# What only a fault outside of the program and its input brings about.
OUTSIDE = {
    "carrier-fault": "no target of this version is carried by another",
    "no-reset": "each target of this version can be put back to its start",
    "too-few-messages": "no transport of this version is duplex",
    "trigger-failed": "no transport of this version is duplex",
    "unknown-variant": "no operation of `local` rejects for a reason of that class",
    "zero-byte-in-command": "no shell passes one on; the unit tests do",
    "case-too-long": "five million steps take too long here",
    "comparison-too-long": "tens of millions of comparisons take too long here; the unit tests do it",
    "describe-changed": "kept as evidence only; the unit tests of the process target see it",
    "garbled-over-long": "a log keeps the hash of so long a line; the unit tests see it",
    "garbled-repeated-id": "a second answer comes when nobody listens any more; the unit tests see it",
    "left-out-not-detected": "plan asks for no more than the description, and run does not print what is left out",
    "set-aside-not-selected": "no check is set aside for this reason any more",
}
FARTHEST = 600


def words_of_messages():
    return data_files.read_data(ROOT / "reports" / "messages.yaml")


def sources():
    return "\n".join(path.read_text() for folder in ("src", "cli")
                     for path in sorted((ROOT / folder).rglob("*.[ch]pp")))


def reasons():
    """Names of rejections: they belong to the standards, which have words for them."""
    return set(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)+", "".join(
        path.read_text() for path in sorted((ROOT / "specs").rglob("*.yaml")))))


def listed_by(code, function):
    """The names that a `*_name` function, or the table it looks into, can give."""
    body = re.search(rf"^(?:constexpr )?std::string_view {function}\(.*?^}}", code, re.M | re.S)[0]
    table = re.search(r"return (?:name_in\()?([A-Z_]+)[,\[]", body)
    if table:
        body = re.search(rf"\b{table[1]}\b[^;=]*[{{=].*?;", code, re.S)[0]
    return set(re.findall(r'"([a-z-]+)"', body))


def used(code, words):
    """Ids that the sources name, and faults."""
    literals = set(re.findall(r'"([a-z0-9]+(?:-[a-z0-9]+)*)"', code))
    ids, faults = set(), []
    for first in sorted(set(COMPOSED.findall(code))):
        if first not in HALVES:
            faults.append(f"{first}- is put together, and the test does not know of what")
            continue
        halves = literals if HALVES[first] is None else listed_by(code, HALVES[first])
        ids |= {f"{first}-{half}" for half in halves} & set(words)
    ids |= literals & set(words)
    ids |= {each + last for each in literals for last in ENDINGS} & set(words)
    named = set(CALLS.findall(code)) - reasons()
    faults += [f"no words for {each}" for each in sorted(named - set(words))]
    return ids, faults


def packed(text):
    return re.sub(r"\s+", "", text)


def in_order(parts, text):
    """Whether the parts stand in the text one after another, not far apart: arguments lie between."""
    start = text.find(parts[0])
    while start >= 0:
        at = start + len(parts[0])
        for part in parts[1:]:
            found = text.find(part, at, at + FARTHEST)
            if found < 0:
                break
            at = found + len(part)
        else:
            return True
        start = text.find(parts[0], start + 1)
    return False


def seen(name, entry, output, dense):
    if "-" in name and re.search(rf"(?<![\w-]){name}(?![\w-])", output):
        return True
    for words in (entry["en"], entry["zh"]):
        if "{" not in words and len(words) < 14 or len(packed(re.sub(r"{\w+}", "", words))) < 4:
            # A word in a column, or with a number beside it.
            cell = re.sub(r"\\{\w+\\}", r"[\\w./-]+", re.escape(words))
            if re.search(rf"(?:^ ?|  |[✓✗?=!-] ){cell}(?=  |$|\n| )", output, re.M):
                return True
        elif in_order([packed(part) for part in re.split(r"\{\w+\}", words) if part.strip()], dense):
            return True
    return False


def output_of_goldens():
    lines = [line for path in sorted((HERE / "goldens").glob("*.golden"))
             for line in path.read_text().splitlines()]
    return "\n".join(re.sub(r"^(1|2|log)> ?", "", line) for line in lines if re.match(r"(1|2|log)>", line))


def in_bad_files():
    """What the table asserts, and the files that the test makes."""
    made = (HERE / "bad_files_test.py").read_text()
    return {line.split()[0] for entry in read_table("table.yaml").values() for line in entry["errors"]} | {
        each for each in re.findall(r'"([a-z-]+)"', made) if "-" in each}


def main():
    data_files.enter_environment()
    words, code = words_of_messages(), sources()
    ids, faults = used(code, words)
    faults += [f"dead words: {each}" for each in sorted(set(words) - ids)]
    output, tabled = output_of_goldens(), in_bad_files()
    unseen = [name for name in words if name not in tabled and not seen(name, words[name], output, packed(output))]
    faults += [f"seen in no golden: {each}" for each in unseen if each not in OUTSIDE]
    faults += [f"said to be out of reach, and seen: {each}" for each in sorted(OUTSIDE) if each not in unseen]
    print("\n".join(faults))
    print(f"{len(words)} messages, {len(words) - len(unseen)} seen, {len(OUTSIDE)} out of reach, {len(faults)} faults")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
