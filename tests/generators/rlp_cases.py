# SPDX-License-Identifier: Apache-2.0
"""How items, rows and cases of RLP are made."""
from rlp_codec import Refused, decode, encode
from yaml_cases import get


def data(count):
    """Bytes from 0x81 on: no leading zero, no single byte that stands for itself."""
    return bytes(0x81 + i % 100 for i in range(count))


def ones(count):
    """A payload of `count` single bytes."""
    return [b"\1"] * count


def shown(item):
    return [shown(part) for part in item] if isinstance(item, list) else "0x" + item.hex()


def hexed(encoded):
    return "0x" + encoded.hex()


def reason_of(encoded):
    try:
        decode(encoded)
    except Refused as refusal:
        return str(refusal)
    return None


def decode_case(file, id, en, zh, rows, **keys):
    file.case(
        id,
        en,
        zh,
        {
            "call": "rlp.decode",
            "params": {"encoded": get("row/encoded")},
            "checks": [get("row/requirement")],
            "expect": get("row/expect"),
        },
        ["id", "requirement", "encoded", "expect"],
        rows,
        **keys,
    )


def yes(id, number, item):
    assert decode(encode(item)) == item
    return [id, f"RLP-{number}", hexed(encode(item)), {"result": shown(item)}]


def no(id, number, encoded, reason, proven=True):
    assert reason_of(encoded) == reason, (id, reason_of(encoded))
    if proven:
        decode(encoded, reason)
    return [id, f"RLP-{number}", hexed(encoded), {"rejected": {"reason": reason}}]


def either_class(id, number, encoded, name):
    """Two faults of one class, which no input with the first can avoid."""
    assert reason_of(encoded) is not None
    return [id, f"RLP-{number}", hexed(encoded), {"rejected": {"class": name}}]
