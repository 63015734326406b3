# SPDX-License-Identifier: Apache-2.0
"""Cases on signing: given nonces, signatures that the oracle verifies, what a signer refuses."""
import sm2_der
from sm2_cases import (ACCEPTED, D, E, FORMAT, ID, K, KEPT, KEYS, M, OTHER_D, PURPOSE,
                       REFUSED, SIGNATURES, SIGNED, call, encode, get, hexed, number, oracle_verify,
                       pattern, sign_step)
from sm2_core import (N, b32, digest, multiply, scalar, sign, sign_digest, uncompressed,
                      verify_digest)

EXPECTED = {"result": {"signature": get("expected")}}


def with_nonce(checks, expect, **params):
    named = {"private_key": get("row/private-key"), "nonce": get("row/nonce"),
             "signer_id": hexed(ID), "message": get("row/message"), **params}
    return call("signature.sign-with-nonce", checks, expect, **named)


def known_answer(id, requirement, d, k, message=M, identifier=ID):
    r, s = sign(d, identifier, message, k)
    p = multiply(d)
    assert verify_digest(p, digest(p, identifier, message), r, s) is None
    return [id, requirement, number(d), number(k), hexed(identifier), hexed(message), number(r),
            number(s)]


def known_answers():
    rows = [known_answer("published", "SM2-06", D, K),
            known_answer("second-key", "SM2-06", OTHER_D, scalar("second")),
            known_answer("empty-message", "SM2-06", D, scalar("empty"), b""),
            known_answer("message-of-257-bytes", "SM2-05", D, scalar("257"), pattern(257)),
            known_answer("private-key-1", "SM2-09", 1, scalar("d1")),
            known_answer("private-key-n-minus-2", "SM2-09", N - 2, scalar("dn2")),
            known_answer("nonce-1", "SM2-08", D, 1),
            known_answer("nonce-n-minus-2", "SM2-08", D, N - 2),
            known_answer("nonce-n-minus-1", "SM2-08", D, N - 1)]
    rows += [known_answer("key-" + id, "SM2-02", d, scalar(id)) for id, (d, _) in KEYS.items()]
    return rows


def known_answers_by_identifier():
    return [known_answer(f"bytes-{n}", "SM2-03", D, scalar(f"nonce id {n}"), M, pattern(n, 11))
            for n in (1, 31, 32, 33, 128, 256)]


def add_known_answers(file):
    columns = ["id", "requirement", "private-key", "nonce", "signer-id", "message", "r", "s"]
    body = {"preamble": [encode("expected")],
            "steps": [with_nonce(get("row/requirement"), EXPECTED,
                                 signer_id=get("row/signer-id"))]}
    file.case("known-answers",
              "With a given nonce the signature is determined: the published example, private keys "
              "and nonces at both ends of their range, public keys with leading zero bytes",
              "给定随机数时签名唯一确定：标准示例、取值范围两端的私钥和随机数、坐标含前导零字节的公钥",
              body, columns, known_answers(), ["sign-with-nonce", "format"], matrix=FORMAT)
    file.case("known-answers-by-identifier",
              "The same for identifiers whose ENTL has one significant byte or two",
              "同上，可辨别标识的ENTL占一个或两个有效字节",
              body, columns, known_answers_by_identifier(),
              ["sign-with-nonce", "signer-id", "format"], matrix=FORMAT)


def add_forms(file):
    """Signatures whose encoding is the subject stand in the rows as they must come out."""
    def rows(written):
        return [[id, number(k), hexed(written(*rs))] for id, (k, rs) in SIGNATURES.items()]

    def body(checks, form):
        return {"steps": [with_nonce(checks, {"result": {"signature": get("row/signature")}},
                                     signature_format=form, private_key=number(D),
                                     message=hexed(M))]}
    columns = ["id", "nonce", "signature"]
    file.case("raw-made", "r and s that begin with zero bytes still take 32 bytes each",
              "r、s含前导零字节时仍各占32字节",
              body("SM2-23", "raw"), columns, rows(lambda r, s: b32(r) + b32(s)),
              ["sign-with-nonce", "raw"])
    file.case("der-made", "r and s that begin with zero bytes or bits take the fewest octets",
              "r、s含前导零字节或前导零比特时，编码采用最少的字节",
              body("SM2-19", "der"), columns, rows(sm2_der.signature), ["sign-with-nonce", "der"])
    file.case("raw-length", "A signature in raw form has 64 bytes", "原始形式的签名为64字节",
              {"steps": [sign_step("SM2-23", {"result": {"signature": {"$bytes": {"length": 64}}}},
                                   signature_format="raw")]},
              features=["sign", "raw"])


