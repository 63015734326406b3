# SPDX-License-Identifier: Apache-2.0
"""Cases about network, version and program of an address."""
from bech32_address_cases import KEY_HASH, SCRIPT_HASH, X_OF_G, program
from bech32_codec import address_join
from yaml_cases import get


def networks(a):
    rows = [
        a.accepted("bc", 22, "bc", a.address),
        a.accepted("tb", 22, "tb", address_join("tb", a.version, a.base)),
    ]
    for id, hrp, found in (
        ("bc-for-tb", "tb", "bc"),
        ("tb-for-bc", "bc", "tb"),
        ("tc", "bc", "tc"),
        ("prefix-of-bc", "bc", "b"),
        ("longer-than-bc", "bc", "bcrt"),
        ("tc-for-tb", "tb", "tc"),
        ("bc-after-one", "bc", "1bc"),
    ):
        address = address_join(found, a.version, a.base)
        rows.append(a.refused(id, 22, hrp, address, "hrp-mismatch"))
    a.decode_case(
        "address-network",
        "The human-readable part is the one of the network asked for",
        "人类可读部分与所要求的网络一致",
        rows,
    )


V0 = [
    ("key-hash", KEY_HASH),
    ("script-hash", SCRIPT_HASH),
    ("zeros-20", bytes(20)),
    ("zeros-32", bytes(32)),
    ("ones-20", b"\xff" * 20),
    ("ones-32", b"\xff" * 32),
    ("leading-zeros-20", bytes(3) + program(17)),
    ("leading-zeros-32", bytes(3) + program(29)),
    ("trailing-zeros-32", program(29) + bytes(3)),
    ("last-bit-32", bytes(31) + b"\1"),
    ("first-bit-20", b"\x80" + bytes(19)),
]


def version_0(a):
    decode, encode = (24, 34) if a.old else (34, 37)
    rows = [
        a.accepted(f"{i}-{h}", decode, h, address_join(h, 0, d))
        for h in ("bc", "tb")
        for i, d in V0
    ]
    made = [a.made(f"{i}-{h}", encode, h, 0, d) for h in ("bc", "tb") for i, d in V0]
    if not a.old:
        for name, data in (("20", KEY_HASH), ("32", SCRIPT_HASH)):
            for hrp in ("bc", "tb"):
                address = address_join(hrp, 0, data, "bech32m")
                rows.append(
                    a.refused(f"bech32m-{name}-{hrp}", 35, hrp, address, "wrong-checksum-variant")
                )
    a.decode_case(
        "address-version-0",
        "Addresses of version 0 carry a Bech32 checksum",
        "版本0的地址采用Bech32校验和",
        rows,
    )
    a.encode_case(
        "make-version-0",
        "Addresses of version 0 are made with a Bech32 checksum",
        "编码版本0的地址时采用Bech32校验和",
        made,
    )


def later_versions(a):
    if a.old:
        return
    rows, made = [], []
    for version in range(1, 17):
        data = program(32, version)
        address = address_join("bc", version, data)
        rows.append(a.accepted(f"version-{version}", 24, "bc", address))
        old = address_join("bc", version, data, "bech32")
        rows.append(a.refused(f"version-{version}-bech32", 36, "bc", old, "wrong-checksum-variant"))
        made.append(a.made(f"version-{version}", 38, "bc", version, data))
    rows.append(a.accepted("published", 24, "bc", address_join("bc", 1, X_OF_G)))
    rows.append(a.accepted("testnet", 24, "tb", address_join("tb", 1, X_OF_G)))
    for name, data in (("2", KEY_HASH[:2]), ("20", KEY_HASH), ("40", program(40))):
        for hrp in ("bc", "tb"):
            old = address_join(hrp, 1, data, "bech32")
            rows.append(
                a.refused(f"bech32-{name}-bytes-{hrp}", 36, hrp, old, "wrong-checksum-variant")
            )
    a.decode_case(
        "address-later-versions",
        "Addresses of versions 1 to 16 are read with a Bech32m checksum, refused with a Bech32 one",
        "版本1～16的地址采用Bech32m校验和，采用Bech32校验和时拒绝",
        rows,
    )
    a.encode_case(
        "make-later-versions",
        "Addresses of versions 1 to 16 are made with a Bech32m checksum",
        "编码版本1～16的地址时采用Bech32m校验和",
        made,
    )
    rows = [
        a.accepted("version-0", 23, "bc", address_join("bc", 0, KEY_HASH)),
        a.accepted("version-16", 23, "bc", address_join("bc", 16, X_OF_G)),
    ]
    for version in range(17, 32):
        address = address_join("bc", version, X_OF_G, "bech32m")
        rows.append(
            a.refused(f"version-{version}", 23, "bc", address, "witness-version-out-of-range")
        )
    a.decode_case(
        "address-version-range",
        "Versions 0 and 16 are read, 17 to 31 refused",
        "版本0和16可解码，17～31拒绝",
        rows,
    )
    made = [a.made("version-16", 39, "bc", 16, X_OF_G)]
    for version in (17, 31, 32, 48, 81, 255, 256, 257, 4294967297):
        made.append(
            a.not_made(f"version-{version}", 39, version, X_OF_G, "witness-version-out-of-range")
        )
    a.encode_case(
        "make-version-range",
        "Version 16 is encoded, 17 and above refused, also where a "
        "narrower integer or five bits would hold a small number",
        "版本16可编码，17及以上拒绝，即使截取为较窄的整数或5比特后数值较小",
        made,
    )


