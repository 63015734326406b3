# SPDX-License-Identifier: Apache-2.0
"""What run_bench.py tries: a standard of its own in a folder of its own, with as many cases as asked,
and the same inputs as a bare loop reads them."""
import json

SPEC = """
id: bench-1
title: {en: "What is timed", zh: "计时内容"}
body: bench
editions: [{id: "1", date: "2026-01-01", status: deployed, url: "https://example.org/bench"}]
applies-to: [sdk]
requirements:
  - {id: BEN-01, clause: "1", level: shall, by-definition: true, polarity: [accepts], testability: automatic,
     verified: true, summary: {en: The reference value is returned., zh: 应返回参考值。}}
"""
CASE_FILE = {"standard": "bench-1", "source": {"name": "run_bench.py", "licence": "CC0-1.0"}}
CASE = {"id": "timed", "purpose": {"en": "Timed", "zh": "计时"}}
SIGNATURE_PARAMS = {"algorithm": "sm2-sm3", "signature-format": "raw"}


def as_yaml(case):
    """As the shipped files are written: a row a line."""
    members = "".join(f"    {name}: {json.dumps(value)}\n" for name, value in case.items() if name != "rows")
    rows = "".join(f"        - {json.dumps(row)}\n" for row in case["rows"]["data"])
    columns = json.dumps(case["rows"]["columns"])
    head = "".join(f"{name}: {json.dumps(value)}\n" for name, value in CASE_FILE.items())
    return f"{head}cases:\n  -\n{members}    rows:\n      columns: {columns}\n      data:\n{rows}"


def folder_of(home, name, case, form="yaml"):
    """A folder for --add that has this one case, in a file of that form."""
    folder = home / name
    text = as_yaml(case) if form == "yaml" else json.dumps(CASE_FILE | {"cases": [case]}, indent=1)
    for path, content in (("specs/bench/bench-1.yaml", SPEC.lstrip()), (f"vectors/bench/bench-1.{form}", text)):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(content)
    return folder


def case_of(names, lines, operation, params, expected):
    data = [[f"r{number}", *cells] for number, cells in enumerate(lines)]
    return CASE | {"rows": {"columns": ["id", *names], "data": data}, "call": operation, "params": params,
                   "checks": ["BEN-01"], "expect": {"result": expected}}


def cell(column):
    return {"$get": f"row/{column}"}


def hash_case(lines, algorithm="sm3"):
    """`lines`: message, digest."""
    params = {"algorithm": algorithm, "message": cell("message")}
    return case_of(["message", "digest"], lines, "hash.digest", params, cell("digest"))


def signature_case(lines):
    """`lines`: public key, message, signature."""
    names = ["public-key", "message", "signature"]
    return case_of(names, lines, "signature.verify", SIGNATURE_PARAMS | {name: cell(name) for name in names}, True)


def matrix_case(lines, sizes):
    """The product of the rows with axes of these sizes, made while it runs."""
    return hash_case(lines) | {"matrix": {f"axis-{number}": list(range(size)) for number, size in enumerate(sizes)}}


def request_lines(operation, all_params):
    """What an adapter is sent, the description first."""
    yield '{"jsonrpc":"2.0","id":0,"method":"touchstone.describe","params":{"protocols":[1]}}\n'
    for number, params in enumerate(all_params, 1):
        message = {"jsonrpc": "2.0", "id": number, "method": operation, "params": params}
        yield json.dumps(message, separators=(",", ":")) + "\n"
