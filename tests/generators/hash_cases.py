# SPDX-License-Identifier: Apache-2.0
"""The kinds of cases for a hash function, one writer for each role.

A role is what a requirement is about; every row belongs to one. Rows are built so that a fault
shows on its own requirement and, if possible, on no other:
- only rows of the role `bytes` hold bytes outside 21 to 79;
- only rows of the role `output` have a digest that ends with a byte 00 or begins with a digit 0,
  in SHA-2 and SM3 also in any of its words (a fixed example is taken as it is);
- only rows of the roles `chain`, `length` and `long` are longer than five blocks, and those of
  `chain` keep away from the lengths at which the padding is special;
- only rows of the roles `length` and `long` reach 2^16 bits (a sponge has neither).
"""
from dataclasses import dataclass, field

from hash_functions import digest
from yaml_cases import get

CHUNK = 65536
BRIEF_VALUES = (0x00, 0x01, 0x09, 0x0A, 0x0D, 0x1A, 0x20, 0x7A,
                0x7F, 0x80, 0x81, 0xBF, 0xC2, 0xEF, 0xFE, 0xFF)
LOOKS_LIKE = {
    "zero-first": (b"\0", b"abc"), "zero-inside": (b"abc\0", b"def"), "zero-last": (b"", b"abc\0"),
    "three-zeros-last": (b"", b"abc\0\0\0"), "space-first": (b" ", b"abc"),
    "space-last": (b"", b"abc "), "newline-last": (b"", b"abc\n"),
    "carriage-return-newline": (b"abc\r\n", b"def"), "hex-digits": (b"6162", b"63"),
    "hex-digits-with-prefix": (b"0x6162", b"63"), "base64": (b"YWJj", b"YWJj"),
    "utf-8": ("标准".encode(), b"abc"), "utf-8-four-bytes": ("𠀀".encode(), b"abc"),
    "byte-order-mark": (b"\xef\xbb\xbf", b"abc"), "utf-8-overlong": (b"\xc0\x80", b"abc"),
    "utf-8-surrogate": (b"\xed\xa0\x80", b"abc"), "utf-8-cut-short": (b"abc", b"\xe4\xb8"),
    "latin-1": (b"caf\xe9", b"abc"), "utf-16": (b"\xff\xfea\0b\0", b"c\0"),
}
MANY_BLOCKS = (321, 400, 500, 513, 577, 700, 777, 1000, 1001, 1025, 2049, 4097, 5000, 7000)
LONG_NAMES = {16: "length-1-mebibyte", 4096: "length-2-to-31-bits", 8192: "length-2-to-32-bits"}


@dataclass
class Subject:
    """One algorithm in one standard."""
    algorithm: str
    block: int
    edge: int        # the most bytes of a last block that also holds the whole padding
    word: int        # bytes; leading zeros are looked for in each
    roles: dict      # role to requirement
    full: bool       # every length and byte value, or the limits only
    examples: dict   # role to {row id: message}, published or otherwise given
    out: object      # the CaseFile
    suffix: str = ""
    features: list = field(default_factory=list)
    two_zero_bytes: int = 0    # the first n for which the digest of touchstone-n begins so
    long: tuple = ()           # the byte of the long messages, {chunks: digest}

    def digest(self, message):
        return digest(self.algorithm, message)

    def settled(self, message):
        value = self.digest(message)
        return "0" not in value.hex()[::2 * self.word] and value[-1] != 0

    def settle(self, make):
        """The first of make(0), make(1), … whose digest is none of the role `output`."""
        return next(m for m in map(make, range(89)) if self.settled(m))

    def case(self, id, en, zh, columns, rows, body, **keys):
        if self.features:
            keys["features"] = self.features
        self.out.case(id + self.suffix, en, zh, body, columns, rows, **keys)

    def one_step(self, id, en, zh, role, messages):
        """`messages` maps row ids to messages; the given examples of the role are added."""
        messages = {**messages, **self.examples.get(role, {})}
        rows = [(name, hexed(m), hexed(self.digest(m))) for name, m in messages.items()]
        self.case(id, en, zh, ("id", "message", "digest"), rows, {
            "call": "hash.digest",
            "params": {"algorithm": self.algorithm, "message": get("row/message")},
            "checks": [self.roles[role]], "expect": {"result": get("row/digest")}})

    def repeated(self, id, en, zh, role, messages):
        """`messages` maps row ids to (byte, count); the oracle builds them."""
        rows = [(name, hexed(piece), count, hexed(self.digest(piece * count)))
                for name, (piece, count) in messages.items()]
        build = {"bytes": get("row/byte"), "count": get("row/count")}
        self.case(id, en, zh, ("id", "byte", "count", "digest"), rows, {
            "preamble": [{"compute": "bytes.repeat", "params": build, "save": "message"}],
            "steps": [{"call": "hash.digest",
                       "params": {"algorithm": self.algorithm, "message": get("message")},
                       "checks": [self.roles[role]],
                       "expect": {"result": get("row/digest")}}]}, timeout="2m")

    def one_byte(self, count):
        return self.settle(lambda seed: bytes([0x61 + seed % 25]) * count)[:1], count