def add_made(file):
    other = hexed(b"message digesu")

    def row(id, requirement, d, message=M, identifier=ID):
        return [id, requirement, number(d), hexed(uncompressed(multiply(d))), hexed(identifier),
                hexed(message), hexed(b"\0") if not message else other]
    rows = [row("published", "SM2-06", D), row("empty-message", "SM2-06", D, b""),
            row("second-key", "SM2-06", OTHER_D), row("private-key-1", "SM2-09", 1),
            row("private-key-n-minus-2", "SM2-09", N - 2),
            row("key-x-leading-zero", "SM2-02", KEYS["x-leading-zero"][0]),
            row("key-y-leading-zero", "SM2-02", KEYS["y-leading-zero"][0])]
    rows += [row(f"message-{n}-bytes", "SM2-05", D, pattern(n)) for n in (23, 24, 31, 32, 257)]
    named = {"signer_id": get("row/signer-id"), "message": get("row/message")}
    verified = {"public_key": get("row/public-key"), "signer_id": get("row/signer-id")}
    body = {"steps": [
        sign_step(get("row/requirement"), SIGNED, save=KEPT, private_key=get("row/private-key"),
                  **named),
        oracle_verify(get("row/requirement"), ACCEPTED, message=get("row/message"), **verified),
        {**oracle_verify(None, {"result": False}, message=get("row/other"), **verified),
         "blame": "oracle"}]}
    columns = ["id", "requirement", "private-key", "public-key", "signer-id", "message", "other"]
    file.case("signature-made-verifies",
              "What the implementation signs, the oracle verifies; the same signature fails for "
              "another message, so the oracle is controlled too",
              "被测实现生成的签名由参照实现验证通过；对另一消息验证不通过，以此对照参照实现",
              body, columns, rows, ["sign", "format"], matrix=FORMAT)
    file.case("signature-made-verifies-by-identifier",
              "The same for identifiers whose ENTL has one significant byte or two",
              "同上，可辨别标识的ENTL占一个或两个有效字节",
              body, columns, [row(f"bytes-{n}", "SM2-03", D, M, pattern(n, 11))
                              for n in (1, 15, 31, 32, 33, 128, 256)],
              ["sign", "signer-id", "format"], matrix=FORMAT)


def add_refused(file):
    """What a signer must not sign with; several never answer the private key n-1."""
    keys = [["zero", number(0)], ["n-minus-1", number(N - 1)], ["n", number(N)],
            ["n-plus-1", number(N + 1)], ["all-ones", number(2**256 - 1)],
            ["d-plus-2-256", hexed(b"\1" + b32(D))]]
    file.case("sign-refuses-private-key",
              "A private key outside [1, n-2] is refused; with n-1 the inverse of 1+d does not "
              "exist; d + 2^256 is right only after cutting to 32 bytes",
              "拒绝不在[1, n-2]内的私钥；私钥为n-1时1+d的逆不存在；d + 2^256仅截取末32字节时才正确",
              {"steps": [sign_step("SM2-09", {"rejected": {"reason": "private-key-out-of-range"}},
                                   private_key=get("row/private-key"))]},
              ["id", "private-key"], keys, ["sign", "format"], matrix=FORMAT, timeout="10s")


# ---- a given e and a given nonce -----------------------------------------------------------

def digest_step(checks, expect):
    return call("signature.sign-digest-with-nonce", checks, expect,
                private_key=get("row/private-key"), nonce=get("row/nonce"),
                digest=get("row/digest"))


RETRY = scalar("retry")
RETRY_X = multiply(RETRY)[0]
R_AT_E = (E + RETRY_X) % N