def program_lengths(a):
    rows = [
        a.accepted("version-0-20", 28, "bc", address_join("bc", 0, KEY_HASH)),
        a.accepted("version-0-32", 28, "bc", address_join("bc", 0, SCRIPT_HASH)),
    ]
    made = []
    for count in (2, 16, 19, 21, 31, 33, 40):
        reason = "program-wrong-length-for-version"
        address = address_join("bc", 0, program(count))
        rows.append(a.refused(f"version-0-{count}", 28, "bc", address, reason))
        made.append(
            a.not_made(f"version-0-{count}", 35 if a.old else 41, 0, program(count), reason)
        )
    a.decode_case(
        "address-version-0-length",
        "A program of version 0 has 20 or 32 bytes",
        "版本0的见证程序为20或32字节",
        rows,
    )
    for count in (20, 32):
        made.append(a.made(f"version-0-{count}", 35 if a.old else 41, "bc", 0, program(count)))
    a.encode_case(
        "make-version-0-length",
        "A program of version 0 that has neither 20 nor 32 bytes is not encoded",
        "版本0的见证程序既非20也非32字节时不编码",
        made,
    )
    if a.old:
        return
    rows = [
        a.accepted(f"bytes-{n}", 27, "bc", address_join("bc", 1, program(n))) for n in range(2, 41)
    ]
    made = [a.made(f"bytes-{n}", 40, "bc", 1, program(n)) for n in range(2, 41)]
    for count in (0, 1, 41, 42):
        for version in (1, 16):
            address = address_join("bc", version, program(count))
            id = f"version-{version}-bytes-{count}"
            rows.append(a.refused(id, 27, "bc", address, "program-wrong-length"))
            made.append(a.not_made(id, 40, version, program(count), "program-wrong-length"))
    a.decode_case(
        "address-program-length",
        "Programs of 2 to 40 bytes are read, of 0, 1, 41 and 42 refused",
        "见证程序为2～40字节时可解码，0、1、41、42字节时拒绝",
        rows,
    )
    a.encode_case(
        "make-program-length",
        "Programs of 2 to 40 bytes are encoded, of 0, 1, 41 and 42 refused",
        "见证程序为2～40字节时可编码，0、1、41、42字节时拒绝",
        made,
    )


def round_trip(a):
    parts = [
        ("key-hash", "bc", 0, KEY_HASH),
        ("script-hash", "bc", 0, SCRIPT_HASH),
        ("ones-20", "tb", 0, b"\xff" * 20),
    ]
    if not a.old:
        parts += [(f"version-1-{n}", "tb", 1, program(n)) for n in (2, 3, 31, 32)]
    rows = [
        [i, a.requirement((34 if a.old else 37) if v == 0 else 38), h, address_join(h, v, d)]
        for i, h, v, d in parts
    ]
    read = {
        "call": "segwit-address.decode",
        "params": {"hrp": get("row/hrp"), "address": get("row/address")},
        "save": {"version": "/version", "program": "/program"},
    }
    write = {
        "call": "segwit-address.encode",
        "params": {"hrp": get("row/hrp"), "version": get("version"), "program": get("program")},
        "checks": [get("row/requirement")],
        "expect": {"result": get("row/address")},
    }
    a.file.case(
        "address-round-trip",
        "What was read is written again as the same address",
        "解码结果重新编码后与原地址相同",
        {"steps": [read, write]},
        ["id", "requirement", "hrp", "address"],
        rows,
        features=["address-decode"],
    )
