# SPDX-License-Identifier: Apache-2.0
"""Cases about the form of a Bech32 text: alphabet, lengths, human-readable part, separator."""
from bech32_cases import PRINTABLE, payload, reason_of
from bech32_codec import ALPHABET, checksum, decode, expand, join, letters, remainder


def alphabet(s):
    sets = [(f"value-{v:02}", [v]) for v in range(32)]
    sets += [("all-values", range(32)), ("all-values-reversed", range(31, -1, -1))]
    s.decode_case(
        "decode-alphabet",
        "Each of the 32 values is read from its character",
        "32个值均由对应字符读出",
        [s.accepted(i, 1, "test", d) for i, d in sets],
    )
    s.encode_case(
        "encode-alphabet",
        "Each of the 32 values is written as its character",
        "32个值均写为对应字符",
        [s.made(i, 2, "test", d) for i, d in sets],
    )


def with_foreign(s, hrp, data, at, char, value):
    """A text with `char` at place `at` of the data, whose checksum holds if `char` had `value`."""
    data = list(data)
    data[at] = value
    body = letters(data + checksum(expand(hrp), data, s.constant))
    return hrp + "1" + body[:at] + char + body[at + 1 :]


def foreign_in_checksum(s, data, char, place):
    """The same inside the checksum: a payload is searched whose checksum has value 0 there."""
    for extra in range(32):
        for last in range(32):
            whole = list(data) + [extra, last]
            sums = checksum(expand("test"), whole, s.constant)
            if sums[place] == 0:
                body = letters(whole + sums)
                at = len(whole) + place
                return "test1" + body[:at] + char + body[at + 1 :]
    raise AssertionError(place)


def foreign_characters(s):
    base = payload(9)
    rows = [s.accepted("no-foreign-character", 3, "test", base)]
    for char in "bio":
        for name, at in (("first", 0), ("middle", 4), ("last", 8)):
            for value in (0, 31):
                text = with_foreign(s, "test", base, at, char, value)
                id = f"{char}-{name}-as-{value}"
                rows.append(s.refused(id, 3, text, "invalid-data-character", value))
        for name, place in (("first", 0), ("last", 5)):
            text = foreign_in_checksum(s, base, char, place)
            rows.append(s.refused(f"{char}-checksum-{name}", 3, text, "invalid-data-character", 0))
        text = with_foreign(s, "test", base, 4, char, 0).upper()
        rows.append(s.refused(f"upper-case-{char}", 3, text, "invalid-data-character", 0))
    others = [
        ("nul", "\0"),
        ("tab", "\t"),
        ("space", " "),
        ("exclamation", "!"),
        ("hyphen", "-"),
        ("slash", "/"),
        ("colon", ":"),
        ("at-sign", "@"),
        ("bracket", "["),
        ("grave", "`"),
        ("brace", "{"),
        ("tilde", "~"),
        ("delete", "\x7f"),
        ("u0080", "\x80"),
        ("u00ff", "\xff"),
    ]
    for name, char in others:
        text = with_foreign(s, "test", base, 4, char, 0)
        rows.append(s.refused(name, 3, text, "invalid-data-character", 0))
    for name, char, plain in (
        ("kelvin-sign", "\u212a", "k"),
        ("long-s", "\u017f", "s"),
        ("full-width-q", "\uff51", "q"),
    ):
        value = ALPHABET.index(plain)
        text = with_foreign(s, "test", base, 4, char, value)
        rows.append(s.refused(name, 3, text, "invalid-data-character", value))
    good = join("test", base, s.variant)
    for name, end in (("trailing-space", " "), ("trailing-newline", "\n"), ("trailing-nul", "\0")):
        rows.append(s.refused(name, 3, good + end, "invalid-data-character"))
    s.decode_case(
        "decode-foreign-character",
        "A character outside the alphabet, where a lookup without a check would give a "
        "value that makes the checksum right, or where Unicode folding gives a letter",
        "含字母表以外的字符：不经检查的查表或Unicode折叠会使校验和成立",
        rows,
    )


def lengths(s):
    full = [
        ("hrp-83-data-0", "h" * 83, 0),
        ("hrp-42-data-41", "h" * 42, 41),
        ("hrp-1-data-82", "h", 82),
    ]
    over = [
        ("hrp-84-data-0", "h" * 84, 0),
        ("hrp-43-data-41", "h" * 43, 41),
        ("hrp-42-data-42", "h" * 42, 42),
        ("hrp-1-data-83", "h", 83),
        ("hrp-4-data-1000", "test", 1000),
    ]
    rows = [s.accepted(i, 4, h, payload(n)) for i, h, n in full]
    rows += [s.refused(i, 4, join(h, payload(n), s.variant), "too-long") for i, h, n in over]
    s.decode_case(
        "decode-length",
        "90 characters are read, 91 and more are refused",
        "90个字符的字符串可解码，91个及以上时拒绝",
        rows,
    )
    rows = [s.made(i, 5, h, payload(n)) for i, h, n in full]
    rows += [s.not_made(i, 5, h, payload(n), "too-long") for i, h, n in over]
    s.encode_case(
        "encode-length",
        "90 characters are written, 91 and more are refused",
        "90个字符的字符串可编码，91个及以上时拒绝",
        rows,
    )
    shortest = [
        s.accepted("six", 12, "test", []),
        s.accepted("six-after-hrp-1", 12, "t", []),
        s.accepted("seven", 12, "test", [9]),
    ]
    for count in (5, 4, 3):
        hrp = short_hrp(s.constant, count)
        rest = remainder(expand(hrp) + [0] * count) ^ s.constant
        values = [rest >> 5 * (count - 1 - i) & 31 for i in range(count)]
        text = hrp + "1" + letters(values)
        shortest.append(s.refused(f"characters-{count}", 12, text, "data-part-too-short"))
    for name, text in (("one", "test1q"), ("none", "test1")):
        assert reason_of(decode, text, s.variant) == "data-part-too-short"
        shortest.append(
            [name, s.requirement(12), text, {"rejected": {"reason": "data-part-too-short"}}]
        )
    s.decode_case(
        "decode-data-part-length",
        "A data part of six characters is read, of fewer refused, also where the "
        "remainder is right",
        "数据部分为6个字符时可解码，不足6个时拒绝，即使余式正确",
        shortest,
    )


