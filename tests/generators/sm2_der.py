# SPDX-License-Identifier: Apache-2.0
"""DER of an SM2 signature: a writer whose parts can be put together wrongly, a strict reader."""


def length(count):
    if count < 128:
        return bytes([count])
    octets = count.to_bytes((count.bit_length() + 7) // 8, "big")
    return bytes([128 + len(octets)]) + octets


def element(tag, content):
    return bytes([tag]) + length(len(content)) + content


def integer(value):
    """The shortest INTEGER in two's complement."""
    bits = (value if value >= 0 else ~value).bit_length()
    return element(2, value.to_bytes(bits // 8 + 1, "big", signed=True))


def sequence(content):
    return element(0x30, content)


def signature(r, s):
    return sequence(integer(r) + integer(s))


def take(data, tag):
    """The content of the first element and what follows it."""
    if len(data) < 2 or data[0] != tag:
        raise ValueError("signature-malformed")
    count, offset = data[1], 2
    if count == 128:
        raise ValueError("signature-not-der")
    if count > 128:
        offset += count - 128
        if len(data) < offset:
            raise ValueError("signature-malformed")
        count = int.from_bytes(data[2:offset], "big")
        if length(count) != data[1:offset]:
            raise ValueError("signature-not-der")
    if len(data) < offset + count:
        raise ValueError("signature-malformed")
    return data[offset:offset + count], data[offset + count:]


def take_integer(data):
    content, rest = take(data, 2)
    if not content:
        raise ValueError("signature-malformed")
    value = int.from_bytes(content, "big", signed=True)
    if integer(value)[2:] != content:
        raise ValueError("signature-not-der")
    return value, rest


def decode(data):
    """(r, s), or the reason why the bytes are no signature in DER."""
    try:
        content, rest = take(data, 0x30)
        if rest:
            return "trailing-data"
        r, content = take_integer(content)
        s, content = take_integer(content)
    except ValueError as error:
        return str(error)
    return "signature-malformed" if content else (r, s)
