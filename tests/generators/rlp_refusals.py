# SPDX-License-Identifier: Apache-2.0
"""Cases of inputs that are no encoding of any item."""
from rlp_cases import data, decode_case, either_class, no, ones, yes
from rlp_codec import encode, header, wrap


def canonical_cases(file):
    rows = [
        yes("byte-80", 13, b"\x80"),
        yes("byte-ff", 13, b"\xff"),
        yes("byte-7f-alone", 13, b"\x7f"),
    ]
    rows += [
        no(f"byte-{b:02x}", 13, bytes([0x81, b]), "non-canonical-single-byte") for b in range(0x80)
    ]
    rows += [
        no(f"in-list-{b:02x}", 13, wrap(bytes([0x81, b])), "non-canonical-single-byte")
        for b in (0x00, 0x7F)
    ]
    decode_case(
        file,
        "decode-single-byte-with-prefix",
        "0x81 before a byte below 0x80",
        "小于0x80的字节之前有0x81",
        rows,
    )
    for kind, number, short, items in (
        ("string", 14, 0x80, lambda n: data(n)),
        ("list", 15, 0xC0, lambda n: bytes([1]) * n),
    ):
        item = items(56) if kind == "string" else ones(56)
        rows = [yes("payload-56", number, item)]
        for count in range(1, 56):
            encoded = bytes([short + 56, count]) + items(count)
            rows.append(no(f"payload-{count}", number, encoded, "non-minimal-length"))
        rows.append(
            no("in-list", number, wrap(bytes([short + 56, 55]) + items(55)), "non-minimal-length")
        )
        rows.append(either_class("payload-0", number, bytes([short + 56, 0]), "non-canonical"))
        word, zh = ("string", "字节串") if kind == "string" else ("list", "列表")
        decode_case(
            file,
            f"decode-long-form-of-short-{kind}",
            f"The long form before a {word} of 55 bytes or fewer",
            f"不超过55字节的{zh}采用长形式",
            rows,
        )
    for kind, number, short in (("string", 16, 0x80), ("list", 17, 0xC0)):
        whole = (lambda n: data(n)) if kind == "string" else (lambda n: bytes([1]) * n)
        rows = [
            yes("none-56", number, data(56) if kind == "string" else ones(56)),
            yes("zero-inside-256", number, data(256) if kind == "string" else ones(256)),
        ]
        for length in (56, 255, 256):
            size = length.to_bytes((length.bit_length() + 7) // 8, "big")
            for zeros in range(1, 9 - len(size)):
                if zeros in (1, 2, 3) or zeros + len(size) == 8:
                    encoded = (
                        bytes([short + 55 + zeros + len(size)])
                        + bytes(zeros)
                        + size
                        + whole(length)
                    )
                    rows.append(
                        no(
                            f"payload-{length}-zeros-{zeros}",
                            number,
                            encoded,
                            "length-leading-zero",
                        )
                    )
        inner = bytes([short + 57, 0, 56]) + whole(56)
        rows.append(no("in-list", number, wrap(inner), "length-leading-zero"))
        rows.append(
            either_class(
                "payload-1-zeros-1", number, bytes([short + 57, 0, 1]) + whole(1), "non-canonical"
            )
        )
        word, zh = ("string", "字节串") if kind == "string" else ("list", "列表")
        decode_case(
            file,
            f"decode-zero-before-length-of-{kind}",
            f"The length of a {word} begins with a zero byte",
            f"{zh}的长度以零字节开头",
            rows,
        )


def cut_cases(file):
    rows = [
        yes("whole-1", 18, b"\x80"),
        yes("whole-55", 18, data(55)),
        yes("whole-56", 18, data(56)),
    ]
    for length in (1, 2, 55, 56, 255, 256):
        encoded = encode(data(length))
        start = len(encoded) - length
        for left in sorted({0, 1, length // 2, length - 1} - {length}):
            rows.append(
                no(f"length-{length}-left-{left}", 18, encoded[: start + left], "truncated")
            )
    decode_case(
        file,
        "decode-cut-string",
        "A string ends before its length is reached",
        "字节串短于其长度",
        rows,
    )
    rows = [yes("whole-string", 19, data(256)), yes("whole-list", 19, ones(256))]
    for short, kind in ((0x80, "string"), (0xC0, "list")):
        for size in range(1, 9):
            for left in sorted({0, size - 1}):
                encoded = bytes([short + 55 + size]) + b"\1" * left
                rows.append(no(f"{kind}-size-{size}-left-{left}", 19, encoded, "truncated", False))
    decode_case(
        file, "decode-cut-length", "The input ends inside a length", "输入在长度字段中结束", rows
    )
    rows = [yes("whole-3", 20, [b"\1", b"\2", b"\3"]), yes("whole-56", 20, ones(56))]
    for name, items in (
        ("single-bytes-3", ones(3)),
        ("single-bytes-55", ones(55)),
        ("single-bytes-56", ones(56)),
        ("single-bytes-256", ones(256)),
        ("strings", [data(2), data(2), b""]),
        ("lists", [[], [b"\1"], []]),
    ):
        encoded, first = encode(items), len(encode(items)) - sum(len(encode(i)) for i in items)
        ends = [first]
        for item in items:
            ends.append(ends[-1] + len(encode(item)))
        for left in sorted({0, 1, len(items) - 1}):
            rows.append(no(f"{name}-left-{left}", 20, encoded[: ends[left]], "truncated"))
    tree = encode([b"\1", [data(2), [b"\3", [data(3)]]], b""])
    for left in range(1, len(tree)):
        rows.append(no(f"tree-bytes-{left}", 20, tree[:left], "truncated", False))
    decode_case(
        file,
        "decode-cut-list",
        "A list ends before its length is reached: between items, and at every byte of a tree",
        "列表短于其长度：在各项之间截断，以及在树形结构的每个字节处截断",
        rows,
    )


def bounds_cases(file):
    rows = [yes("exact", 21, [[b"\x80"], b"\5"])]
    for name, inner, after in (
        ("string", b"\x82\xaa", b"\5"),
        ("string-nothing-left", b"\x81", b"\x85"),
        ("string-last-byte", b"\xb7" + data(54), b"\5"),
        ("list", b"\xc2\5", b"\6"),
        ("long-string", b"\xb8\x38" + data(55), b"\5"),
    ):
        rows.append(no(name, 21, wrap(wrap(inner) + after), "item-overruns-list"))
        rows.append(
            no(name + "-deeper", 21, wrap(b"\1" + wrap(wrap(inner) + after)), "item-overruns-list")
        )
        rows.append(
            no(
                name + "-second",
                21,
                wrap(wrap(b"\1" + inner) + after + b"\7"),
                "item-overruns-list",
            )
        )
    decode_case(
        file,
        "decode-item-beyond-list",
        "An item goes beyond the end of the list that holds it, though not beyond the input",
        "列表中的项超出该列表的末尾，但未超出输入",
        rows,
    )
    rows = [
        yes("nothing-after-byte", 22, b"\1"),
        yes("nothing-after-string", 22, b"dog"),
        yes("nothing-after-list", 22, [b"dog"]),
    ]
    for name, item in (
        ("byte", b"\1"),
        ("empty-string", b""),
        ("string", b"dog"),
        ("long-string", data(56)),
        ("empty-list", []),
        ("list", [b"dog"]),
        ("long-list", ones(56)),
    ):
        for tail, extra in (
            ("zero", b"\0"),
            ("item", b"\x80"),
            ("list", b"\xc0"),
            ("same-again", encode(item)),
        ):
            rows.append(no(f"{name}-then-{tail}", 22, encode(item) + extra, "trailing-data"))
    decode_case(file, "decode-trailing-data", "Bytes follow the item", "编码之后有多余字节", rows)
    rows = [
        yes("shortest-string", 23, b""),
        yes("shortest-list", 23, []),
        no("nothing", 23, b"", "empty-input", False),
    ]
    decode_case(file, "decode-empty-input", "No byte at all", "输入为空", rows)
    wrapping_cases(file)


def wrapping_cases(file):
    rows = []
    for short, kind in ((0x80, "string"), (0xC0, "list")):
        body = b"\1" * 56
        rows.append(yes(f"{kind}-56", 24, body if kind == "string" else ones(56)))
        for name, length in (
            ("2-16-plus-56", (1 << 16) + 56),
            ("2-24-plus-56", (1 << 24) + 56),
            ("2-31", 1 << 31),
            ("2-32-minus-1", (1 << 32) - 1),
            ("2-32", 1 << 32),
            ("2-32-plus-56", (1 << 32) + 56),
            ("2-40-plus-56", (1 << 40) + 56),
            ("2-53-plus-56", (1 << 53) + 56),
            ("2-63-minus-1", (1 << 63) - 1),
            ("2-63", 1 << 63),
            ("2-63-plus-56", (1 << 63) + 56),
            ("2-64-minus-65", (1 << 64) - 65),
            ("2-64-minus-9", (1 << 64) - 9),
            ("2-64-minus-8", (1 << 64) - 8),
            ("2-64-minus-1", (1 << 64) - 1),
        ):
            rows.append(no(f"{kind}-{name}", 24, header(length, short) + body, "truncated"))
        inner = header((1 << 64) - 1, short)
        rows.append(either_class(f"{kind}-in-list", 24, wrap(inner), "malformed"))
    decode_case(
        file,
        "decode-huge-length",
        "A length far beyond the input, up to 2^64-1, before 56 bytes: refused at once, without wrapping",
        "长度远大于输入（直至2^64-1），其后仅有56字节：应立即拒绝，不应回绕",
        rows,
        timeout="5s",
    )
