# SPDX-License-Identifier: Apache-2.0
"""Cases on the identifier: Z_A, ENTL, lengths, the default and the empty identifier."""
from sm2_cases import (ACCEPTED, D, FORMAT, ID, KEPT, KEYS, M, MISMATCH, OTHER_Q, PURPOSE, Q,
                       SIGNED, call, encode, encoded_and_verified, get, hexed, number,
                       oracle_verify, pattern, repeat, sign_step, signed, verify)
from sm2_core import identity_hash, scalar, sign_digest, sm3, uncompressed

TOO_LONG = {"rejected": {"reason": "signer-id-too-long"}}
REPEATED = repeat(b"A", get("row/count"), "identifier")
KEY = hexed(uncompressed(Q))
LONGEST = [["bytes-8190", 8190], ["bytes-8191", 8191]]
LONGER = [["bytes-8192", 8192], ["bytes-8208", 8208]]


def za_rows():
    keys = {"published": Q, "second-key": OTHER_Q}
    keys.update({name: point for name, (_, point) in KEYS.items()})
    return [[name, hexed(uncompressed(p)), hexed(identity_hash(p, ID))]
            for name, p in keys.items()]


def za_length_rows():
    rows = []
    for count in (1, 15, 16, 17, 31, 32, 33, 53, 54, 61, 62, 127, 128, 255, 256, 511, 512):
        identifier = pattern(count)
        rows.append([f"bytes-{count}", hexed(identifier), hexed(identity_hash(Q, identifier))])
    small = next(i for i in map(lambda i: b"id %d" % i, range(9999)) if not identity_hash(Q, i)[0])
    rows.append(["result-leading-zero", hexed(small), hexed(identity_hash(Q, small))])
    return rows


def add_za(file):
    def body(checks, result, preamble=None, **params):
        steps = {"steps": [call("sm2.za", checks, result, **params)]}
        return {"preamble": preamble, **steps} if preamble else steps
    file.case("za", "Z_A of keys whose coordinates begin with zero bytes",
              "坐标含前导零字节的公钥对应的Z_A",
              body("SM2-02", {"result": get("row/za")}, public_key=get("row/public-key"),
                   signer_id=hexed(ID)),
              ["id", "public-key", "za"], za_rows(), ["za"])
    file.case("za-identifier-length",
              "Z_A of identifiers whose length in bits fills one byte or two; with 53, 54, 61 and "
              "62 bytes the input meets the limits of SM3's padding",
              "可辨别标识的比特长度占一个或两个有效字节时的Z_A；53、54、61、62字节时输入处于SM3填充边界",
              body("SM2-03", {"result": get("row/za")}, public_key=KEY,
                   signer_id=get("row/signer-id")),
              ["id", "signer-id", "za"], za_length_rows(), ["za", "signer-id"])
    rows = [[id, count, hexed(identity_hash(Q, b"A" * count))] for id, count in LONGEST]
    file.case("za-identifier-longest",
              "8191 bytes are 65 528 bits, the longest whole number of bytes that ENTL can state",
              "8191字节即65 528比特，是ENTL可表示的最长整字节数",
              body("SM2-04", {"result": get("row/za")}, [REPEATED], public_key=KEY,
                   signer_id=get("identifier")),
              ["id", "count", "za"], rows, ["za", "signer-id"])
    file.case("za-refuses-identifier-too-long",
              "From 8192 bytes on the length does not fit in two bytes, so there is no Z_A",
              "达到8192字节后两个字节无法表示比特长度，Z_A无定义",
              body("SM2-04", TOO_LONG, [REPEATED], public_key=KEY, signer_id=get("identifier")),
              ["id", "count"], LONGER, ["za", "signer-id"])
    file.case("za-default-identifier", "Z_A where the caller gives no identifier",
              "调用者未给出可辨别标识时的Z_A",
              body("SM2-20", {"result": hexed(identity_hash(Q, ID))}, public_key=KEY),
              features=["za", "default-id"])


def add_lengths(file):
    identifiers = [(f"bytes-{n}", pattern(n, 11), "SM2-03") for n in
                   (1, 2, 15, 16, 17, 31, 32, 33, 53, 54, 61, 62, 127, 128, 129, 255, 256)]
    identifiers += [("utf-8", "试金石@例子.中国".encode(), "SM2-02"),
                    ("mailbox", b"ALICE123@YAHOO.COM", "SM2-02"),
                    ("zero-bytes-inside", b"a\0b\0", "SM2-02"),
                    ("high-bytes", b"\xff\xfe\x80", "SM2-02"),
                    ("comma-inside", b"a,b", "SM2-02"),
                    ("looks-like-hex", b"0x3132", "SM2-02")]
    rows = [[id, requirement, hexed(i), *signed(D, i, M, "identifier " + id)]
            for id, i, requirement in identifiers]
    file.case("identifier",
              "Identifiers of many lengths and with bytes of every kind; from 32 bytes on the "
              "first byte of ENTL is not zero",
              "多种长度、各类字节的可辨别标识；达到32字节时ENTL的首字节不为零",
              encoded_and_verified(get("row/requirement"), ACCEPTED,
                                   signer_id=get("row/signer-id")),
              ["id", "requirement", "signer-id", "r", "s"], rows,
              ["verify", "signer-id", "format"], matrix=FORMAT)
    rows = [[id, count, *signed(D, b"A" * count, M, id)] for id, count in LONGEST]
    body = {"preamble": [REPEATED, encode()]}
    file.case("identifier-longest", "A signature made for an identifier of 8190 or 8191 bytes",
              "以8190字节、8191字节的可辨别标识生成的签名",
              {**body, "steps": [verify("SM2-04", ACCEPTED, signer_id=get("identifier"))]},
              ["id", "count", "r", "s"], rows, ["verify", "signer-id", "format"], matrix=FORMAT)
    file.case("identifier-too-long", *PURPOSE,
              {**body, "steps": [verify("SM2-04", TOO_LONG, signer_id=get("identifier"))]},
              ["id", "count", "r", "s", "en", "zh"], too_long_rows(),
              ["verify", "signer-id", "format"], matrix=FORMAT)


