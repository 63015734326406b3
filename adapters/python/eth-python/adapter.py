# SPDX-License-Identifier: Apache-2.0
import json
import sys
from importlib.metadata import version

import eth_utils
import rlp
from eth_hash.auto import keccak


class Refusal(Exception):
    def __init__(self, code, message, data=None):
        super().__init__(message)
        self.code, self.data = code, data


def sdk(function, *arguments):
    """Calls the SDK, under Python's own recursion limit. Whatever it raises is its rejection."""
    sys.setrecursionlimit(1000)
    try:
        return function(*arguments)
    except Exception as error:
        reason = next((name for text, name in REASONS if text in str(error)), None)
        raise Refusal(-32001, str(error)[:200], reason and {"reason": reason}) from error
    finally:
        sys.setrecursionlimit(ADAPTER_DEPTH)


ADAPTER_DEPTH = 20_000  # reading and writing nested lists is the adapter's work, not the SDK's
PACKAGES = ["rlp", "eth-utils", "eth-hash", "pycryptodome"]
# What the SDK says, and our name for it. A text that can mean two things is not listed: "Long
# string prefix used for short string" is also said of an input that ends within its length. Bytes
# that are missing at the end are "-2 superfluous bytes".
REASONS = [
    ("single byte was possible", "non-canonical-single-byte"),
    ("Length starts with zero bytes", "length-leading-zero"),
    ("announced a too small length", "item-overruns-list"),
    ("ends with -", "truncated"),
    ("superfluous bytes", "trailing-data"),
]


def to_bytes(text):
    return bytes.fromhex(text.removeprefix("0x"))


def to_hex(data):
    return "0x" + data.hex()


def to_item(value):
    return [to_item(each) for each in value] if isinstance(value, list) else to_bytes(value)


def from_item(item):
    return to_hex(item) if isinstance(item, bytes) else [from_item(each) for each in item]


def stream(chunks):
    state = keccak.new(b"")
    for chunk in chunks:
        state.update(chunk)
    return state.digest()


def digest(p):
    return to_hex(sdk(eth_utils.keccak, to_bytes(p["message"])))


def digest_chunks(p):
    return to_hex(sdk(stream, [to_bytes(chunk) for chunk in p["chunks"]]))


def digest_repeated(p):
    chunk = to_bytes(p["chunk"])
    return to_hex(sdk(stream, (chunk for _ in range(p["count"]))))


def rlp_encode(p):
    return to_hex(sdk(rlp.encode, to_item(p["item"])))


def rlp_decode(p):
    return from_item(sdk(rlp.decode, to_bytes(p["encoded"])))


def checksum(p):
    return sdk(eth_utils.to_checksum_address, to_bytes(p["address"]))


# to_canonical_address does not look at the case; the SDK has two predicates for that.
def parse(p):
    text = p["text"]
    if sdk(eth_utils.is_checksum_formatted_address, text):
        if not sdk(eth_utils.is_checksum_address, text):
            raise Refusal(-32001, "is_checksum_address is False")
    return to_hex(sdk(eth_utils.to_canonical_address, text))


ALGORITHM = {"algorithm": ["keccak-256"]}
OPERATIONS = {
    "hash.digest": (ALGORITHM, digest),
    "hash.digest-chunks": (ALGORITHM, digest_chunks),
    "hash.digest-repeated": (ALGORITHM, digest_repeated),
    "rlp.encode": ({}, rlp_encode),
    "rlp.decode": ({"reasons": "reason"}, rlp_decode),
    "ethereum-address.checksum": ({}, checksum),
    "ethereum-address.parse": ({}, parse),
}


DESCRIPTION = {
    "protocol": 1,
    "name": "eth-python",
    "version": ", ".join(f"{name} {version(name)}" for name in PACKAGES),
    "language": "Python",
    "derivedFrom": PACKAGES,
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


sys.setrecursionlimit(ADAPTER_DEPTH)
for line in sys.stdin.buffer:
    sys.stdout.write(answer(line) + "\n")
    sys.stdout.flush()
