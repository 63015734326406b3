# SPDX-License-Identifier: Apache-2.0
"""Cases on e: messages of many lengths, altered messages, and signatures under a wrong rule."""
import hashlib

from sm2_cases import (ACCEPTED, D, FORMAT, ID, KEYS, M, MESSAGE_ABOVE_N, MISMATCH, P_256_G,
                       PURPOSE, Q, R, S, encode, encoded_and_verified, flipped, get, hexed, number,
                       pattern, repeat, signed, verify)
from sm2_core import (A, B, G, N, b32, compressed, coordinates, digest, identity_hash, multiply,
                      scalar, sign_digest, sm3, uncompressed, verify_digest)


def add_lengths(file):
    rows = [[f"bytes-{n}", hexed(pattern(n)), *signed(D, ID, pattern(n), f"message {n}")]
            for n in (0, 1, 22, 23, 24, 31, 32, 33, 55, 56, 63, 64, 65, 87, 88, 95, 96, 119, 127,
                      128, 129, 255, 256, 257)]
    file.case("message-length",
              "Messages around every padding limit of SM3: e hashes the 32 bytes of Z_A first, so "
              "23, 24, 31, 32, 87, 88, 95 and 96 bytes are the true limits, 55 to 119 those of a "
              "hash without Z_A; 257 bytes span several blocks in one call",
              "消息长度覆盖SM3的各填充边界：计算e时消息之前有32字节的Z_A，故23、24、31、32、87、88、95、96字节为实际边界，"
              "55～119字节为不含Z_A时的边界；257字节在一次调用中跨越多个分组",
              encoded_and_verified("SM2-05", ACCEPTED, message=get("row/message")),
              ["id", "message", "r", "s"], rows, ["verify", "format"], matrix=FORMAT)
    rows = [[id, count, *signed(D, ID, b"a" * count, id)] for id, count in
            (("bytes-65535", 65535), ("bytes-65536", 65536), ("mebibyte", 1048576))]
    file.case("message-long",
              "Messages of 65 535 and 65 536 bytes and of 1 MiB, made by the oracle so that the "
              "file stays small",
              "65 535字节、65 536字节、1 MiB的消息，由参照实现构造以控制文件大小",
              {"preamble": [repeat(b"a", get("row/count"), "message"), encode()],
               "steps": [verify("SM2-05", ACCEPTED, message=get("message"))]},
              ["id", "count", "r", "s"], rows, ["verify", "format"], matrix=FORMAT,
              timeout="2m")


def add_values_of_e(file):
    """Extreme values of e that a message was searched for."""
    zero = b"message 12480"
    assert digest(Q, ID, zero) >> 240 == 0 and digest(Q, ID, MESSAGE_ABOVE_N) >= N
    rows = [["e-two-leading-zeros", "SM2-05", hexed(zero), *signed(D, ID, zero, "e zeros"),
             "e begins with two zero bytes", "e含两个前导零字节"],
            ["e-above-n", "SM2-13", hexed(MESSAGE_ABOVE_N),
             *signed(D, ID, MESSAGE_ABOVE_N, "e above n"),
             "e is more than n: it is reduced, not refused", "e大于n，应约减而不应拒绝"]]
    file.case("message-of-special-digest", *PURPOSE,
              encoded_and_verified(get("row/requirement"), ACCEPTED, message=get("row/message")),
              ["id", "requirement", "message", "r", "s", "en", "zh"], rows, ["verify", "format"],
              matrix=FORMAT)


def add_altered(file):
    published = {"preamble": [encode(r=number(R), s=number(S))]}
    rows = [["first-bit", hexed(flipped(M, 0, 128)), "The first bit of the message flipped",
             "消息的首比特翻转"],
            ["zero-byte-added", hexed(M + b"\0"), "A zero byte appended", "末尾增加一个零字节"],
            ["zero-byte-before", hexed(b"\0" + M), "A zero byte in front", "开头增加一个零字节"],
            ["byte-removed", hexed(M[:-1]), "The last byte removed", "删去末字节"],
            ["upper-case", hexed(M.upper()), "The text in upper case", "文本改为大写"],
            ["empty", "0x", "The empty message", "空消息"]]
    altered = {**published, "steps": [verify("SM2-13", MISMATCH, message=get("row/message"))]}
    file.case("message-altered", *PURPOSE, altered, ["id", "message", "en", "zh"], rows,
              ["verify", "format"], matrix=FORMAT)
    file.case("message-byte-flipped", "The lowest bit of each byte of the message flipped in turn",
              "依次翻转消息各字节的最低比特", altered, ["id", "message"],
              [[f"byte-{i:02d}", hexed(flipped(M, i))] for i in range(len(M))],
              ["verify", "format"], matrix=FORMAT)
    file.case("identifier-byte-flipped", "The lowest bit of each byte of the identifier flipped in "
              "turn", "依次翻转可辨别标识各字节的最低比特",
              {**published, "steps": [verify("SM2-02", MISMATCH, signer_id=get("row/signer-id"))]},
              ["id", "signer-id"],
              [[f"byte-{i:02d}", hexed(flipped(ID, i))] for i in range(len(ID))],
              ["verify", "signer-id", "format"], matrix=FORMAT)


