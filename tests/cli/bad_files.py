# SPDX-License-Identifier: Apache-2.0
"""The tables of tests/unit/bad-files, and the folder of data that a file of it is tried in."""
import pathlib
import re
import shutil

ROOT = pathlib.Path(__file__).resolve().parents[2]
HOME = ROOT / "tests" / "unit" / "bad-files"
ENTRY = re.compile(r"([\w./-]+):$")
MEMBER = re.compile(r"  ([\w-]+): ?(.*)$")
ITEM = re.compile(r"    - (.*)$")


def read_table(name):
    """{file: {member: text or list of texts}}; so much YAML needs no library."""
    table, entry, member = {}, None, None
    for number, line in enumerate((HOME / name).read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        if found := ENTRY.match(line):
            entry = table[found[1]] = {}
        elif found := MEMBER.match(line):
            member = found[1]
            entry[member] = found[2] or []
        elif found := ITEM.match(line):
            entry[member].append(found[1])
        else:
            raise ValueError(f"{name}:{number}: {line}")
    return table


def make_folder(scratch, name=None, place=None):
    """The good files with a bad one among them, or with a folder of them."""
    shutil.copytree(HOME / "good", scratch, dirs_exist_ok=True)
    (scratch / "reports").symlink_to(ROOT / "reports")
    if name and (HOME / name).is_dir():
        shutil.copytree(HOME / name, scratch, dirs_exist_ok=True)
    elif name:
        target = scratch / (place or name)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(HOME / name, target)
