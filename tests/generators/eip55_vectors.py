#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes vectors/ethereum/eip-55.yaml from our own Keccak-256 and checksum. Deterministic.
Usage: eip55_vectors.py [FOLDER, default vectors/ethereum]"""
import hashlib
import os
import sys

from eip55_addresses import (
    CLEAR,
    PUBLISHED,
    SHAPES,
    borders,
    is_mixed,
    positions,
    thresholds,
)
from eip55_codec import apply, keccak_256, mixed
from yaml_cases import CaseFile, get

CHAIN_30 = "5aaEB6053f3e94c9b9a09f33669435E7ef1bEAeD"


def number(id, digits):
    return f"E55-{3 if borders(digits) else id:02}"


def formatting(file):
    rows = [[i, number(1, d), "0x" + d, "0x" + mixed(d)] for i, d in positions()]
    rows += [[i, "E55-03", "0x" + d, "0x" + mixed(d)] for i, d in thresholds()]
    rows += [[i, number(4, d), "0x" + d, "0x" + mixed(d)] for i, d in SHAPES]
    for id, text in PUBLISHED.items():
        assert mixed(text.lower()) == text
        rows.append(["published-" + id, number(2, text.lower()), "0x" + text.lower(), "0x" + text])
    file.case(
        "checksum",
        "The case of each of the 40 digits, both ways; digest digits 7 and 8; leading zeros",
        "40个数字的大小写两种情形、哈希值数字为7和8的情形以及前导零",
        {
            "call": "ethereum-address.checksum",
            "params": {"address": get("row/address")},
            "checks": [get("row/requirement")],
            "expect": {"result": get("row/text")},
        },
        ["id", "requirement", "address", "text"],
        rows,
    )
    sizes = [["twenty", "0x" + CLEAR[0], {"result": "0x" + mixed(CLEAR[0])}]]
    for count in (0, 1, 19, 21, 32, 40):
        sizes.append(
            [
                f"bytes-{count}",
                "0x" + (CLEAR[0] * 2)[: 2 * count],
                {"rejected": {"reason": "wrong-length"}},
            ]
        )
    file.case(
        "checksum-length",
        "An address has 20 bytes; nothing is cut or filled up",
        "地址为20字节，不截断也不补齐",
        {
            "call": "ethereum-address.checksum",
            "params": {"address": get("row/address")},
            "checks": ["E55-12"],
            "expect": get("row/expect"),
        },
        ["id", "address", "expect"],
        sizes,
    )


def parse_case(file, id, en, zh, rows):
    file.case(
        id,
        en,
        zh,
        {
            "call": "ethereum-address.parse",
            "params": {"text": get("row/text")},
            "checks": [get("row/requirement")],
            "expect": get("row/expect"),
        },
        ["id", "requirement", "text", "expect"],
        rows,
    )


def read(id, requirement, text):
    return [id, requirement, text, {"result": "0x" + text[2:].lower()}]


def no(id, requirement, text, reason=None):
    return [id, requirement, text, {"rejected": {"reason": reason} if reason else {}}]


def accepted(file):
    rows = [read(i, number(5, d), "0x" + mixed(d)) for i, d in positions() if i.endswith("-upper")]
    rows += [read(i, "E55-03", "0x" + mixed(d)) for i, d in thresholds()]
    rows += [read(i, number(5, d), "0x" + mixed(d)) for i, d in SHAPES]
    rows += [read("published-" + i, number(5, t.lower()), "0x" + t) for i, t in PUBLISHED.items()]
    parse_case(
        file,
        "parse-checksummed",
        "Text with the right case of every letter is read",
        "各字母大小写均正确的文本可解析",
        rows,
    )
    words = [(f"address-{i}", d) for i, d in enumerate(CLEAR[20:24])] + [
        ("leading-zeros", dict(SHAPES)["leading-zero-bytes-2"])
    ]
    assert all(is_mixed(mixed(d)) for _, d in words)
    parse_case(
        file,
        "parse-small-letters",
        "Small letters throughout carry no checksum and are read",
        "全小写文本不含校验和，可解析",
        [read(i, "E55-07", "0x" + d) for i, d in words],
    )
    parse_case(
        file,
        "parse-capitals",
        "Capitals throughout carry no checksum and are read",
        "全大写文本不含校验和，可解析",
        [read(i, "E55-08", "0x" + d.upper()) for i, d in words],
    )


def wrong_rules(digits):
    """Texts that are right under a wrong rule."""
    swapped = "".join(keccak_256(digits.encode()).hex()[i ^ 1] for i in range(64))
    digests = {
        "hash-of-bytes": keccak_256(bytes.fromhex(digits)).hex(),
        "hash-of-capitals": keccak_256(digits.upper().encode()).hex(),
        "hash-with-prefix": keccak_256(b"0x" + digits.encode()).hex(),
        "sha3-256": hashlib.sha3_256(digits.encode()).hexdigest(),
        "sha-256": hashlib.sha256(digits.encode()).hexdigest(),
        "digits-of-a-byte-swapped": swapped,
        "last-digits-of-digest": keccak_256(digits.encode()).hex()[24:],
        "digest-reversed": keccak_256(digits.encode()).hex()[::-1],
    }
    for name, digest in digests.items():
        yield name, apply(digits, digest)
    yield "all-swapped", mixed(digits).swapcase()


def refused(file):
    rows = [read(f"unchanged-{n}", "E55-06", "0x" + mixed(d)) for n, d in enumerate(CLEAR[:2])]
    for n, digits in enumerate(CLEAR[:2]):
        text = mixed(digits)
        for place, char in enumerate(text):
            new = text[:place] + char.swapcase() + text[place + 1 :]
            if new != text:
                assert is_mixed(new)
                rows.append(no(f"flipped-{n}-{place:02}", "E55-06", "0x" + new, "invalid-checksum"))
    for name, text in wrong_rules(CLEAR[2]):
        assert text != mixed(CLEAR[2]) and is_mixed(text)
        rows.append(no(name, "E55-06", "0x" + text, "invalid-checksum"))
    assert CHAIN_30.lower() == PUBLISHED["mixed-1"].lower()
    assert CHAIN_30 == apply(
        CHAIN_30.lower(), keccak_256(b"300x" + CHAIN_30.lower().encode()).hex()
    )
    rows.append(no("eip-1191-chain-30", "E55-06", "0x" + CHAIN_30, "invalid-checksum"))
    for name, digits in thresholds():
        least = 9 if name.endswith("8") else 7
        text = apply(digits, keccak_256(digits.encode()).hex(), least)
        assert text != mixed(digits) and is_mixed(text)
        rows.append(no(f"{name}-other-threshold", "E55-03", "0x" + text, "invalid-checksum"))
    parse_case(
        file,
        "parse-wrong-case",
        "One letter in the wrong case, and text that is right under a wrong rule",
        "一个字母大小写错误，以及按错误规则生成的文本",
        rows,
    )


def malformed(file):
    digits = CLEAR[3]
    long = digits * 2
    rows = [read("digits-40", "E55-09", "0x" + mixed(digits))]
    rows += [
        no(f"digits-{n}", "E55-09", "0x" + long[:n], "wrong-length")
        for n in (0, 1, 20, 38, 39, 41, 42, 64, 80)
    ]
    parse_case(
        file,
        "parse-length",
        "40 hexadecimal digits follow the prefix",
        "前缀之后为40个十六进制数字",
        rows,
    )
    rows = [read("none", "E55-10", "0x" + mixed(digits))]
    for name, char in (
        ("g", "g"),
        ("x", "x"),
        ("o", "o"),
        ("space", " "),
        ("underscore", "_"),
        ("plus", "+"),
        ("hyphen", "-"),
        ("nul", "\0"),
        ("newline", "\n"),
        ("colon", ":"),
        ("slash", "/"),
        ("grave", "`"),
    ):
        for place, at in (("first", 0), ("middle", 19), ("last", 39)):
            rows.append(
                no(
                    f"{name}-{place}",
                    "E55-10",
                    "0x" + digits[:at] + char + digits[at + 1 :],
                    "invalid-character",
                )
            )
    rows.append(no("second-prefix", "E55-10", "0x0x" + digits[:38], "invalid-character"))
    rows.append(no("full-width-digit", "E55-10", "0x" + digits[:39] + "\uff15"))
    rows.append(no("newline-after", "E55-10", "0x" + digits + "\n"))
    rows.append(no("space-after", "E55-10", "0x" + digits + " "))
    parse_case(
        file,
        "parse-foreign-character",
        "A character that is no hexadecimal digit",
        "含十六进制数字以外的字符",
        rows,
    )
    text = mixed(digits)
    rows = [
        read("right", "E55-11", "0x" + text),
        no("missing", "E55-11", text, "invalid-prefix"),
        no("missing-small-letters", "E55-11", digits, "invalid-prefix"),
        no("capital-x", "E55-11", "0X" + text, "invalid-prefix"),
        no("capital-x-small-letters", "E55-11", "0X" + digits, "invalid-prefix"),
        no("letter-o", "E55-11", "ox" + digits, "invalid-prefix"),
        no("only-x", "E55-11", "x" + digits, "invalid-prefix"),
        no("space-before", "E55-11", " 0x" + digits, "invalid-prefix"),
    ]
    parse_case(
        file, "parse-prefix", "The text begins with 0x in small letters", "文本以小写的0x开头", rows
    )


def round_trip(file):
    rows = [[f"address-{n}", "0x" + mixed(d)] for n, d in enumerate(CLEAR[10:16])]
    first_step = {
        "call": "ethereum-address.parse",
        "params": {"text": get("row/text")},
        "save": "address",
    }
    second = {
        "call": "ethereum-address.checksum",
        "params": {"address": get("address")},
        "checks": ["E55-01"],
        "expect": {"result": get("row/text")},
    }
    file.case(
        "round-trip",
        "What was read is written again as the same text",
        "解析结果重新编码后与原文本相同",
        {"steps": [first_step, second]},
        ["id", "text"],
        rows,
        features=["parse"],
    )


if __name__ == "__main__":
    assert keccak_256(b"").hex().startswith("c5d2460186f7233c927e7db2dcc703c0")
    ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
    FOLDER = sys.argv[1] if len(sys.argv) > 1 else os.path.join(ROOT, "vectors", "ethereum")
    FILE = CaseFile(
        "eip-55",
        {
            "name": "Touchstone authors; the eight addresses of the standard, recomputed",
            "licence": "CC0-1.0",
        },
        [
            "Cases for EIP-55.",
            "Made by tests/generators/eip55_vectors.py; do not edit by hand.",
            "An address with a letter over a digest digit 7 or 8 is kept for E55-03: all others judge",
            "the same way wherever a program puts the threshold between 8 and 9, or 7 and 8.",
        ],
    )
    for part in (formatting, accepted, refused, malformed, round_trip):
        part(FILE)
    FILE.write(os.path.join(FOLDER, "eip-55.yaml"))