def hexed(value):
    return "0x" + value.hex()


def text(length, seed=0):
    """Printable, without a space; neighbouring blocks differ."""
    return bytes(0x21 + (7 * i + seed) % 89 for i in range(length))


def of_lengths(s, wanted):
    return {f"length-{n}": s.settle(lambda seed, n=n: text(n, seed)) for n in sorted(wanted)}


def known(s):
    texts = (b"message digest", b"abcdefghijklmnopqrstuvwxyz",
             b"Touchstone tries what standards require")
    s.one_step("published", "Published examples and other short texts", "已发布的示例及其他短消息",
               "known", {f"text-{len(m)}-bytes": m for m in texts})


def padding(s):
    b, e = s.block, s.edge
    wanted = {1, 2, 3, 10, 100, 127, 128, 129, 255, 256, 257, 2 * b + e}
    for start in (0, b):
        wanted |= set(range(start + e - 1, start + b + 2))
    if s.full:
        wanted |= {*range(1, 2 * b + 5), *range(3 * b - 1, 3 * b + 2)}
    extra = {n for n in wanted if "extra" in s.roles and n % b > e}
    if extra:
        s.one_step("padding-extra-block",
                   f"The last block holds {e + 1} to {b - 1} bytes; the length stands in another",
                   f"末分组含消息的{e + 1}～{b - 1}字节，长度置于另一分组", "extra",
                   of_lengths(s, extra))
    s.one_step("padding", "Lengths about every limit of the padding, in one block and in several",
               "填充规则各边界附近的消息长度，覆盖单分组和多分组", "padding",
               of_lengths(s, wanted - extra))


def length_field(s):
    rows = {f"length-{n}": s.one_byte(n) for n in (8170, 8192, 8193)}
    if s.full:
        rows["published-million-a"] = (b"a", 1_000_000)
        rows["length-1-mebibyte"] = s.one_byte(1 << 20)
        rows["length-2-mebibytes"] = s.one_byte(1 << 21)
    s.repeated("length", "The length in bits needs two bytes, three (8192 bytes) or four (2 MiB)",
               "以比特计的长度占两个、三个（8192字节）或四个（2 MiB）字节", "length", rows)


def chain(s):
    wanted = [n for n in MANY_BLOCKS if n > 5 * s.block and 0 < n % s.block < s.edge]
    s.one_step("many-blocks", "Six blocks and more, of lengths at which the padding is not special",
               "6个及以上分组，消息长度避开填充规则的边界", "chain",
               of_lengths(s, wanted if s.full else wanted[:4]))
    if "length" not in s.roles:
        counts = (8192, 1 << 20) if s.full else (8192,)
        s.repeated("long", "Long messages, built by the oracle", "由参照实现构造的长消息", "chain",
                   {f"length-{n}": s.one_byte(n) for n in counts})


def message_bytes(s):
    rows = {}
    for value in range(256) if s.full else BRIEF_VALUES:
        rows[f"value-{value:02x}"] = s.settle(lambda n, v=value: bytes([v, 0x61 + n % 25]))
    for name, (head, tail) in LOOKS_LIKE.items():    # the two digits in between settle the row
        rows[name] = s.settle(lambda n, h=head, t=tail: h + b"%d" % (n + 10) + t)
    if s.full:
        for value, name in ((0, "zeros"), (0xFF, "ones")):
            found = [n for n in range(1, s.edge) if s.settled(bytes([value]) * n)]
            rows.update({f"{name}-{n}": bytes([value]) * n for n in found[:4] + found[-2:]})
    s.one_step("bytes", "Every kind of byte, and bytes that a text interface drops or translates",
               "各类字节值，以及文本接口可能丢弃或转换的字节", "bytes", rows)
    if s.full:
        one_bit_changed(s)


