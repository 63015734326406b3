# SPDX-License-Identifier: Apache-2.0
"""Cases about padding, checksum, capitals and characters of an address."""
from bech32_address_cases import program
from bech32_cases import reason_of
from bech32_codec import (
    ALPHABET,
    CONSTANT,
    address_decode,
    address_join,
    checksum,
    expand,
    join,
    letters,
    to_values,
    variant_of,
)


def paddings(a):
    counts = [20] if a.old else [3, 5, 11, 13, 20, 21, 33, 36, 40]
    rows = [
        a.accepted(f"bytes-{n}", 25, "bc", address_join("bc", a.version, program(n)))
        for n in counts
    ]
    for count in counts:
        values = [a.version] + to_values(program(count)) + [0]
        left = len(values[1:]) * 5 - count * 8
        assert 5 <= left <= 7
        address = join("bc", values, variant_of(a.version))
        rows.append(a.refused(f"bytes-{count}-left-{left}", 25, "bc", address, "padding-too-long"))
    a.decode_case(
        "address-padding-length",
        "Five, six or seven bits are left after the last byte",
        "最后一个字节之后余5、6或7比特",
        rows,
    )
    counts = [32] if a.old else [4, 6, 7, 8, 32]
    rows = [
        a.accepted(f"bytes-{n}", 26, "bc", address_join("bc", a.version, program(n)))
        for n in counts
    ]
    for count in counts:
        left = -count * 8 % 5
        for bits in sorted({1 << i for i in range(left)} | {(1 << left) - 1}):
            values = [a.version] + to_values(program(count))
            values[-1] |= bits
            address = join("bc", values, variant_of(a.version))
            rows.append(
                a.refused(
                    f"bytes-{count}-bits-{bits}-of-{left}", 26, "bc", address, "padding-not-zero"
                )
            )
    a.decode_case(
        "address-padding-value",
        "The bits left after the last byte are not all zero",
        "最后一个字节之后的余下比特不全为0",
        rows,
    )


def no_data(a):
    rows = []
    for hrp in ("bc", "tb"):
        for variant in ["bech32"] if a.old else ["bech32", "bech32m"]:
            rows.append(
                a.refused(f"{hrp}-{variant}", 29, hrp, join(hrp, [], variant), "empty-data")
            )
    rows.append(a.accepted("with-data", 29, "bc", a.address))
    a.decode_case(
        "address-without-data",
        "Nothing stands between the separator and the checksum",
        "分隔符与校验和之间为空",
        rows,
    )


def only_checksum(address):
    """Whether the checksum is all that is wrong, and not the padding or the version as well."""
    return reason_of(address_decode, "bc", address, "invalid-checksum") is None


def damaged(text, start):
    """One other character at each place, each other character at the last, neighbours swapped."""
    for at in range(start, len(text)):
        values = [ALPHABET.index(text[at]) ^ mask for mask in (1, 2, 4, 8, 16)]
        new = [text[:at] + ALPHABET[v] + text[at + 1 :] for v in values]
        yield f"place-{at}", next(n for n in new if only_checksum(n))
    for char in ALPHABET:
        if char != text[-1]:
            yield f"last-place-{char}", text[:-1] + char
    for at in range(start, len(text) - 1):
        new = text[:at] + text[at + 1] + text[at] + text[at + 2 :]
        if new != text and only_checksum(new):
            yield f"swapped-{at}", new


def syntax(a):
    text, up = a.address, a.address.upper()
    start = 3
    rows = [a.accepted("unchanged", 30, "bc", text)]
    for id, new in damaged(text, start):
        rows.append(a.refused(id, 30, "bc", new, "invalid-checksum"))
    values = [a.version] + to_values(a.base)
    zero = "bc1" + letters(values + checksum(expand("bc"), values, 0))
    rows.append(a.refused("constant-0", 30, "bc", zero, "invalid-checksum"))
    a.decode_case(
        "address-checksum",
        "One changed or swapped character in an address",
        "地址中有一个字符被改动，或相邻两个字符被交换",
        rows,
    )
    letter = next(i for i in range(start, len(text)) if text[i].isalpha())
    last = max(i for i, c in enumerate(text) if c.isalpha())
    mixed = {
        "hrp-upper": up[:2] + text[2:],
        "hrp-first": up[0] + text[1:],
        "data-upper": text[:3] + up[3:],
        "version": text[:letter] + up[letter] + text[letter + 1 :],
        "last-letter": text[:last] + up[last] + text[last + 1 :],
        "checksum": text[:-6] + up[-6:],
        "all-but-last-letter": up[:last] + text[last] + up[last + 1 :],
    }
    rows = [a.accepted("all-lower", 31, "bc", text)]
    rows += [a.refused(i, 31, "bc", t, "mixed-case") for i, t in mixed.items()]
    a.decode_case(
        "address-mixed-case",
        "Capitals and small letters in one address",
        "同一地址中大小写混用",
        rows,
    )
    test = address_join("tb", a.version, a.base)
    a.decode_case(
        "address-upper-case",
        "An address in capitals is read like one in small letters",
        "全大写地址与全小写地址同样解码",
        [a.accepted("bc", 32, "bc", up), a.accepted("tb", 32, "tb", test.upper())],
    )
    foreign_characters(a)


def foreign_characters(a):
    rows = [a.accepted("none", 33, "bc", a.address)]
    for char in ("b", "i", "o", "-", " ", "\xff"):
        for name, at in (("first", 1), ("middle", 12), ("last", 20)):
            for value in (0, 31):
                values = [a.version] + to_values(a.base)
                values[at] = value
                body = letters(
                    values + checksum(expand("bc"), values, CONSTANT[variant_of(a.version)])
                )
                address = "bc1" + body[:at] + char + body[at + 1 :]
                id = f"u00{ord(char):02x}-{name}-as-{value}"
                rows.append(a.refused(id, 33, "bc", address, "invalid-data-character", value))
    rows.append(a.refused("trailing-newline", 33, "bc", a.address + "\n", "invalid-data-character"))
    a.decode_case(
        "address-foreign-character",
        "A character outside the alphabet, where a lookup without a check would give a value "
        "that makes the checksum right",
        "含字母表以外的字符：不经检查的查表会使校验和成立",
        rows,
    )
