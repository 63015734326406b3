# SPDX-License-Identifier: Apache-2.0
import json
import sys
from importlib.metadata import version

from bip_utils import Bech32ChecksumError, SegwitBech32Decoder, SegwitBech32Encoder


class Refusal(Exception):
    def __init__(self, code, message, data=None):
        super().__init__(message)
        self.code, self.data = code, data


def sdk(function, *arguments):
    """Calls the SDK. Whatever it raises is its rejection."""
    try:
        return function(*arguments)
    except Exception as error:
        reason = next((name for kind, text, name in REASONS
                       if isinstance(error, kind) and text in str(error)), None)
        raise Refusal(-32001, str(error)[:200], reason and {"reason": reason}) from error


# What the SDK says, and our name for it. A text that can mean two things is not listed. But a
# wrong checksum may be the other variant's: there only the class of the reason is right.
REASONS = [
    (Bech32ChecksumError, "", "invalid-checksum"),
    (ValueError, "string is mixed case", "mixed-case"),
    (ValueError, "no separator found", "missing-separator"),
    (ValueError, "HRP not valid, expected", "hrp-mismatch"),
    (ValueError, "(HRP not valid: )", "empty-hrp"),
    (ValueError, "witness version not valid", "witness-version-out-of-range"),
    (ValueError, "witness program length not valid", "program-wrong-length"),
    (ValueError, "(length not valid", "program-wrong-length-for-version"),
]


def segwit_encode(p):
    program = bytes.fromhex(p["program"].removeprefix("0x"))
    return sdk(SegwitBech32Encoder.Encode, p["hrp"], p["version"], program)


def segwit_decode(p):
    witness_version, program = sdk(SegwitBech32Decoder.Decode, p["hrp"], p["address"])
    return {"version": witness_version, "program": "0x" + program.hex()}


OPERATIONS = {
    "segwit-address.encode": ({}, segwit_encode),
    "segwit-address.decode": ({"reasons": "class"}, segwit_decode),
}


DESCRIPTION = {
    "protocol": 1,
    "name": "bip-utils",
    "version": version("bip_utils"),
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