# ---- each signature verifies under the wrong rule named, and under no other --------------------

def sha(data):
    return hashlib.sha256(data).digest()


P_256 = {"a": 2**256 - 2**224 + 2**192 + 2**96 - 4,
         "b": 0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B,
         "g": P_256_G}
TEST_CURVE = {"a": 0x787968B4FA32C3FD2417842E73BBFEFF2F3C848B6831D7E0EC65228B3937E498,
              "b": 0x63E4C6D3B23B0C849CF84241484BFE48F61D59A5B16BA06E6E12D1DA27C5249A,
              "g": (0x421DEBD61B62EAB6746434EBC3CC315E32220B3BADD50BDC4C4E6C147FEDD43D,
                    0x0680512BCBB42C07D47349D2153B70C4E5D7FDFCBFA36EA1A85841B9E46E09A2)}
TEST_CURVE_P = 0x8542D69E4C044F18E8B92435BF6FF7DE457283915C45517D722EDB8B08F1DFC3


def holds_base_point(p, a, b, g):
    return (g[1]**2 - g[0]**3 - a * g[0] - b) % p == 0


assert holds_base_point(P_256["a"] + 3, **P_256) and holds_base_point(TEST_CURVE_P, **TEST_CURVE)


def reversed_bytes(value):
    return b32(value)[::-1]


