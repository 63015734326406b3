# SPDX-License-Identifier: Apache-2.0
"""Cases of items that are encoded and read back."""
from rlp_cases import data, decode_case, hexed, ones, reason_of, shown, yes
from rlp_codec import decode, encode, header, nested
from yaml_cases import get

PAYLOAD = "0x5a"
BYTES = (0x00, 0x01, 0x0F, 0x37, 0x38, 0x7E, 0x7F)
SINGLE = [(f"byte-{b:02x}", bytes([b])) for b in BYTES]
SHORT = [
    ("empty", b""),
    ("byte-80", b"\x80"),
    ("byte-b7", b"\xb7"),
    ("byte-b8", b"\xb8"),
    ("byte-c0", b"\xc0"),
    ("byte-ff", b"\xff"),
    ("dog", b"dog"),
] + [(f"length-{n}", data(n)) for n in (2, 3, 32, 54, 55)]
LONG = [(f"length-{n}", data(n)) for n in (56, 57, 127, 128, 255, 256, 257, 1024)]
SHORT_LISTS = [
    ("empty", []),
    ("empty-string", [b""]),
    ("empty-list", [[]]),
    ("three", [[], [[]], [[], [[]]]]),
    ("cat-dog", [b"cat", b"dog"]),
    ("one-byte", ones(1)),
    ("single-bytes-54", ones(54)),
    ("single-bytes-55", ones(55)),
    ("string-payload-54", [data(53)]),
    ("string-payload-55", [data(54)]),
    ("empty-strings-55", [b""] * 55),
    ("empty-lists-55", [[]] * 55),
    ("strings-and-lists", [b"zw", [b"\4"], b"\1"]),
    ("list-last", [b"a", [b"b", [b"c"]]]),
    ("list-first", [[[b"c"], b"b"], b"a"]),
]
LONG_LISTS = [
    ("single-bytes-56", ones(56)),
    ("string-payload-56", [data(55)]),
    ("empty-strings-56", [b""] * 56),
    ("empty-lists-56", [[]] * 56),
    ("single-bytes-255", ones(255)),
    ("single-bytes-256", ones(256)),
    ("string-payload-255", [data(253)]),
    ("string-payload-256", [data(254)]),
    ("long-lists", [[data(60)], [data(60), ones(3)], b"end"]),
    ("list-payload-56", [[data(54)]]),
    ("short-in-long", [data(55), b"", [], b"\x7f", b"\xff"]),
]
KEPT = [
    ("zero-zero", bytes(2)),
    ("zero-one", b"\0\1"),
    ("number-1024", b"\4\0"),
    ("zeros-32", bytes(32)),
    ("zeros-57", bytes(57)),
    ("zero-before-long", bytes(3) + data(60)),
    ("not-utf-8", b"\xff\xfe\xc0\x80"),
    ("text-of-hex", b"0x12"),
    ("text-of-number", b"12"),
    ("looks-encoded", b"\x83dog"),
    ("looks-like-list", b"\xc1\x01"),
    ("newline-and-quote", b'\n"\\\0'),
]


def codec_cases(file):
    groups = [
        (
            "single-byte",
            1,
            7,
            SINGLE,
            "A byte below 0x80 is its own encoding",
            "小于0x80的单个字节，其编码为自身",
        ),
        (
            "short-string",
            2,
            8,
            SHORT,
            "Strings of 0 to 55 bytes have one byte before them",
            "0～55字节的字节串前置1个字节",
        ),
        (
            "long-string",
            3,
            9,
            LONG,
            "Strings from 56 bytes on have their length before them",
            "56字节及以上的字节串前置其长度",
        ),
        (
            "short-list",
            4,
            10,
            SHORT_LISTS,
            "Lists of 0 to 55 payload bytes have one byte before them",
            "载荷为0～55字节的列表前置1个字节",
        ),
        (
            "long-list",
            5,
            11,
            LONG_LISTS,
            "Lists from 56 payload bytes on have the payload's length before them",
            "载荷为56字节及以上的列表前置载荷长度",
        ),
        (
            "bytes-kept",
            6,
            12,
            KEPT,
            "Leading zeros and bytes that look like something else are kept",
            "前导零以及形似其他内容的字节原样保留",
        ),
    ]
    for name, encoding, decoding, items, en, zh in groups:
        rows = [[id, shown(item), hexed(encode(item))] for id, item in items]
        assert all(decode(encode(item)) == item for _, item in items)
        file.case(
            "encode-" + name,
            en,
            zh,
            {
                "call": "rlp.encode",
                "params": {"item": get("row/item")},
                "checks": [f"RLP-{encoding:02}"],
                "expect": {"result": get("row/encoded")},
            },
            ["id", "item", "encoded"],
            rows,
        )
        file.case(
            "decode-" + name,
            en + "; read back",
            zh + "；解码",
            {
                "call": "rlp.decode",
                "params": {"encoded": get("row/encoded")},
                "checks": [f"RLP-{decoding:02}"],
                "expect": {"result": get("row/item")},
            },
            ["id", "item", "encoded"],
            rows,
        )


