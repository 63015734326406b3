# SPDX-License-Identifier: Apache-2.0
import json
import sys
from importlib.metadata import version

import bech32


class Refusal(Exception):
    def __init__(self, code, message, data=None):
        super().__init__(message)
        self.code, self.data = code, data


def sdk(function, *arguments):
    """Calls the SDK. Whatever it raises is its rejection."""
    try:
        return function(*arguments)
    except Exception as error:
        raise Refusal(-32001, str(error)[:200] or type(error).__name__) from error


def to_bytes(text):
    return bytes.fromhex(text.removeprefix("0x"))


def to_hex(data):
    return "0x" + bytes(data).hex()


# The SDK says no by returning None, or a pair of them.
def accepted(result):
    if result in (None, (None, None)):
        raise Refusal(-32001, f"the SDK returned {result}")
    return result


def bech32_encode(p):
    return accepted(sdk(bech32.bech32_encode, p["hrp"], list(to_bytes(p["data"]))))


def bech32_decode(p):
    hrp, data = accepted(sdk(bech32.bech32_decode, p["text"]))
    return {"hrp": hrp, "data": to_hex(data)}


def segwit_encode(p):
    return accepted(sdk(bech32.encode, p["hrp"], p["version"], to_bytes(p["program"])))


def segwit_decode(p):
    witness_version, program = accepted(sdk(bech32.decode, p["hrp"], p["address"]))
    return {"version": witness_version, "program": to_hex(program)}


OPERATIONS = {
    "bech32.encode": ({"variant": ["bech32"]}, bech32_encode),
    "bech32.decode": ({"variant": ["bech32"]}, bech32_decode),
    "segwit-address.encode": ({}, segwit_encode),
    "segwit-address.decode": ({}, segwit_decode),
}


DESCRIPTION = {
    "protocol": 1,
    "name": "bech32",
    "version": version("bech32"),
    "language": "Python",
    "derivedFrom": [],
    "maxOutstanding": 16,
    "operations": {name: told for name, (told, _) in OPERATIONS.items()},
}


def perform(operation, params):
    if operation == "touchstone.describe":
        return DESCRIPTION
    if operation not in OPERATIONS:
        raise Refusal(-32601, "unknown operation")
    told, call = OPERATIONS[operation]
    for name, values in told.items():
        if name != "reasons" and params[name] not in values:
            raise Refusal(-32002, "unsupported", {"what": name, "value": params[name]})
    return call(params)


def answer(line):
    reply = {"jsonrpc": "2.0", "id": None}
    try:
        request = json.loads(line)
        reply["id"] = request["id"]
        result = perform(request["method"], request.get("params", {}))
        return json.dumps(reply | {"result": result})
    except Refusal as refusal:
        told = {"data": refusal.data} if refusal.data else {}
        reply["error"] = {"code": refusal.code, "message": str(refusal)} | told
    except Exception as error:
        reply["error"] = {"code": -32603, "message": repr(error)[:200]}
    return json.dumps(reply)


for line in sys.stdin.buffer:
    sys.stdout.write(answer(line) + "\n")
    sys.stdout.flush()
