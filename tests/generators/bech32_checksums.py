# SPDX-License-Identifier: Apache-2.0
"""Cases about the checksum, capitals and values of a Bech32 text."""
from bech32_cases import PRINTABLE, octets, payload
from bech32_codec import ALPHABET, CONSTANT, checksum, encode, expand, join, letters
from yaml_cases import get


def substitutions(s, text):
    """Every other character at each place of the checksum, one other at each place before it."""
    for at in range(len(text) - 6, len(text)):
        for char in ALPHABET:
            if char != text[at]:
                yield f"checksum-{at - len(text) + 6}-{char}", text[:at] + char + text[at + 1 :]
    start = text.rindex("1") + 1
    for at in range(start, len(text) - 6):
        char = ALPHABET[ALPHABET.index(text[at]) ^ 1]
        yield f"data-{at - start}-{char}", text[:at] + char + text[at + 1 :]
    for at in range(start - 1):
        for name, char in (("bit-0", chr(ord(text[at]) ^ 1)), ("bit-6", chr(ord(text[at]) ^ 64))):
            yield f"hrp-{at}-{name}", text[:at] + char + text[at + 1 :]
    for at in range(len(text) - 1):
        if text[at] != text[at + 1] and "1" not in text[at : at + 2]:
            yield f"swapped-{at}", text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def wrong_rules(s, hrp, data):
    """Texts whose checksum is right under a wrong rule."""
    high, low = [ord(c) >> 5 for c in hrp], [ord(c) & 31 for c in hrp]
    wrong = {
        "constant-0": (expand(hrp), 0),
        "hrp-not-covered": ([], s.constant),
        "hrp-without-zero": (high + low, s.constant),
        "hrp-low-bits-only": (low, s.constant),
        "hrp-low-bits-first": (low + [0] + high, s.constant),
        "other-constant": (expand(hrp), CONSTANT[other(s.variant)]),
    }
    for name, (values, constant) in wrong.items():
        yield name, hrp + "1" + letters(data + checksum(values, data, constant))


def other(variant):
    return "bech32m" if variant == "bech32" else "bech32"


def ends_with_p(s, before):
    """A payload whose text ends with `before` and p, for the weakness named in BIP-350."""
    for a in range(27):
        for b in range(27):
            for c in range(27):
                for d in range(27):
                    data = payload(5) + [a, b, c, d]
                    if join("test", data, s.variant).endswith(before + "p"):
                        return data
    raise AssertionError(before)


def checksums(s):
    base = payload(9)
    texts = [
        ("no-data", "a", []),
        ("one-value", "a", [5]),
        ("hrp-of-digits", "2345", base),
        ("zeros", "test", [0] * 40),
        ("ones", "test", [31] * 40),
        ("nine-values", "test", base),
        ("full-length", "test", payload(79)),
    ]
    rows = [s.accepted(i, 13, h, d) for i, h, d in texts]
    text = join("test", base, s.variant)
    rows += [s.refused(i, 13, t, "invalid-checksum") for i, t in substitutions(s, text)]
    for id, wrong in wrong_rules(s, "test", base):
        number = 20 if id == "other-constant" and s.variant == "bech32m" else 13
        rows.append(s.refused(id, number, wrong, "invalid-checksum"))
    s.decode_case(
        "decode-checksum",
        "One changed or swapped character, and checksums that are right under a wrong rule",
        "改动或交换一个字符，以及按错误规则计算的校验和",
        rows,
    )
    insertions(s)
    rows = [s.made(i, 14, h, d) for i, h, d in texts]
    s.encode_case(
        "encode-checksum", "The checksum that the encoder appends", "编码器附加的校验和", rows
    )


def insertions(s):
    """q before a final p, put in or taken out: Bech32 does not notice, Bech32m does."""
    rows = []
    for name, before in (("inserted", "l"), ("removed", "q")):
        data = ends_with_p(s, before)
        text = join("test", data, s.variant)
        rows.append(s.accepted(f"{name}-0", 13, "test", data))
        changed = [text[:-1] + "q" * n + "p" for n in (1, 2, 3, 5, 8)]
        if before == "q":
            changed = [text[:-2] + "p"]
        for count, new in enumerate(changed, 1):
            if s.variant == "bech32m":
                rows.append(s.refused(f"{name}-{count}", 13, new, "invalid-checksum"))
            else:
                values = [ALPHABET.index(c) for c in new[5:-6]]
                rows.append(s.accepted(f"{name}-{count}", 13, "test", values, new))
    if s.variant == "bech32m":
        s.decode_case(
            "decode-inserted-q",
            "q inserted or removed before a final p, which Bech32 would not notice, is refused",
            "在末尾的p之前插入或删除q时拒绝（Bech32不能发现这种改动）",
            rows,
        )
    else:
        s.decode_case(
            "decode-inserted-q",
            "q inserted or removed before a final p leaves a Bech32 text valid: a known "
            "weakness, and still the rule",
            "在末尾的p之前插入或删除q后，Bech32字符串仍然有效：这是已知弱点，但规则如此",
            rows,
        )