def key_for_s(s):
    """The private key with which e of the published example and the nonce RETRY give this s."""
    return (RETRY - s) * pow(R_AT_E + s, -1, N) % N


def usable():
    def row(id, requirement, en, zh, d=D, k=RETRY, e=E):
        r, s = sign_digest(d, e, k)
        assert verify_digest(multiply(d), e, r, s) is None
        return [id, requirement, *map(number, (d, k, e, r, s)), en, zh]
    return [
        row("published", "SM2-06", "The published example", "标准示例", k=K),
        row("e-0", "SM2-06", "e = 0", "e等于0", e=0),
        row("e-leading-zero", "SM2-06", "e begins with a zero byte", "e含前导零字节", e=E >> 8),
        row("e-n", "SM2-06", "e = n, which reduces to 0", "e等于n，约减后为0", e=N),
        row("e-all-ones", "SM2-06", "e = 2^256-1, above n: it is reduced", "e为2^256-1，大于n，应约减",
            e=2**256 - 1),
        row("r-1", "SM2-07", "r = 1, next to 0", "r等于1，与0相邻",
            e=(1 - RETRY_X) % N),
        row("r-n-minus-1", "SM2-07", "r = n-1, next to n", "r等于n-1，与n相邻",
            e=(-1 - RETRY_X) % N),
        row("r-plus-k-n-minus-1", "SM2-07", "r + k = n-1", "r + k = n-1",
            e=(-1 - RETRY - RETRY_X) % N),
        row("r-plus-k-n-plus-1", "SM2-07", "r + k = n+1", "r + k = n+1",
            e=(1 - RETRY - RETRY_X) % N),
        row("s-1", "SM2-07", "s = 1", "s等于1", d=key_for_s(1)),
        row("s-n-minus-1", "SM2-07", "s = n-1", "s等于n-1", d=key_for_s(N - 1)),
        row("nonce-1", "SM2-08", "k = 1", "k等于1", k=1),
        row("nonce-n-minus-1", "SM2-08", "k = n-1", "k等于n-1", k=N - 1),
    ]


def unusable():
    d = key_for_s(0)
    assert 0 < d < N - 1 and (RETRY - R_AT_E * d) % N == 0
    rows = [
        ["r-is-zero", "SM2-07", "nonce-unusable", number(D), number(RETRY), number(-RETRY_X % N),
         "e + x1 = n, so r = 0", "e + x1 = n，故r等于0"],
        ["r-plus-k-is-n", "SM2-07", "nonce-unusable", number(D), number(RETRY),
         number((-RETRY - RETRY_X) % N),
         "r + k = n; such a signature has s = -k and gives the nonce away",
         "r + k = n；此时s = -k，会泄露随机数"],
        ["s-is-zero", "SM2-07", "nonce-unusable", number(d), number(RETRY), number(E),
         "d = k/r, so s = 0", "d = k/r，故s等于0"],
    ]
    for id, name, k in (("0", "0", 0), ("n", "n", N), ("n-plus-1", "n + 1", N + 1),
                        ("all-ones", "2^256-1", 2**256 - 1)):
        rows.append(["nonce-" + id, "SM2-08", "nonce-out-of-range", number(D), number(k), number(E),
                     f"k = {name}, outside [1, n-1]", f"k等于{name}，不在[1, n-1]内"])
    return rows


def add_digests(file):
    file.case("digest-signed", *PURPOSE,
              {"preamble": [encode("expected")],
               "steps": [digest_step(get("row/requirement"), EXPECTED)]},
              ["id", "requirement", "private-key", "nonce", "digest", "r", "s", "en", "zh"],
              usable(), ["sign-with-nonce", "format"], matrix=FORMAT)
    file.case("nonce-refused", *PURPOSE,
              {"steps": [digest_step(get("row/requirement"), REFUSED)]},
              ["id", "requirement", "reason", "private-key", "nonce", "digest", "en", "zh"],
              unusable(), ["sign-with-nonce", "format"], matrix=FORMAT)


def add_cases(file):
    add_known_answers(file)
    add_forms(file)
    add_made(file)
    add_refused(file)
    add_digests(file)
