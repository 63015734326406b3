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
CASES = """
standard: bench-1
source: {name: run_bench.py, licence: CC0-1.0}
cases:
  - id: timed
    purpose: {en: "Timed", zh: "计时"}
"""
SIGNATURE_PARAMS = {"algorithm": "sm2-sm3", "signature-format": "raw"}


def folder_of(home, name, body):
    """A folder for --add whose one case has this body."""
    folder = home / name
    for path, text in (("specs/bench/bench-1.yaml", SPEC), ("vectors/bench/bench-1.yaml", CASES + body)):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text.lstrip("\n"))
    return folder


def call_of(operation, params, expected):
    return (f"    call: {operation}\n    params: {json.dumps(params)}\n    checks: [BEN-01]\n"
            f"    expect: {{result: {json.dumps(expected)}}}\n")


def rows_of(columns, lines):
    rows = "".join(f"        - {json.dumps([f'r{number}', *cells])}\n" for number, cells in enumerate(lines))
    return f"    rows:\n      columns: {json.dumps(['id', *columns])}\n      data:\n{rows}"


def cell(column):
    return {"$get": f"row/{column}"}


def hash_cases(lines, algorithm="sm3"):
    """`lines`: message, digest."""
    return rows_of(["message", "digest"], lines) + call_of(
        "hash.digest", {"algorithm": algorithm, "message": cell("message")}, cell("digest"))


def signature_cases(lines):
    """`lines`: public key, message, signature."""
    names = ["public-key", "message", "signature"]
    return rows_of(names, lines) + call_of(
        "signature.verify", SIGNATURE_PARAMS | {name: cell(name) for name in names}, True)


def matrix_cases(lines, sizes):
    """The product of the rows with axes of these sizes, made while it runs."""
    axes = "".join(f"      axis-{number}: {list(range(size))}\n" for number, size in enumerate(sizes))
    rows = rows_of(["message", "digest"], lines)
    return rows + "    matrix:\n" + axes + call_of(
        "hash.digest", {"algorithm": "sm3", "message": cell("message")}, cell("digest"))


def request_lines(operation, all_params):
    """What an adapter is sent, the description first."""
    yield '{"jsonrpc":"2.0","id":0,"method":"touchstone.describe","params":{"protocols":[1]}}\n'
    for number, params in enumerate(all_params, 1):
        message = {"jsonrpc": "2.0", "id": number, "method": operation, "params": params}
        yield json.dumps(message, separators=(",", ":")) + "\n"
