# SPDX-License-Identifier: Apache-2.0
"""Writes case files: a fixed layout, so that the same cases always give the same bytes."""
import json
import re

PLAIN = re.compile(r"[A-Za-z$][A-Za-z0-9$._/-]*")
TYPED = {"y", "n", "yes", "no", "on", "off", "true", "false", "null"}


def scalar(value, ascii_only=True):
    """One scalar. Text that is not a plain name is quoted and, in data, escaped to ASCII."""
    if value is True or value is False or value is None or isinstance(value, int):
        return json.dumps(value)
    if PLAIN.fullmatch(value) and value.lower() not in TYPED:
        return value
    return json.dumps(value, ensure_ascii=ascii_only)


def flow(value, ascii_only=True):
    """A value on one line."""
    if isinstance(value, dict):
        members = [f"{scalar(k)}: {flow(v, ascii_only)}" for k, v in value.items()]
        return "{" + ", ".join(members) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(flow(v, ascii_only) for v in value) + "]"
    return scalar(value, ascii_only)


def get(pointer):
    return {"$get": pointer}


class CaseFile:
    """Collects the cases of one standard. Row ids are checked to be unique and well formed."""

    def __init__(self, standard, source, note):
        self.lines = ["# SPDX-License-Identifier: Apache-2.0"]
        self.lines += ["# " + line for line in note]
        self.lines += [f"standard: {standard}", "source:"]
        self.lines += [f"  {key}: {scalar(text)}" for key, text in source.items()]
        self.lines.append("cases:")
        self.ids = set()

    def case(self, id, en, zh, body, columns=None, rows=None, **keys):
        """`body` maps the keys of the one-step form, or `preamble` and `steps`, to values."""
        assert id not in self.ids, id
        self.ids.add(id)
        self.lines += ["", f"  - id: {id}", "    purpose:"]
        self.lines += [f"      en: {flow(en, False)}", f"      zh: {flow(zh, False)}"]
        for key, value in keys.items():
            self.lines.append(f"    {key}: {flow(value)}")
        if rows is not None:
            self.rows(columns, rows)
        for key, value in body.items():
            self.member(key, value)

    def rows(self, columns, rows):
        self.lines += ["    rows:", f"      columns: {flow(columns)}", "      data:"]
        seen = set()
        for row in rows:
            assert len(row) == len(columns) and row[0] not in seen, row[0]
            assert re.fullmatch(r"[A-Za-z][A-Za-z0-9._-]{0,79}", row[0]), row[0]
            seen.add(row[0])
            self.lines.append("        - " + flow(row))

    def member(self, key, value):
        if key in ("preamble", "steps", "postamble"):
            self.lines.append(f"    {key}:")
            self.lines += ["      - " + flow(step) for step in value]
        else:
            self.lines.append(f"    {key}: {flow(value)}")

    def write(self, path):
        with open(path, "w", encoding="utf-8", newline="\n") as out:
            out.write("\n".join(self.lines) + "\n")
