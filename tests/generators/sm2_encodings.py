# SPDX-License-Identifier: Apache-2.0
"""Cases on the two forms of a signature: DER and raw. Here the encoding itself is the subject."""
import sm2_der
from sm2_cases import (ACCEPTED, DER, E, PURPOSE, Q, R, RAW, S, SIGNATURES, flipped, get, hexed,
                       verify)
from sm2_core import N, b32, uncompressed, verify_digest
from sm2_der import element, integer, sequence

INT_R, INT_S = integer(R), integer(S)
MALFORMED, NOT_DER = "signature-malformed", "signature-not-der"


def literal(form, checks, expect):
    return {"steps": [verify(checks, expect, signature_format=form,
                             signature=get("row/signature"))]}


# ---- DER ----------------------------------------------------------------------------------

def accepted_der():
    def row(id, requirement, name, en, zh):
        return [id, requirement, hexed(sm2_der.signature(*SIGNATURES[name][1])), en, zh]
    return [
        ["published", "SM2-18", hexed(DER), "The published example, 72 bytes",
         "标准示例，共72字节"],
        row("both-short", "SM2-18", "r-and-s-leading-zero", "Neither number needs 33 octets",
            "两数内容均不足33字节"),
        row("r-shorter", "SM2-18", "r-two-leading-zeros", "r shorter than s", "r短于s"),
        row("s-shorter", "SM2-18", "s-two-leading-zeros", "s shorter than r", "s短于r"),
        row("sign-octet-after-zero", "SM2-19", "r-leading-zero",
            "The leading zero byte of r stays as sign octet, since the next bit is set",
            "r的前导零字节作为符号字节保留，因其后首比特为1"),
        row("no-sign-octet", "SM2-19", "r-and-s-below-2-255",
            "No sign octet in either number: 70 bytes", "两数均无需符号字节，共70字节"),
    ]


def reason_of(data):
    decoded = sm2_der.decode(data)
    return decoded if isinstance(decoded, str) else verify_digest(Q, E, *decoded)


def refused_der(id, requirement, data, en, zh, expected=None):
    """`expected` is a class where careful readers may name different reasons."""
    reason = reason_of(data)
    assert reason, id
    return [id, requirement, {"rejected": expected or {"reason": reason}}, hexed(data), en, zh]


def out_of_range():
    """The equation holds modulo n, only the range is wrong."""
    signature = sm2_der.signature
    negative_r = sequence(element(2, b32(R)) + INT_S)
    negative_s = sequence(INT_R + element(2, b32(S)))
    rows = [
        ("r-plus-n", signature(R + N, S), "r + n in 33 octets", "r + n占33字节"),
        ("r-minus-n", signature(R - N, S), "r - n, negative", "r - n为负数"),
        ("r-plus-2-264", signature(R + 2**264, S),
         "r + 2^264: right only after cutting to 32 octets", "r + 2^264：仅截取末32字节时才正确"),
        ("r-without-sign-octet", negative_r, "The zero octet is missing, so r is negative",
         "缺少零字节，r成为负数"),
        ("s-plus-n", signature(R, S + N), "s + n in 33 octets", "s + n占33字节"),
        ("s-minus-n", signature(R, S - N), "s - n, negative", "s - n为负数"),
        ("s-plus-2-264", signature(R, S + 2**264),
         "s + 2^264: right only after cutting to 32 octets", "s + 2^264：仅截取末32字节时才正确"),
        ("s-without-sign-octet", negative_s, "The zero octet is missing, so s is negative",
         "缺少零字节，s成为负数"),
    ]
    for id, data, *_ in rows:
        assert reason_of(data) == id[0] + "-out-of-range", id
    return [refused_der(id, "SM2-10" if id[0] == "r" else "SM2-11", *rest) for id, *rest in rows]