def cases_of_letters(s):
    base = payload(9)
    words = [
        ("hrp-and-data", "test", base),
        ("one-letter", "a", []),
        ("hrp-of-digits", "23", base),
        ("every-printable", PRINTABLE, payload(6)),
    ]
    rows = [s.accepted(i, 16, h, d, join(h, d, s.variant).upper()) for i, h, d in words]
    s.decode_case(
        "decode-upper-case",
        "A text in capitals means the same as in small letters",
        "全大写字符串与全小写字符串含义相同",
        rows,
    )
    rows = [s.accepted("lower-case-hrp-checked", 17, "test", base)]
    for id, hrp in (("one-letter", "A"), ("word", "TEST"), ("letters-and-digits", "A2B3")):
        data = [] if len(hrp) == 1 else base
        text = join(hrp, data, s.variant).upper()
        rows.append(s.refused(id, 17, text, "invalid-checksum"))
    s.decode_case(
        "decode-upper-case-checksum",
        "A checksum over the capitals of the human-readable part is refused",
        "以人类可读部分的大写形式计算校验和时拒绝",
        rows,
    )
    mixed(s, base)
    rows = []
    for id, hrp, data in (("capital", "A", []), ("word", "TEST", base), ("mixed", "tEst", base)):
        text = encode(hrp, data, s.variant)
        either = [{"as": "lower-case", "result": text}, {"as": "refused", "rejected": {}}]
        rows.append([id, s.requirement(18), hrp, octets(data), {"either": either}])
    rows.append(s.made("lower-case-given", 18, "test", base))
    s.encode_case(
        "encode-lower-case",
        "Capitals in the human-readable part are lowered before the checksum, or refused",
        "人类可读部分含大写字母时，转为小写后计算校验和，或者拒绝",
        rows,
    )


def mixed(s, base):
    low = join("test", base, s.variant)
    up = low.upper()
    at = low.rindex("1")
    texts = {
        "hrp-upper": up[:at] + low[at:],
        "data-upper": low[:at] + up[at:],
        "hrp-first": up[:1] + low[1:],
        "hrp-last": low[: at - 1] + up[at - 1] + low[at:],
        "data-first-letter": low[: at + 1] + up[at + 1] + low[at + 2 :],
        "checksum-upper": low[:-6] + up[-6:],
        "all-but-hrp-first": low[:1] + up[1:],
    }
    last = max(i for i, c in enumerate(low) if c.isalpha())
    texts["last-letter"] = low[:last] + up[last] + low[last + 1 :]
    texts["all-but-last-letter"] = up[:last] + low[last] + up[last + 1 :]
    rows = [s.accepted("all-lower", 19, "test", base)]
    rows += [s.refused(i, 19, t, "mixed-case") for i, t in texts.items()]
    digits = join("23", base, s.variant)
    first = next(i for i, c in enumerate(digits) if c.isalpha())
    text = digits[:first] + digits[first].upper() + digits[first + 1 :]
    rows.append(s.refused("data-only", 19, text, "mixed-case"))
    s.decode_case(
        "decode-mixed-case",
        "Capitals and small letters in one text",
        "同一字符串中大小写混用",
        rows,
    )


def data_values(s):
    rows = [s.made("thirty-one", 15, "test", [31, 0, 31])]
    for id, data in (
        ("thirty-two-first", [32, 1, 2]),
        ("thirty-two-last", [1, 2, 32]),
        ("thirty-three", [1, 33, 2]),
        ("sixty-four", [1, 64, 2]),
        ("one-hundred-twenty-eight", [1, 128, 2]),
        ("two-hundred-fifty-five", [1, 255, 2]),
    ):
        rows.append(s.not_made(id, 15, "test", data, "data-value-out-of-range"))
    s.encode_case(
        "encode-data-values",
        "A data value above 31 is refused, not cut to five bits",
        "数据值大于31时拒绝，不截取低5比特",
        rows,
    )


def round_trip(s):
    words = [
        ("no-data", "a", []),
        ("nine-values", "test", payload(9)),
        ("full-length", "test", payload(79)),
        ("printable", PRINTABLE, payload(5)),
    ]
    rows = [[i, join(h, d, s.variant)] for i, h, d in words]
    read = {
        "call": "bech32.decode",
        "params": {"variant": s.variant, "text": get("row/text")},
        "save": {"hrp": "/hrp", "data": "/data"},
    }
    write = {
        "call": "bech32.encode",
        "params": {"variant": s.variant, "hrp": get("hrp"), "data": get("data")},
        "checks": [s.requirement(14)],
        "expect": {"result": get("row/text")},
    }
    s.file.case(
        "round-trip",
        "What was read is written again as the same text",
        "解码结果重新编码后与原字符串相同",
        {"steps": [read, write]},
        ["id", "text"],
        rows,
        features=["decode"],
    )