def one_bit_changed(s):
    length = s.edge - 1 + (s.block if s.block == 64 else 0)
    base = s.settle(lambda seed: text(length, seed))
    rows = {"unchanged": base}
    for i in range(length):
        bits = (1 << (i + t) % 8 for t in range(8))
        changed = (base[:i] + bytes([base[i] ^ bit]) + base[i + 1:] for bit in bits)
        rows[f"byte-{i}"] = next(filter(s.settled, changed))
    given, s.examples = s.examples, {}
    s.one_step("one-bit-changed", "The same message with one bit changed, in each byte in turn",
               "同一消息，依次在每个字节改变一个比特", "bytes", rows)
    s.examples = given


def output(s):
    def search(test):
        candidates = (b"touchstone-%d" % n for n in range(1 << 16))
        return next(m for m in candidates if test(s.digest(m)))

    rows = {"leading-zero-digit": search(lambda d: 0 < d[0] < 16),
            "leading-zero-byte": search(lambda d: d[0] == 0),
            "last-byte-zero": search(lambda d: d[-1] == 0)}
    if s.full:
        rows["two-leading-zero-bytes"] = b"touchstone-%d" % s.two_zero_bytes
        assert s.digest(rows["two-leading-zero-bytes"])[:2] == b"\0\0"
        for at in range(s.word, len(s.digest(b"")), s.word):
            rows[f"word-{at // s.word}-leading-zero-byte"] = search(lambda d, at=at: d[at] == 0)
    s.one_step("digest-with-zeros", "Digests that begin or end with zeros; the messages were found",
               "以零开头或结尾的杂凑值，消息经搜索得到", "output", rows)


def empty(s):
    s.one_step("empty-message", "The empty message", "空消息", "empty", {"no-bytes": b""})


def cut(message, *sizes):
    parts, at = [], 0
    for size in sizes:
        parts.append(message[at:at + size])
        at += size
    return parts + ([message[at:]] if at < len(message) else [])


def in_parts(s):
    b, e = s.block, s.edge
    message = s.settle(lambda seed: text(2 * b + e // 2, seed))
    at = {1, b - 1, b, b + 1}
    if s.full:
        at |= {e, e + 1, 2 * b - 1, 2 * b, 2 * b + 1, len(message) - 1}
    parts = {f"cut-at-{n}": cut(message, n) for n in sorted(at)}
    parts.update({
        "fills-block": cut(message, 1, b - 1), "fills-block-then-block": cut(message, 1, b - 1, b),
        "one-byte-then-block": cut(message, 1, b), "overfills-block": cut(message, b - 1, 2),
        "sevens": cut(message, *[7] * (len(message) // 7)), "whole-blocks": cut(message, b, b),
        "empty-parts": [b"", message[:5], b"", b"", message[5:], b""], "one-part": [message],
        "no-parts": [], "only-an-empty-part": [b""]})
    if s.full:
        parts["byte-by-byte"] = cut(message, *[1] * len(message))
    rows = [(name, [hexed(p) for p in chunks], hexed(s.digest(b"".join(chunks))))
            for name, chunks in parts.items()]
    s.case("in-parts", "A message handed over in parts, cut at the limits of blocks and elsewhere",
           "分段输入的消息，在分组边界及其他位置分段", ("id", "chunks", "digest"), rows, {
               "call": "hash.digest-chunks",
               "params": {"algorithm": s.algorithm, "chunks": get("row/chunks")},
               "checks": [s.roles["stream"]], "expect": {"result": get("row/digest")}})


def long_message(s):
    if not s.long:
        return
    piece, digests = s.long
    rows = [(LONG_NAMES[count], count, "0x" + value) for count, value in digests.items()]
    build = {"bytes": hexed(piece), "count": CHUNK}
    s.case("long-message",
           "64 KiB handed over many times: 1 MiB, and lengths beyond a counter of 31 or 32 bits",
           "多次输入64 KiB的数据：1 MiB，以及31或32比特计数器无法表示的长度",
           ("id", "count", "digest"), rows, {
               "preamble": [{"compute": "bytes.repeat", "params": build, "save": "chunk"}],
               "steps": [{"call": "hash.digest-repeated",
                          "params": {"algorithm": s.algorithm, "chunk": get("chunk"),
                                     "count": get("row/count")},
                          "checks": [s.roles["long"]],
                          "expect": {"result": get("row/digest")}}]}, timeout="5m")


WRITERS = {"known": known, "padding": padding, "length": length_field, "chain": chain,
           "bytes": message_bytes, "output": output, "empty": empty, "stream": in_parts,
           "long": long_message}


def write(subject):
    for role, writer in WRITERS.items():
        if role in subject.roles:
            writer(subject)