def not_der():
    content = INT_R + INT_S
    padded_r, padded_s = element(2, b"\0\0" + b32(R)), element(2, b"\0\0" + b32(S))
    rows = [
        ("r-extra-zero", sequence(padded_r + INT_S), "A superfluous zero octet in r",
         "r多一个零字节"),
        ("s-extra-zero", sequence(INT_R + padded_s), "A superfluous zero octet in s",
         "s多一个零字节"),
        ("long-form-sequence", b"\x30\x81\x46" + content,
         "The length of the SEQUENCE in long form", "SEQUENCE长度采用长形式"),
        ("long-form-r", sequence(b"\2\x81\x21" + INT_R[2:] + INT_S), "The length of r in long form",
         "r的长度采用长形式"),
        ("long-form-s", sequence(INT_R + b"\2\x81\x21" + INT_S[2:]), "The length of s in long form",
         "s的长度采用长形式"),
        ("long-form-with-zero", b"\x30\x82\0\x46" + content,
         "The length with a leading zero octet", "长度含前导零字节"),
        ("indefinite-length", b"\x30\x80" + content + b"\0\0", "Indefinite length, BER only",
         "采用不定长形式，仅BER允许"),
    ]
    for id, data, *_ in rows:
        assert reason_of(data) == NOT_DER, id
    return [refused_der(id, "SM2-19", *rest) for id, *rest in rows]


def trailing():
    rows = [("trailing-byte", DER + b"\0", "A zero byte after the SEQUENCE",
             "SEQUENCE之后有一个零字节"),
            ("trailing-null", DER + b"\5\0", "A NULL after the SEQUENCE", "SEQUENCE之后有NULL"),
            ("twice", DER + DER, "The signature twice", "签名重复两次")]
    return [refused_der(id, "SM2-19", *rest) for id, *rest in rows]


def wrong_structure():
    malformed = {"class": "malformed"}
    plain = [
        ("only-r", sequence(INT_R), "One INTEGER", "只有一个INTEGER"),
        ("empty-sequence", sequence(b""), "An empty SEQUENCE", "空SEQUENCE"),
        ("empty", b"", "No byte at all", "签名为空"),
        ("truncated", DER[:-1], "The last byte is missing", "缺少末字节"),
        ("truncated-after-header", DER[:2], "Nothing after the header", "头部之后无内容"),
        ("length-too-large", b"\x30\x47" + INT_R + INT_S, "The stated length is one too large",
         "声明的长度大1"),
        ("length-huge", b"\x30\x88" + b"\xff" * 8 + INT_R + INT_S, "A length of 2^64-1",
         "声明的长度为2^64-1"),
        ("length-of-s-too-large", sequence(INT_R + b"\2\x22" + INT_S[2:]),
         "s states one octet more than the SEQUENCE holds", "s声明的长度比SEQUENCE内剩余的多1字节"),
        ("set-instead-of-sequence", b"\x31" + DER[1:], "Tag 31 (SET)", "标签为31（SET）"),
        ("primitive-sequence", b"\x10" + DER[1:], "Tag 10, a primitive SEQUENCE",
         "标签为10，即非构造形式的SEQUENCE"),
        ("octet-string-inside", sequence(b"\4" + INT_R[1:] + INT_S),
         "Tag 04 (OCTET STRING) for r", "r的标签为04（OCTET STRING）"),
        ("constructed-integer", sequence(b"\x22" + INT_R[1:] + INT_S),
         "Tag 22, a constructed INTEGER", "标签为22，即构造形式的INTEGER"),
        ("r-without-content", sequence(b"\2\0" + INT_S), "An INTEGER without content",
         "INTEGER无内容"),
        ("s-without-content", sequence(INT_R + b"\2\0"), "The same for s", "同上，对s"),
        ("in-bit-string", element(3, b"\0" + DER), "Wrapped in a BIT STRING, as in a certificate",
         "外层为BIT STRING，如同证书中的签名值"),
        ("zero-byte-before", b"\0" + DER, "A zero byte in front", "开头增加一个零字节"),
        ("hex-text", DER.hex().encode(), "The encoding written as hex text", "采用十六进制文本"),
        ("raw-instead", RAW, "r || s where DER is due", "应为DER编码，却给出r || s"),
    ]
    for id, data, *_ in plain:
        assert reason_of(data) == MALFORMED, id
    # Readers differ: data after what was expected, or an object that is not what was expected.
    readable = [
        ("third-integer", sequence(INT_R + INT_S + integer(0)), "A third INTEGER inside",
         "SEQUENCE内有第三个INTEGER"),
        ("null-inside", sequence(INT_R + INT_S + b"\5\0"), "A NULL inside", "SEQUENCE内有NULL"),
        ("length-too-small", b"\x30\x45" + INT_R + INT_S, "The stated length is one too small",
         "声明的长度小1"),
    ]
    return ([refused_der(id, "SM2-18", *rest) for id, *rest in plain]
            + [refused_der(id, "SM2-18", *rest, malformed) for id, *rest in readable])