def huge_cases(file):
    """Payloads built by the oracle: they would fill the file."""
    sizes = (65534, 65535, 65536, 65537, 1 << 20)
    repeat = {
        "compute": "bytes.repeat",
        "params": {"bytes": PAYLOAD, "count": get("row/count")},
        "save": "payload",
    }
    join = {
        "compute": "bytes.concatenate",
        "params": {"parts": [get("row/header"), get("payload")]},
        "save": "encoded",
    }
    strings = [[f"payload-{n}", n, hexed(header(n, 0x80))] for n in sizes]
    lists = [[f"payload-{n}", n - len(header(n - 4, 0x80)), ""] for n in sizes]
    for row in lists:
        inner = header(row[1], 0x80)
        row[2] = hexed(header(row[1] + len(inner), 0xC0) + inner)
        assert f"payload-{row[1] + len(inner)}" == row[0]
    for name, encoding, decoding, rows, item, zh in (
        ("string", 3, 9, strings, get("payload"), "字节串"),
        ("list", 5, 11, lists, [get("payload")], "列表载荷"),
    ):
        en = "Two and three bytes of length" + (
            " of a string" if name == "string" else " of a list's payload"
        )
        file.case(
            f"encode-huge-{name}",
            en,
            f"{zh}的长度占2个、3个字节",
            {
                "preamble": [repeat, join],
                "steps": [
                    {
                        "call": "rlp.encode",
                        "params": {"item": item},
                        "checks": [f"RLP-{encoding:02}"],
                        "expect": {"result": get("encoded")},
                    }
                ],
            },
            ["id", "count", "header"],
            rows,
        )
        file.case(
            f"decode-huge-{name}",
            en + "; read back",
            f"{zh}的长度占2个、3个字节；解码",
            {
                "preamble": [repeat, join],
                "steps": [
                    {
                        "call": "rlp.decode",
                        "params": {"encoded": get("encoded")},
                        "checks": [f"RLP-{decoding:02}"],
                        "expect": {"result": item},
                    }
                ],
            },
            ["id", "count", "header"],
            rows,
        )
    many = [[f"items-{n}", n, hexed(header(n, 0xC0))] for n in (65535, 65536)]
    body = [
        {
            "call": "rlp.decode",
            "params": {"encoded": get("encoded")},
            "checks": ["RLP-11"],
            "expect": {"result": {"$length": get("row/count")}},
        }
    ]
    file.case(
        "decode-many-items",
        "A list of many empty strings",
        "含大量空字节串的列表",
        {
            "preamble": [{**repeat, "params": {"bytes": "0x80", "count": get("row/count")}}, join],
            "steps": body,
        },
        ["id", "count", "header"],
        many,
        timeout="20s",
    )


def nested_item(depth):
    item = []
    for _ in range(depth):
        item = [item]
    return item


def nesting_cases(file):
    rows = [yes(f"depth-{d}", 25, nested_item(d)) for d in (1, 2, 3, 10, 32)]
    rows += [
        yes("string-inside", 25, [[[[b"dog"]]]]),
        yes("left-and-right", 25, [[[[], b"\1"], [b"\2", []]], [[], [[]]]]),
    ]
    decode_case(file, "decode-nesting", "Lists in lists", "嵌套的列表", rows)
    rows = [[f"depth-{d}", hexed(nested(d))] for d in (54, 55, 56, 57, 100)]
    file.case(
        "nesting-round-trip",
        "Lists in lists, where the short form turns into the long one; written again as they were read",
        "嵌套的列表，跨越短形式与长形式的分界；解码后重新编码，结果不变",
        {
            "steps": [
                {
                    "call": "rlp.decode",
                    "params": {"encoded": get("row/encoded")},
                    "checks": ["RLP-25"],
                    "expect": {"result": {"$length": 1}},
                    "save": "item",
                },
                {
                    "call": "rlp.encode",
                    "params": {"item": get("item")},
                    "checks": ["RLP-25"],
                    "expect": {"result": get("row/encoded")},
                },
            ]
        },
        ["id", "encoded"],
        rows,
        features=["encode"],
    )
    rows = [["shallow", "RLP-26", hexed(nested(3)), {"result": shown(nested_item(3))}]]
    for depth in (1000, 10000):
        encoded = nested(depth, b"\xb8")
        assert reason_of(encoded) == "truncated"
        rows.append([f"depth-{depth}", "RLP-26", hexed(encoded), {"rejected": {}}])
    decode_case(
        file,
        "decode-deep-nesting",
        "Deep nesting around an item that is cut short: refused for either, in bounded time and memory",
        "深层嵌套，最内层的项不完整：因其中任一原因拒绝均可，时间和内存应有界",
        rows,
        timeout="10s",
    )


def round_trip(file):
    names = ("cat-dog", "strings-and-lists", "list-first", "long-lists")
    items = [
        (i, d) for i, d in LONG[1:2] + SHORT_LISTS + LONG_LISTS if i in names or i == "length-57"
    ]
    rows = [["item-" + i, shown(d)] for i, d in items]
    steps = [
        {"call": "rlp.encode", "params": {"item": get("row/item")}, "save": "encoded"},
        {
            "call": "rlp.decode",
            "params": {"encoded": get("encoded")},
            "checks": ["RLP-12"],
            "expect": {"result": get("row/item")},
        },
    ]
    file.case(
        "round-trip",
        "What was encoded is decoded to the same item",
        "编码后再解码，结果与原项相同",
        {"steps": steps},
        ["id", "item"],
        rows,
        features=["encode"],
    )
