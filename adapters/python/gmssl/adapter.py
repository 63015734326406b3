# SPDX-License-Identifier: Apache-2.0
import json
import sys
from importlib.metadata import version

from gmssl import sm2, sm3


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


DEFAULT_ID = "0x31323334353637383132333435363738"
FEATURES = {"02": "compressed-point", "03": "compressed-point",
            "06": "hybrid-point", "07": "hybrid-point"}


def digits(text):
    return bytes.fromhex(text.removeprefix("0x")).hex()


def to_bytes(text):
    return bytes.fromhex(text.removeprefix("0x"))


def unsupported(what, value):
    return Refusal(-32002, "unsupported", {"what": what, "value": value})


def check_identifier(p):
    """The SDK has one identifier, written into its code."""
    if p.get("signer-id", DEFAULT_ID) != DEFAULT_ID:
        raise unsupported("signer-id", p["signer-id"])


def public_key(p):
    """The SDK's keys are x and y, 64 bytes without a first byte. A key that comes without one
    would turn into a right one, so it cannot be handed over."""
    key = digits(p["public-key"])
    if key[:2] in FEATURES:
        raise unsupported("feature", FEATURES[key[:2]])
    if len(key) == 128 and not key.startswith("04"):
        raise unsupported("public-key", p["public-key"])
    return key.removeprefix("04")


def signer(private_key, asn1):
    """The SDK wants the public key for Z and has no public function that computes it."""
    point = sm2.CryptSM2(private_key, "")._kg(int(private_key, 16), sm2.default_ecc_table["g"])
    return sm2.CryptSM2(private_key, point, asn1=asn1)


def made(signature):
    if signature is None:
        raise Refusal(-32001, "the SDK returned None")
    return {"signature": "0x" + signature}


def sign(p):
    check_identifier(p)
    key, message = digits(p["private-key"]), to_bytes(p["message"])
    nonce = digits(p["nonce"]) if "nonce" in p else None
    asn1 = p["signature-format"] == "der"
    return made(sdk(lambda: signer(key, asn1).sign_with_sm3(message, nonce)))


def sign_digest(p):
    key, digest, nonce = digits(p["private-key"]), to_bytes(p["digest"]), digits(p["nonce"])
    asn1 = p["signature-format"] == "der"
    return made(sdk(lambda: sm2.CryptSM2(key, "", asn1=asn1).sign(digest, nonce)))


def verify(p):
    check_identifier(p)
    key, signature = public_key(p), digits(p["signature"])
    asn1 = p["signature-format"] == "der"
    if "digest" in p:
        digest = to_bytes(p["digest"])
        return bool(sdk(lambda: sm2.CryptSM2("", key, asn1=asn1).verify(signature, digest)))
    message = to_bytes(p["message"])
    return bool(sdk(lambda: sm2.CryptSM2("", key, asn1=asn1).verify_with_sm3(signature, message)))


def digest(p):
    return "0x" + sdk(sm3.sm3_hash, list(to_bytes(p["message"])))


SIGNATURE = {"algorithm": ["sm2-sm3"], "signature-format": ["raw", "der"]}
OPERATIONS = {
    "hash.digest": ({"algorithm": ["sm3"]}, digest),
    "signature.sign": (SIGNATURE, sign),
    "signature.sign-with-nonce": (SIGNATURE, sign),
    "signature.sign-digest-with-nonce": (SIGNATURE, sign_digest),
    "signature.verify": (SIGNATURE, verify),
    "signature.verify-digest": (SIGNATURE, verify),
}


DESCRIPTION = {
    "protocol": 1,
    "name": "gmssl",
    "version": version("gmssl"),
    "language": "Python",
    "derivedFrom": [],
    "maxOutstanding": 16,
    "operations": {name: told for name, (told, _) in OPERATIONS.items()},
    # Keys are x and y without a first byte, and the identifier is a constant of the SDK: hence
    # neither encoded-point nor signer-id.
    "features": {"gbt-32918.2": ["sign", "verify", "raw", "der", "default-id", "verify-digest",
                                 "sign-with-nonce"]},
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