def add_der(file):
    features = ["verify", "der"]
    file.case("der-verifies", *PURPOSE, literal("der", get("row/requirement"), ACCEPTED),
              ["id", "requirement", "signature", "en", "zh"], accepted_der(), features)
    file.case("der-refused", *PURPOSE, literal("der", get("row/requirement"), get("row/expect")),
              ["id", "requirement", "expect", "signature", "en", "zh"],
              out_of_range() + not_der() + trailing() + wrong_structure(), features)
    headers = {"sequence-tag": 0, "sequence-length": 1, "r-tag": 2, "r-length": 3,
               "s-tag": 2 + len(INT_R), "s-length": 3 + len(INT_R)}
    rows = []
    for id, index in headers.items():
        for bit in range(8):
            data = flipped(DER, index, 1 << bit)
            assert isinstance(sm2_der.decode(data), str)
            rows.append([f"{id}-bit-{bit}", hexed(data)])
    file.case("der-header-flipped",
              "Each bit of the tags and lengths flipped in turn: the structure is broken, in "
              "whatever way", "依次翻转标签和长度的各比特，结构均遭破坏",
              literal("der", "SM2-18", {"rejected": {}}), ["id", "signature"], rows, features)


# ---- raw ----------------------------------------------------------------------------------

def accepted_raw():
    rows = [["published", hexed(RAW)]]
    return rows + [[id, hexed(b32(r) + b32(s))] for id, (_, (r, s)) in SIGNATURES.items()]


def refused_raw():
    r_short = SIGNATURES["r-leading-zero"][1]
    s_short = SIGNATURES["s-leading-zero"][1]
    return [
        ["one-byte-short", RAW[:-1], "63 bytes", "共63字节"],
        ["one-byte-long", RAW + b"\0", "A zero byte appended", "末尾增加一个零字节"],
        ["zero-byte-before", b"\0" + RAW, "A zero byte in front", "开头增加一个零字节"],
        ["recovery-byte", RAW + b"\x1b", "A recovery byte appended, as for Ethereum",
         "末尾附加恢复标识，如以太坊签名"],
        ["tag-before", b"\4" + RAW, "A byte 04 in front, as for a point", "开头增加字节04，如同点的表示"],
        ["with-public-key", RAW + uncompressed(Q)[1:], "128 bytes: r, s and the public key",
         "共128字节：r、s之后附加公钥"],
        ["twice", RAW + RAW, "The signature twice", "签名重复两次"],
        ["halves-of-33-bytes", b"\0" + RAW[:32] + b"\0" + RAW[32:], "Each number with a sign byte",
         "两数各带一个符号字节"],
        ["r-zero-dropped", b32(r_short[0])[1:] + b32(r_short[1]),
         "The leading zero byte of r dropped", "丢弃r的前导零字节"],
        ["s-zero-dropped", b32(s_short[0]) + b32(s_short[1])[1:],
         "The leading zero byte of s dropped", "丢弃s的前导零字节"],
        ["r-only", RAW[:32], "r alone", "只有r"],
        ["hex-text", RAW.hex().encode(), "The form written as hex text", "采用十六进制文本"],
        ["empty", b"", "No byte at all", "签名为空"],
        ["der-instead", DER, "DER where r || s is due", "应为r || s，却给出DER编码"],
    ]


def add_raw(file):
    file.case("raw-verifies", "64 bytes, also where r or s begins with zero bytes",
              "共64字节，包括r、s含前导零字节的情形", literal("raw", "SM2-23", ACCEPTED),
              ["id", "signature"], accepted_raw(), ["verify", "raw"])
    wrong_length = {"rejected": {"reason": "signature-wrong-length"}}
    rows = refused_raw()
    assert all(len(data) != 64 for _, data, *_ in rows)
    file.case("raw-refused", *PURPOSE, literal("raw", "SM2-23", wrong_length),
              ["id", "signature", "en", "zh"],
              [[id, hexed(data), en, zh] for id, data, en, zh in rows], ["verify", "raw"])


def add_cases(file):
    add_der(file)
    add_raw(file)
