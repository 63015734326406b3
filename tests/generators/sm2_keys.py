# SPDX-License-Identifier: Apache-2.0
"""Cases on public keys: extreme keys, the forms of a point, keys that must not be used."""
import sm2_der
from sm2_cases import (ACCEPTED, D, FORMAT, ID, KEYS, M, MISMATCH, OTHER_D, OTHER_Q, PURPOSE, Q, R,
                       REFUSED, S, SIGNATURES, X_BEGINS_WITH_04, encoded_and_verified, get, hexed,
                       number, signed)
from sm2_core import (N, P, b32, compressed, decode_point, digest, hybrid,
                      identity_hash, multiply, negative, point_at, point_of_order_three,
                      scalar, sign, sign_digest, sm3, uncompressed)

EVEN = (OTHER_D, OTHER_Q) if Q[1] % 2 else (D, Q)
ODD = (D, Q) if Q[1] % 2 else (OTHER_D, OTHER_Q)
KEY_GIVEN = {"public_key": get("row/public-key")}
PUBLISHED = [number(R), number(S)]


def add_accepted(file):
    def row(id, requirement, d):
        return [id, requirement, hexed(uncompressed(multiply(d))), *signed(d, ID, M, "key " + id)]
    rows = [["published", "SM2-13", hexed(uncompressed(Q)), *PUBLISHED],
            row("private-key-1", "SM2-01", 1), row("private-key-2", "SM2-01", 2),
            row("private-key-n-minus-2", "SM2-01", N - 2), row("second-key", "SM2-14", OTHER_D),
            row("x-begins-with-04", "SM2-14", X_BEGINS_WITH_04[0])]
    rows += [row(id, "SM2-02", d) for id, (d, _) in KEYS.items()]
    rows += [[id, "SM2-13", hexed(uncompressed(Q)), *map(number, rs)]
             for id, (_, rs) in SIGNATURES.items()]
    rows += [[id, "SM2-13", hexed(uncompressed(Q)), *map(number, sign(D, ID, M, k))]
             for id, k in (("nonce-1", 1), ("nonce-n-minus-1", N - 1))]
    file.case("verifies",
              "The published signature; keys G, [2]G and [n-2]G; coordinates, r and s with leading "
              "zero bytes; an x that looks like a first byte; the computed point equal to G and to "
              "its negative",
              "标准示例的签名；公钥G、[2]G、[n-2]G；坐标、r、s含前导零字节；x坐标形似带有首字节；所得点等于G及其负元",
              encoded_and_verified(get("row/requirement"), ACCEPTED, **KEY_GIVEN),
              ["id", "requirement", "public-key", "r", "s"], rows, ["verify", "format"],
              matrix=FORMAT)


def add_wrong_keys(file):
    rows = [["negative", hexed(uncompressed(negative(Q))), "The negative of the signer's point",
             "签名者公钥的负元"],
            ["double", hexed(uncompressed(multiply(2 * D))), "Twice the signer's point",
             "签名者公钥的二倍点"],
            ["second-key", hexed(uncompressed(OTHER_Q)), "The key of another signer",
             "另一签名者的公钥"]]
    body = encoded_and_verified("SM2-13", MISMATCH, **KEY_GIVEN)
    rows = [[id, key, *PUBLISHED, en, zh] for id, key, en, zh in rows]
    file.case("wrong-key", *PURPOSE, body, ["id", "public-key", "r", "s", "en", "zh"], rows,
              ["verify", "format"], matrix=FORMAT)


def add_forms(file):
    def rows(form, keys):
        return [[id, hexed(form(p)), *signed(d, ID, M, f"{form.__name__} {id}")]
                for id, (d, p) in keys.items()]
    keys = {"even-y": EVEN, "odd-y": ODD, "x-leading-zero": KEYS["x-leading-zero"],
            "y-leading-zero": KEYS["y-leading-zero"], "x-begins-with-04": X_BEGINS_WITH_04}
    columns = ["id", "public-key", "r", "s"]
    for form, checked, feature, name, zh in (
            (uncompressed, "SM2-15", "encoded-point", "uncompressed", "未压缩"),
            (compressed, "SM2-16", "compressed-point", "compressed", "压缩"),
            (hybrid, "SM2-17", "hybrid-point", "hybrid", "混合")):
        file.case(f"{name}-point",
                  f"Public keys in {name} form: both parities of y, coordinates with leading zero "
                  "bytes, an x that begins with the byte 04",
                  f"{zh}表示形式的公钥，覆盖y坐标的两种奇偶性、含前导零字节的坐标及以字节04开头的x坐标",
                  encoded_and_verified(checked, ACCEPTED, **KEY_GIVEN), columns, rows(form, keys),
                  ["verify", feature, "format"], matrix=FORMAT)


