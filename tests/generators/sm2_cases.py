# SPDX-License-Identifier: Apache-2.0
"""What the SM2 cases share: the key and message of the published example, and the bodies."""
import sm2_der
from sm2_core import b32, digest, multiply, scalar, sign, sign_digest, uncompressed
from yaml_cases import CaseFile, flow, get


def hexed(data):
    return "0x" + bytes(data).hex()


def number(value):
    return hexed(b32(value))


# The example of GB/T 32918.5-2017, annex A.
ID = b"1234567812345678"
D = 0x3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8
K = 0x59276E27D506861A16680F3AD9C02DCCEF3CC1FA3CDBE4CE6D54B80DEAC1BC21
Q = multiply(D)
M = b"message digest"
E = digest(Q, ID, M)
R, S = sign(D, ID, M, K)
RAW = b32(R) + b32(S)
DER = sm2_der.signature(R, S)
# Another key pair.
OTHER_D = scalar("key B")
OTHER_Q = multiply(OTHER_D)

# The base point of P-256, the curve that is most often confused with this one.
P_256_G = (0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
           0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5)

# Found by trying some 2^32 values.
MESSAGE_ABOVE_N = b"above n 02df5ac87"      # e >= n


def pattern(count, step=7):
    """Bytes without a short period."""
    return bytes((i * step + 1) % 251 for i in range(count))


def flipped(data, index, mask=1):
    return data[:index] + bytes([data[index] ^ mask]) + data[index + 1:]


def zero_bytes(value, count):
    """Whether the 32 bytes of the value begin with so many zero bytes."""
    return value >> (256 - 8 * count) == 0


def found_key(d, holds):
    """A private key that was searched for, with its public key."""
    point = multiply(d)
    assert holds(*point), d
    return d, point


def found_signature(offset, holds):
    """A nonce searched for from a fixed place on, with r and s of the published example."""
    k = scalar("search") + offset
    r, s = sign_digest(D, E, k)
    assert holds(r, s), offset
    return k, (r, s)


# The smallest private keys and offsets that have what the name says.
KEYS = {
    "x-leading-zero": found_key(327, lambda x, y: zero_bytes(x, 1)),
    "y-leading-zero": found_key(107, lambda x, y: zero_bytes(y, 1)),
    "x-two-leading-zeros": found_key(17883, lambda x, y: zero_bytes(x, 2)),
    "y-two-leading-zeros": found_key(193197, lambda x, y: zero_bytes(y, 2)),
}
X_BEGINS_WITH_04 = found_key(11, lambda x, y: x >> 248 == 4)
SIGNATURES = {
    "r-leading-zero": found_signature(2045, lambda r, s: zero_bytes(r, 1) and r >> 247),
    "s-leading-zero": found_signature(426, lambda r, s: zero_bytes(s, 1) and s >> 247),
    "r-two-leading-zeros": found_signature(20134, lambda r, s: zero_bytes(r, 2)),
    "s-two-leading-zeros": found_signature(38612, lambda r, s: zero_bytes(s, 2)),
    "r-and-s-leading-zero":
        found_signature(46917, lambda r, s: zero_bytes(r, 1) and zero_bytes(s, 1)),
    "r-and-s-below-2-255": found_signature(2, lambda r, s: not r >> 255 and not s >> 255),
}

# ---- bodies -------------------------------------------------------------------------------

FORMAT = {"format": ["raw", "der"]}
IN_FORMAT = get("format")
PURPOSE = get("row/en"), get("row/zh")
ACCEPTED = {"result": True}
REFUSED = {"rejected": {"reason": get("row/reason")}}
MISMATCH = {"rejected": {"reason": "signature-mismatch"}}
SIGNED = {"result": {"signature": {"$type": "string"}}}
KEPT = {"signature": "/signature"}


def encode(saved="signature", r=get("row/r"), s=get("row/s")):
    """A preamble step: the oracle writes r and s in the form of the instance."""
    return {"compute": "signature.encode",
            "params": {"signature-format": IN_FORMAT, "r": r, "s": s},
            "save": {saved: "/signature"}}


def repeat(data, count, saved):
    return {"compute": "bytes.repeat", "params": {"bytes": hexed(data), "count": count},
            "save": saved}


def call(operation, checks, expect, **params):
    """A step; params that are None are left out, `_` in a name stands for `-`."""
    named = {"algorithm": "sm2-sm3", "signature-format": IN_FORMAT}
    if operation == "sm2.za":
        named = {}
    named.update({name.replace("_", "-"): value for name, value in params.items()})
    step = {"call": operation,
            "params": {name: value for name, value in named.items() if value is not None}}
    if checks:
        step["checks"] = [checks]
    step["expect"] = expect
    return step


def verify(checks, expect, **params):
    named = {"public_key": hexed(uncompressed(Q)), "signer_id": hexed(ID), "message": hexed(M),
             "signature": get("signature")}
    named.update(params)
    return call("signature.verify", checks, expect, **named)


def sign_step(checks, expect, save=None, **params):
    named = {"private_key": number(D), "signer_id": hexed(ID), "message": hexed(M), **params}
    step = call("signature.sign", checks, expect, **named)
    return {**step, "save": save} if save else step


def oracle_verify(checks, expect, **params):
    step = verify(checks, expect, **params)
    return {"compute": step.pop("call"), **step}


def encoded_and_verified(checks, expect, **params):
    return {"preamble": [encode()], "steps": [verify(checks, expect, **params)]}


def signed(d, identifier, message, label):
    """The cells r and s of a right signature with a nonce of its own."""
    return [number(v) for v in sign(d, identifier, message, scalar(label))]


class Sm2Cases(CaseFile):
    """Purposes may be references, and what people read stays readable."""

    def case(self, id, en, zh, body, columns=None, rows=None, features=(), **keys):
        for row in rows or []:
            assert all(isinstance(cell, (str, int, dict)) for cell in row), row
        keys = {"features": [IN_FORMAT if f == "format" else f for f in features], **keys}
        super().case(id, en, zh, body, columns, rows, **keys)

    def rows(self, columns, rows):
        mark = len(self.lines)
        super().rows(columns, rows)
        self.lines[mark + 3:] = ["        - " + flow(row, False) for row in rows]