def too_long_rows():
    """Each signature verifies under one wrong way of stating the length."""
    def row(id, count, hashed, entl, en, zh):
        e = int.from_bytes(sm3(identity_hash(Q, b"A" * hashed, entl) + M), "big")
        return [id, count, *map(number, sign_digest(D, e, scalar("too long " + id))), en, zh]
    return [
        row("wraps-to-0", 8192, 8192, b"\0\0",
            "8192 bytes, right only where the length wraps to 0",
            "8192字节，仅当比特长度回绕为0时才正确"),
        row("wraps-to-128", 8208, 8208, b"\0\x80",
            "8208 bytes, right only where the length wraps to 128 bits",
            "8208字节，仅当比特长度回绕为128时才正确"),
        row("three-bytes", 8192, 8192, b"\1\0\0",
            "8192 bytes, right only where ENTL grows to three bytes",
            "8192字节，仅当ENTL扩展为三个字节时才正确"),
        row("cut", 8192, 8191, None,
            "8192 bytes, right only where the last byte is cut off",
            "8192字节，仅当截去末字节时才正确"),
        row("largest-entl", 8192, 8192, b"\xff\xff",
            "8192 bytes, right only where the length stops at 65 535",
            "8192字节，仅当比特长度取上限65 535时才正确"),
    ]


def add_default(file):
    default = signed(D, ID, M, "default")
    empty = signed(D, b"", M, "empty id")
    rows = [["default", *default, ACCEPTED,
             "No identifier given: the default one, 1234567812345678, applies",
             "未给出可辨别标识时采用默认值1234567812345678"],
            ["empty", *empty, MISMATCH,
             "No identifier given: a signature made for an empty one does not verify",
             "未给出可辨别标识时，以空标识生成的签名验证不通过"]]
    file.case("default-identifier", *PURPOSE,
              encoded_and_verified("SM2-20", get("row/expect"), signer_id=None),
              ["id", "r", "s", "expect", "en", "zh"], rows, ["verify", "default-id", "format"],
              matrix=FORMAT)
    file.case("empty-identifier-is-not-the-default",
              "A signature made for the default identifier, verified for an empty one",
              "以默认可辨别标识生成的签名，以空标识验证",
              encoded_and_verified("SM2-21", MISMATCH, signer_id="0x"),
              ["id", "r", "s"], [["default", *default]], ["verify", "signer-id", "format"],
              matrix=FORMAT)
    file.case("empty-identifier",
              "A signature made with ENTL = 0: it verifies, or the empty identifier is refused; "
              "the run records which",
              "以ENTL为0生成的签名：可验证通过，也可拒绝空标识，测试记录实际行为",
              encoded_and_verified("SM2-22", {"either": [{"as": "used", "result": True},
                                                         {"as": "refused", "rejected": {}}]},
                                   signer_id="0x"),
              ["id", "r", "s"], [["entl-zero", *empty]], ["verify", "signer-id", "format"],
              matrix=FORMAT)


def add_signing(file):
    """What the implementation signs is verified by the oracle."""
    identifier = get("identifier")
    file.case("sign-identifier-longest", "What is signed for 8190 or 8191 bytes verifies",
              "以8190字节、8191字节的可辨别标识生成的签名，由参照实现验证通过",
              {"preamble": [REPEATED],
               "steps": [sign_step("SM2-04", SIGNED, signer_id=identifier, save=KEPT),
                         oracle_verify("SM2-04", ACCEPTED, signer_id=identifier)]},
              ["id", "count"], LONGEST, ["sign", "signer-id", "format"], matrix=FORMAT)
    file.case("sign-refuses-identifier-too-long", "The signer refuses it too", "签名者同样应拒绝",
              {"preamble": [REPEATED],
               "steps": [sign_step("SM2-04", TOO_LONG, signer_id=identifier)]},
              ["id", "count"], LONGER, ["sign", "signer-id", "format"], matrix=FORMAT)
    file.case("sign-default-identifier",
              "What is signed without an identifier verifies for 1234567812345678",
              "未给出可辨别标识时生成的签名，以1234567812345678验证通过",
              {"steps": [sign_step("SM2-20", SIGNED, signer_id=None, save=KEPT),
                         oracle_verify("SM2-20", ACCEPTED)]},
              features=["sign", "default-id", "format"], matrix=FORMAT)
    either = {"either": [{"as": "signed", **SIGNED}, {"as": "refused", "rejected": {}}]}
    is_signed = {"value": get("answer/signature"), "matches": {"$type": "string"}}
    file.case("sign-empty-identifier-is-not-the-default",
              "Where an empty identifier is signed for, the signature is none for the default one",
              "以空可辨别标识生成签名时，所得签名以默认标识验证不通过",
              {"steps": [sign_step(None, either, signer_id="0x", save="answer"),
                         {"when": is_signed,
                          **oracle_verify("SM2-21", {"result": False},
                                          signature=get("answer/signature"))}]},
              features=["sign", "signer-id", "format"], matrix=FORMAT)


def add_cases(file):
    add_za(file)
    add_lengths(file)
    add_default(file)
    add_signing(file)
