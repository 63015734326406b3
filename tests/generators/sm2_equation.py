# SPDX-License-Identifier: Apache-2.0
"""Cases on the verification equation and the ranges of r, s and t, with Z_A inside e."""
from sm2_cases import (D, E, FORMAT, ID, K, M, MISMATCH, OTHER_D, Q, R, RAW, REFUSED, S, PURPOSE,
                       encoded_and_verified, flipped, get, hexed, number)
from sm2_core import N, P, add, b32, multiply, scalar, sign, verify_digest

TOP = 2**256 - 1


def add_out_of_range(file):
    rows = [["r-0", 0, S], ["r-n", N, S], ["r-n-plus-1", N + 1, S], ["r-p", P, S],
            ["r-all-ones", TOP, S], ["s-0", R, 0], ["s-n", R, N], ["s-n-plus-1", R, N + 1],
            ["s-all-ones", R, TOP], ["t-0", R, N - R], ["t-0-r-1", 1, N - 1]]
    def cells(id, r, s):
        reason = verify_digest(Q, E, r, s)
        requirement = {"r": "SM2-10", "s": "SM2-11", "t": "SM2-12"}[reason[0]]
        return [id, requirement, reason, number(r), number(s)]
    file.case("out-of-range",
              "r, s and t outside their range, for interfaces that take a message only. With Z_A "
              "inside e the equation cannot hold as well; digest-refused has the same values where "
              "only the range is wrong",
              "r、s、t超出取值范围，用于只接受消息的接口。e包含Z_A时无法使等式同时成立；仅取值范围有误的用例见digest-refused",
              encoded_and_verified(get("row/requirement"), REFUSED),
              ["id", "requirement", "reason", "r", "s"], [cells(*row) for row in rows],
              ["verify", "format"], matrix=FORMAT)


def ecdsa():
    k = scalar("ecdsa")
    r = multiply(k)[0] % N
    return r, pow(k, -1, N) * (E + r * D) % N


def sum_at_infinity():
    """[s]G + [t]P is infinity, and r = e as if its x were 0. Only the key's owner finds it."""
    r = E % N
    s = -r * D * pow(1 + D, -1, N) % N
    assert add(multiply(s), multiply((r + s) % N, Q)) is None
    return r, s


def failing():
    other = sign(OTHER_D, ID, M, scalar("other key"))
    reversed_r, reversed_s = (int.from_bytes(b32(v)[::-1], "big") for v in (R, S))
    return [
        ["s-negated", R, N - S, "n-s in place of s: it would verify in ECDSA, not in SM2",
         "以n-s代替s：在ECDSA中可验证通过，在SM2中不能"],
        ["r-negated", N - R, S, "n-r in place of r", "以n-r代替r"],
        ["both-negated", N - R, N - S, "n-r and n-s", "以n-r、n-s代替r、s"],
        ["swapped", S, R, "s before r", "s置于r之前"],
        ["r-plus-1", R + 1, S, "r is off by one", "r差1"],
        ["s-plus-1", R, S + 1, "s is off by one", "s差1"],
        ["r-only", R, R, "r in both places", "两处均为r"],
        ["t-instead-of-s", R, (R + S) % N, "t in place of s", "以t代替s"],
        ["little-endian", reversed_r, reversed_s, "r and s in reversed byte order",
         "r、s字节次序颠倒"],
        ["one-and-one", 1, 1, "The smallest numbers in range", "取值范围内的最小值"],
        ["other-key", *other, "Signed by another key", "由另一私钥生成的签名"],
        ["ecdsa", *ecdsa(), "An ECDSA signature of the same e with the same key",
         "以同一私钥对同一e生成的ECDSA签名"],
        ["sum-at-infinity", *sum_at_infinity(),
         "[s]G + [t]P is the point at infinity, which has no x; with x taken as 0 the equation "
         "holds", "[s]G + [t]P为无穷远点，无x坐标；若将x视为0则等式成立"],
    ]


def r_differing(index):
    """r and s that lead to the published point, and so to R, where r differs in this byte."""
    r = int.from_bytes(flipped(b32(R), index), "big")
    return r, pow(1 + D, -1, N) * (K - r * D) % N


def add_failing(file):
    for id, r, s, *_ in failing():
        assert verify_digest(Q, E, r, s) == "signature-mismatch", id
    body = encoded_and_verified("SM2-13", MISMATCH)
    file.case("equation-fails", *PURPOSE, body, ["id", "r", "s", "en", "zh"],
              [[id, number(r), number(s), en, zh] for id, r, s, en, zh in failing()],
              ["verify", "format"], matrix=FORMAT)
    for index in range(32):
        r, s = r_differing(index)
        assert add(multiply(s), multiply((r + s) % N, Q)) == multiply(K) and r != R
    file.case("r-differs-in-one-byte",
              "The computed point is the right one, and r differs from (e + x1) mod n in one byte "
              "only: a comparison that leaves this byte out accepts it",
              "所得点正确，r与由该点算得的值仅有一个字节不同；比较时遗漏该字节才会验证通过", body,
              ["id", "r", "s"],
              [[f"byte-{i:02d}", *map(number, r_differing(i))] for i in range(32)],
              ["verify", "format"], matrix=FORMAT)
    rows = [(f"byte-{i:02d}", flipped(RAW, i)) for i in range(64)]
    file.case("byte-flipped",
              "The lowest bit of each byte of r and s flipped in turn; all values stay in range",
              "依次翻转r、s各字节的最低比特，所有取值仍在范围内", body, ["id", "r", "s"],
              [[id, hexed(data[:32]), hexed(data[32:])] for id, data in rows],
              ["verify", "format"], matrix=FORMAT)


def add_cases(file):
    add_out_of_range(file)
    add_failing(file)