def short_hrp(constant, count):
    """The first HRP after which `count` values can make the remainder right."""
    number = 0
    while True:
        hrp, rest = "", number
        while rest or not hrp:
            hrp, rest = chr(97 + rest % 26) + hrp, rest // 26
        if (remainder(expand(hrp) + [0] * count) ^ constant) >> 5 * count == 0:
            return hrp
        number += 1


def hrps(s):
    base = payload(6)
    rows = [
        s.accepted("one-character", 6, "a", base),
        s.refused("empty", 6, join("", base, s.variant), "empty-hrp"),
        s.refused("empty-without-data", 6, join("", [], s.variant), "empty-hrp"),
        s.refused("empty-before-one-value", 6, join("", [15], s.variant), "empty-hrp"),
    ]
    s.decode_case("decode-empty-hrp", "Nothing stands before the separator", "分隔符前为空", rows)
    good = [
        ("exclamation", "!"),
        ("tilde", "~"),
        ("question-mark", "?"),
        ("digits", "023456789"),
        ("quotes", "\"'\\"),
        ("every-printable", PRINTABLE),
    ]
    rows = [s.accepted(i, 8, h, base) for i, h in good]
    bad = [
        ("nul", "\0"),
        ("newline", "\n"),
        ("u001f", "\x1f"),
        ("space", " "),
        ("delete", "\x7f"),
        ("u0080", "\x80"),
        ("u00e9", "\xe9"),
        ("u00ff", "\xff"),
        ("u0161", "\u0161"),
    ]
    for name, char in bad:
        for place, hrp in (("alone", char), ("first", char + "bc"), ("last", "bc" + char)):
            rows.append(
                s.refused(
                    f"{name}-{place}", 8, join(hrp, base, s.variant), "hrp-character-out-of-range"
                )
            )
    utf8 = join("bc\xc2\x80", base, s.variant).replace("\xc2\x80", "\x80")
    rows.append(
        [
            "u0080-checksum-over-utf-8",
            s.requirement(8),
            utf8,
            {"rejected": {"reason": "hrp-character-out-of-range"}},
        ]
    )
    trimmed = " " + join("bc", base, s.variant)
    rows.append(
        [
            "leading-space",
            s.requirement(8),
            trimmed,
            {"rejected": {"reason": "hrp-character-out-of-range"}},
        ]
    )
    s.decode_case(
        "decode-hrp-characters",
        "Characters 0x21 to 0x7e stand in the human-readable part, no other does",
        "人类可读部分的字符取值为0x21～0x7e，其他字符拒绝",
        rows,
    )
    rows = [
        s.made("one-character", 7, "a", base),
        s.not_made("empty", 7, "", base, "empty-hrp"),
        s.not_made("empty-without-data", 7, "", [], "empty-hrp"),
    ]
    s.encode_case(
        "encode-empty-hrp",
        "An empty human-readable part is not encoded",
        "人类可读部分为空时不编码",
        rows,
    )
    rows = [s.made(i, 9, h, base) for i, h in good]
    for name, char in bad:
        rows.append(s.not_made(name, 9, "b" + char + "c", base, "hrp-character-out-of-range"))
    s.encode_case(
        "encode-hrp-characters",
        "A human-readable part with a character outside 0x21 to 0x7e is not encoded",
        "人类可读部分含0x21～0x7e以外的字符时不编码",
        rows,
    )


def separators(s):
    base = payload(6)
    good = [
        ("one", "1"),
        ("one-one", "11"),
        ("inside", "a1b"),
        ("at-start", "1a"),
        ("at-end", "a1"),
        ("looks-like-data", "split1qqqqqq"),
        ("only-ones", "1" * 77),
    ]
    s.decode_case(
        "decode-last-separator",
        "The last 1 of the text separates; those before it belong to the human-readable part",
        "以最后一个1为分隔符，其前的1属于人类可读部分",
        [s.accepted(i, 10, h, base) for i, h in good],
    )
    texts = [
        ("left-out", join("test", base, s.variant).replace("1", "")),
        ("only-data", letters(checksum([0], base, s.constant))),
        ("data-of-empty-hrp", join("", base, s.variant)[1:]),
        ("empty-text", ""),
    ]
    rows = [s.accepted("present", 11, "test", base)]
    rows += [s.refused(i, 11, t, "missing-separator") for i, t in texts]
    s.decode_case("decode-no-separator", "A text without a 1 is refused", "不含1的字符串拒绝", rows)