def stripped(value):
    return value.to_bytes((value.bit_length() + 7) // 8, "big")


def wrong(id, requirement, e, en, zh, d=D, identifier=ID):
    """A row whose signature is right for this e; it must be another than the right one."""
    p, e = multiply(d), int.from_bytes(e, "big")
    r, s = sign_digest(d, e, scalar("wrong " + id))
    assert verify_digest(p, digest(p, identifier, M), r, s) == "signature-mismatch", id
    return [id, requirement, hexed(uncompressed(p)), hexed(identifier), number(r), number(s),
            en, zh]


def under_z(z):
    return sm3(z + M)


def wrong_lengths():
    def row(id, entl, en, zh):
        return wrong("entl-" + id, "SM2-03", under_z(identity_hash(Q, ID, entl)), en, zh)
    return [
        row("in-bytes", b"\0\x10", "ENTL counts bytes", "ENTL按字节计数"),
        row("absent", b"", "ENTL left out", "缺少ENTL"),
        row("one-byte", b"\x80", "ENTL in one byte", "ENTL只占一个字节"),
        row("four-bytes", b"\0\0\0\x80", "ENTL in four bytes", "ENTL占四个字节"),
        row("eight-bytes", b"\0" * 7 + b"\x80", "ENTL in eight bytes, as SM3 states lengths",
            "ENTL占八个字节，与SM3表示长度的方式相同"),
        row("little-endian", b"\x80\0", "ENTL in reversed byte order", "ENTL字节次序颠倒"),
        row("constant-0", b"\0\0", "ENTL is always 0", "ENTL恒为0"),
    ]


def wrong_z():
    entl, curve = b"\0\x80", b32(A) + b32(B)
    g, q = coordinates(G), coordinates(Q)
    short = KEYS["x-leading-zero"]

    def row(id, hashed, en, zh):
        return wrong(id, "SM2-02", under_z(sm3(hashed)), en, zh)
    return [
        row("identifier-before-entl", ID + entl + curve + g + q, "ID before ENTL", "ID置于ENTL之前"),
        row("key-before-base-point", entl + ID + curve + q + g, "The key before the base point",
            "公钥置于基点之前"),
        row("b-before-a", entl + ID + b32(B) + b32(A) + g + q, "b before a", "b置于a之前"),
        row("a-and-b-absent", entl + ID + g + q, "a and b left out", "缺少a、b"),
        row("base-point-absent", entl + ID + curve + q, "The base point left out", "缺少基点"),
        row("key-absent", entl + ID + curve + g, "The key left out", "缺少公钥"),
        row("points-with-tag", entl + ID + curve + uncompressed(G) + uncompressed(Q),
            "Both points with their first byte 04", "两点均带首字节04"),
        row("points-compressed", entl + ID + curve + compressed(G) + compressed(Q),
            "Both points compressed", "两点均采用压缩表示形式"),
        wrong("numbers-little-endian", "SM2-02",
              under_z(identity_hash(Q, ID, number=reversed_bytes)),
              "Every field element in reversed byte order", "各域元素字节次序颠倒"),
        wrong("leading-zero-dropped", "SM2-02",
              under_z(identity_hash(short[1], ID, number=stripped)),
              "The leading zero byte of x dropped", "丢弃x坐标的前导零字节", d=short[0]),
        wrong("constants-of-p-256", "SM2-02", under_z(identity_hash(Q, ID, **P_256)),
              "a, b and G of P-256", "采用P-256的a、b、G"),
        wrong("constants-of-the-test-curve", "SM2-02", under_z(identity_hash(Q, ID, **TEST_CURVE)),
              "a, b and G of the test curve of GB/T 32918.2, annex A",
              "采用GB/T 32918.2附录A示例曲线的a、b、G"),
        wrong("z-with-sha-256", "SM2-02", under_z(identity_hash(Q, ID, hashed=sha)),
              "Z_A by SHA-256, e by SM3", "Z_A用SHA-256计算，e用SM3计算"),
        wrong("identifier-ignored", "SM2-02", under_z(identity_hash(Q, b"")),
              "Made for an empty identifier", "以空可辨别标识生成"),
        wrong("identifier-other", "SM2-02", under_z(identity_hash(Q, b"1234567812345679")),
              "Made for an identifier of the same length", "以等长的另一可辨别标识生成"),
        wrong("identifier-as-hex-text", "SM2-02", under_z(identity_hash(Q, ID.hex().encode())),
              "The identifier taken as hex text", "将可辨别标识作为十六进制文本处理"),
        wrong("identifier-zero-terminated", "SM2-02", under_z(identity_hash(Q, ID + b"\0")),
              "A zero byte appended to the identifier", "可辨别标识末尾增加零字节"),
    ]


def wrong_e():
    z = identity_hash(Q, ID)

    def row(id, e, en, zh):
        return wrong(id, "SM2-05", e, en, zh)
    return [
        row("e-with-sha-256", sha(z + M), "Z_A by SM3, e by SHA-256", "Z_A用SM3计算，e用SHA-256计算"),
        row("all-with-sha-256", sha(identity_hash(Q, ID, hashed=sha) + M), "SHA-256 throughout",
            "全部采用SHA-256"),
        row("z-absent", sm3(M), "e = SM3(M), without Z_A", "e = SM3(M)，缺少Z_A"),
        row("z-after-message", sm3(M + z), "Z_A after the message", "Z_A置于消息之后"),
        row("z-as-hex-text", sm3(z.hex().encode() + M), "Z_A as hex text", "Z_A采用十六进制文本"),
        row("message-hashed-first", sm3(z + sm3(M)), "e = SM3(Z_A || SM3(M))",
            "e = SM3(Z_A || SM3(M))"),
        row("hashed-twice", sm3(sm3(z + M)), "e = SM3(SM3(Z_A || M))", "e = SM3(SM3(Z_A || M))"),
        row("message-as-hex-text", sm3(z + M.hex().encode()), "The message as hex text",
            "消息采用十六进制文本"),
        row("message-absent", sm3(z), "The message left out", "缺少消息"),
        row("e-little-endian", sm3(z + M)[::-1], "e read in reversed byte order",
            "e按颠倒的字节次序转换为整数"),
    ]


def wrong_for_another_identifier():
    """The same where the identifier that is verified for is not the default one."""
    long = pattern(32, 11)
    return [
        wrong("entl-high-byte-zero", "SM2-03", under_z(identity_hash(Q, long, b"\0\0")),
              "The high byte of ENTL lost: 256 bits stated as 0", "ENTL高字节丢失：256比特记为0",
              identifier=long),
        wrong("entl-low-byte-only", "SM2-03", under_z(identity_hash(Q, pattern(33, 11), b"\0\x08")),
              "The high byte of ENTL lost: 264 bits stated as 8", "ENTL高字节丢失：264比特记为8",
              identifier=pattern(33, 11)),
        wrong("entl-of-characters", "SM2-03",
              under_z(identity_hash(Q, "试金石".encode(), b"\0\x18")),
              "ENTL counts characters, not bytes: three of three bytes each",
              "ENTL按字符而非字节计数：三个字符各占三个字节", identifier="试金石".encode()),
        wrong("identifier-default-instead", "SM2-02", under_z(identity_hash(Q, ID)),
              "Made for the default identifier, verified for another",
              "以默认可辨别标识生成，以另一标识验证", identifier=b"Alice"),
        wrong("identifier-cut-at-zero", "SM2-02", under_z(identity_hash(Q, b"a")),
              "Made for the part before a zero byte", "以零字节之前的部分作为可辨别标识生成",
              identifier=b"a\0b\0"),
    ]


def add_wrong_rules(file):
    body = encoded_and_verified(get("row/requirement"), MISMATCH, public_key=get("row/public-key"),
                                signer_id=get("row/signer-id"))
    columns = ["id", "requirement", "public-key", "signer-id", "r", "s", "en", "zh"]
    file.case("wrong-e", *PURPOSE, body, columns, wrong_lengths() + wrong_z() + wrong_e(),
              ["verify", "format"], matrix=FORMAT)
    file.case("wrong-e-of-another-identifier", *PURPOSE, body, columns,
              wrong_for_another_identifier(), ["verify", "signer-id", "format"], matrix=FORMAT)


def add_cases(file):
    add_lengths(file)
    add_values_of_e(file)
    add_altered(file)
    add_wrong_rules(file)