def parity_changed(data):
    return bytes([data[0] ^ 1]) + data[1:]


def add_compressed_refused(file):
    x = next(x for x in range(scalar("twist"), P) if point_at(x) is None)
    short = KEYS["x-leading-zero"]
    rows = [
        ["x-of-the-twist", "public-key-not-on-curve", b"\2" + b32(x), PUBLISHED,
         "No point of the curve has this x; it belongs to the twist",
         "曲线上不存在以此为x坐标的点，该坐标属于扭曲线"],
        ["even-y-said-odd", "signature-mismatch", parity_changed(compressed(EVEN[1])),
         signed(EVEN[0], ID, M, "parity even"),
         "The parity bit names the negative point, a valid key that did not sign",
         "奇偶比特指向该点的负元，公钥有效但并非签名所用"],
        ["odd-y-said-even", "signature-mismatch", parity_changed(compressed(ODD[1])),
         signed(ODD[0], ID, M, "parity odd"), "The same the other way round", "同上，奇偶性相反"],
        ["leading-zero-dropped", "public-key-malformed",
         compressed(short[1])[:1] + b32(short[1][0])[1:], signed(short[0], ID, M, "short x"),
         "x in 31 bytes, without its leading zero", "x坐标占31字节，缺少前导零"],
        ["one-byte-long", "public-key-malformed", compressed(EVEN[1]) + b"\0",
         signed(EVEN[0], ID, M, "long x"), "34 bytes instead of 33", "共34字节，应为33字节"],
    ]
    file.case("compressed-point-refused", *PURPOSE,
              encoded_and_verified("SM2-16", REFUSED, **KEY_GIVEN),
              ["id", "reason", "public-key", "r", "s", "en", "zh"],
              [[id, reason, hexed(key), *rs, en, zh] for id, reason, key, rs, en, zh in rows],
              ["verify", "encoded-point", "format"], matrix=FORMAT)


def add_hybrid_refused(file):
    file.case("hybrid-point-refused",
              "The first byte contradicts the parity of y, all else is right; an implementation "
              "without this form refuses it too",
              "首字节与y坐标的奇偶性矛盾，其余均正确；不支持该形式的实现同样应拒绝",
              encoded_and_verified("SM2-17", {"rejected": {"reason": "public-key-malformed"}},
                                   **KEY_GIVEN), ["id", "public-key", "r", "s"],
              [[id, hexed(parity_changed(hybrid(p))), *signed(d, ID, M, "hybrid wrong " + id)]
               for id, (d, p) in (("even-y", EVEN), ("odd-y", ODD))],
              ["verify", "encoded-point", "format"], matrix=FORMAT)


# ---- keys that must not be used: without the check the signature verifies -----------------------

def forged(p, multiple, label):
    """r, s that verify under p wherever [t]p vanishes for such a multiple t; no key is needed."""
    e, s = digest(p, ID, M), scalar(label)
    while True:
        r = (e + multiply(s)[0]) % N
        t = (r + s) % N
        if r and t and t % multiple == 0:
            return [number(r), number(s)]
        s += 1


def read_wrongly(data):
    """A signature for Z_A of the bytes as given, by the key that a wrong reading finds in them."""
    given = int.from_bytes(data[1:33], "big"), int.from_bytes(data[33:], "big")
    e = int.from_bytes(sm3(identity_hash(given, ID) + M), "big")
    return [number(v) for v in sign_digest(D, e, scalar("read wrongly"))]


def unusable():
    order_two = (scalar("order two") % P, 0)
    order_three = next(p for p in map(point_of_order_three, range(2, 99)) if p)
    swapped = uncompressed((Q[1], Q[0]))
    reversed_bytes = b"\4" + b32(Q[0])[::-1] + b32(Q[1])[::-1]
    return [
        ["order-two", uncompressed(order_two), forged(order_two, 2, "forge 1"),
         "A forgery without a private key: (x, 0) has order 2 on another curve and vanishes for "
         "even t; only the curve check stops it",
         "无需私钥的伪造：y坐标为0的点在另一曲线上阶为2，t为偶数时其倍点为无穷远点，只有曲线检查能拒绝"],
        ["order-three", uncompressed(order_three), forged(order_three, 3, "forge 2"),
         "The same with a point of order 3, whose coordinates are not 0",
         "同上，点的阶为3，两坐标均不为0"],
        ["zero-zero", uncompressed((0, 0)), forged((0, 0), 2, "forge 3"),
         "A forgery: the key (0, 0), which many programs use for infinity",
         "伪造：公钥的两坐标均为0，许多程序以此表示无穷远点"],
        ["y-ignored", uncompressed((Q[0], Q[1] ^ 2)), PUBLISHED,
         "One bit of y changed: right for who finds y from x and its parity",
         "y坐标有一个比特不同：仅当由x坐标和奇偶性求y坐标时才正确"],
        ["coordinates-swapped", swapped, read_wrongly(swapped), "y comes before x",
         "y坐标置于x坐标之前"],
        ["coordinates-little-endian", reversed_bytes, read_wrongly(reversed_bytes),
         "Each coordinate in reversed byte order", "各坐标字节次序颠倒"],
    ]


