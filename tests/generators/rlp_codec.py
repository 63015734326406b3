# SPDX-License-Identifier: Apache-2.0
"""RLP, written from the Yellow Paper, appendix B, with the reason of each refusal. An item is bytes
or a list of items. `without` names one reason whose check is left out: the vectors use it to prove
that a refused input has no second fault. Nothing here recurses: nesting may be deep."""


class Refused(Exception):
    pass


def length_bytes(length):
    return length.to_bytes((length.bit_length() + 7) // 8, "big")


def header(length, short):
    """The bytes before a payload; `short` is 0x80 for a string and 0xc0 for a list."""
    if length < 56:
        return bytes([short + length])
    size = length_bytes(length)
    return bytes([short + 55 + len(size)]) + size


def encode_bytes(data):
    if len(data) == 1 and data[0] < 0x80:
        return data
    return header(len(data), 0x80) + data


def wrap(payload):
    return header(len(payload), 0xC0) + payload


def encode(item):
    if isinstance(item, bytes):
        return encode_bytes(item)
    return wrap(b"".join(encode(part) for part in item))


def nested(depth, inside=b"\xc0"):
    """The encoding of `depth` lists around `inside`, made from within."""
    out = inside
    for _ in range(depth):
        out = wrap(out)
    return out


class Reader:
    def __init__(self, data, without):
        self.data, self.without = data, without

    def refuse(self, reason, condition):
        if condition and reason != self.without:
            raise Refused(reason)

    def beyond(self, end):
        """Why bytes after `end` cannot be had: the input ends there, or only the list does."""
        return "truncated" if end == len(self.data) else "item-overruns-list"

    def head(self, at, end):
        """Kind, start and length of the payload whose header is at `at`, within `end`."""
        first = self.data[at]
        if first < 0x80:
            return "string", at, 1
        kind, short = ("string", 0x80) if first < 0xC0 else ("list", 0xC0)
        start, length = at + 1, first - short
        if length > 55:
            size = length - 55
            if start + size > end:
                raise Refused(self.beyond(end))
            length = int.from_bytes(self.data[start : start + size], "big")
            self.refuse("length-leading-zero", self.data[start] == 0)
            self.refuse("non-minimal-length", length < 56)
            start += size
        self.refuse(self.beyond(end), start + length > end)
        length = min(length, len(self.data) - start)
        byte = kind == "string" and first == 0x81 and length == 1 and self.data[start] < 0x80
        self.refuse("non-canonical-single-byte", byte)
        return kind, start, length

    def read(self):
        if not self.data:
            raise Refused("empty-input")
        top, at = [], 0
        lists = [(top, len(self.data))]
        while len(lists) > 1 or not top:
            items, end = lists[-1]
            if at >= end:
                lists.pop()
                continue
            kind, start, length = self.head(at, end)
            if kind == "string":
                items.append(self.data[start : start + length])
                at = start + length
            else:
                items.append([])
                lists.append((items[-1], start + length))
                at = start
        self.refuse("trailing-data", at != len(self.data))
        return top[0]


def decode(data, without=None):
    return Reader(data, without).read()