def add_unusable(file):
    rows = unusable()
    for _, key, *_ in rows:
        assert decode_point(key) == "public-key-not-on-curve"
    expect = {"rejected": {"reason": "public-key-not-on-curve"}}
    columns = ["id", "public-key", "r", "s", "en", "zh"]
    file.case("public-key-refused", *PURPOSE, encoded_and_verified("SM2-14", expect, **KEY_GIVEN),
              columns, [[id, hexed(key), *rs, en, zh] for id, key, rs, en, zh in rows],
              ["verify", "format"], matrix=FORMAT)
    infinity = {"rejected": {"reason": "public-key-at-infinity"}}
    file.case("public-key-at-infinity-refused",
              "The one-byte form of the point at infinity; the signature is a forgery that "
              "verifies where [t]P vanishes and (0, 0) stands in Z_A",
              "无穷远点的单字节表示；该签名为伪造，仅当[t]P视为无穷远点且Z_A中坐标取0时验证通过",
              encoded_and_verified("SM2-14", infinity, **KEY_GIVEN), ["id", "public-key", "r", "s"],
              [["infinity", "0x00", *forged((0, 0), 1, "forge 4")]],
              ["verify", "encoded-point", "format"], matrix=FORMAT)


def malformed():
    """Each is right for a reader that is lax in the way named."""
    full = uncompressed(EVEN[1])
    y_short = KEYS["y-leading-zero"]
    even, short = signed(EVEN[0], ID, M, "form"), signed(y_short[0], ID, M, "y short")
    spki = bytes.fromhex("3059301306072a8648ce3d020106082a811ccf5501822d034200") + full
    return [
        ["tag-5", b"\5" + full[1:], even, "The first byte 05 names no form; all else is right",
         "首字节05不对应任何表示形式，其余均正确"],
        ["tag-2-with-y", b"\2" + full[1:], even, "The first byte says compressed, yet y follows",
         "首字节表示压缩形式，其后却带有y坐标"],
        ["tag-0-with-coordinates", b"\0" + full[1:], even,
         "The first byte says infinity, yet coordinates follow", "首字节表示无穷远点，其后却带有坐标"],
        ["no-tag", full[1:], even, "x and y without a first byte", "只有x、y坐标而无首字节"],
        ["x-only", full[1:33], even, "x alone", "只有x坐标"],
        ["tag-4-x-only", full[:33], even, "The first byte says uncompressed, y is missing",
         "首字节表示未压缩形式，却缺少y坐标"],
        ["leading-zero-dropped", b"\4" + b32(y_short[1][0]) + b32(y_short[1][1])[1:], short,
         "y in 31 bytes, without its leading zero", "y坐标占31字节，缺少前导零"],
        ["one-byte-long", full + b"\0", even, "66 bytes instead of 65", "共66字节，应为65字节"],
        ["zero-byte-before", b"\0" + full, even, "A zero byte in front of the first byte",
         "首字节之前增加一个零字节"],
        ["coordinates-of-33-bytes", b"\4\0" + full[1:33] + b"\0" + full[33:], even,
         "Each coordinate with a zero byte in front", "各坐标之前增加一个零字节"],
        ["octet-string", sm2_der.element(4, full), even, "Wrapped in an OCTET STRING",
         "外层为OCTET STRING"],
        ["subject-public-key-info", spki, even, "The SubjectPublicKeyInfo of a certificate",
         "证书中的SubjectPublicKeyInfo"],
        ["hex-text", full.hex().encode(), even, "The form written as hex text",
         "采用十六进制文本"],
        ["empty", b"", forged((0, 0), 1, "forge 5"), "No key at all", "公钥为空"],
    ]


def add_malformed(file):
    rows = malformed()
    for id, key, *_ in rows:
        assert decode_point(key) == "public-key-malformed", id
    file.case("public-key-form-refused", *PURPOSE,
              encoded_and_verified("SM2-15", {"rejected": {"reason": "public-key-malformed"}},
                                   **KEY_GIVEN),
              ["id", "public-key", "r", "s", "en", "zh"],
              [[id, hexed(key), *rs, en, zh] for id, key, rs, en, zh in rows],
              ["verify", "encoded-point", "format"], matrix=FORMAT)


def add_cases(file):
    add_accepted(file)
    add_wrong_keys(file)
    add_forms(file)
    add_compressed_refused(file)
    add_hybrid_refused(file)
    add_unusable(file)
    add_malformed(file)
