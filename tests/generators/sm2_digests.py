# SPDX-License-Identifier: Apache-2.0
"""Cases with a given e, where exactly one rule is broken: e is chosen last, so all else holds."""
from sm2_cases import (ACCEPTED, D, E, FORMAT, P_256_G, PURPOSE, Q, R, REFUSED, S, call, encode,
                       get, hexed, number)
from sm2_core import (N, P, add, b32, decode_point, fitting_digest, multiply, negative, on_curve,
                      point_at, point_with_y, right_side, root, scalar, sign_digest, uncompressed,
                      verify_digest)

TOP = 2**256 - 1


def fitting(id, requirement, key, r, s, en, zh):
    """A row that verifies: e is chosen last."""
    e = fitting_digest(key, r, s)
    return chosen(id, requirement, e, key, r, s, en, zh)


def chosen(id, requirement, e, key, r, s, en, zh):
    assert on_curve(key) and verify_digest(key, e, r, s) is None, id
    return [id, requirement, number(e), hexed(uncompressed(key)), number(r), number(s), en, zh]


def free_key(total, r, s):
    """The key under which (r, s) leads to this point; nobody knows its private key."""
    return multiply(pow(r + s, -1, N), add(total, negative(multiply(s))))


X_ABOVE_N = next(p for p in (point_at(N + i) for i in range(100)) if p)
SMALL_X = next(p for p in map(point_at, range(1, 100)) if p)
SMALL_Y = next(p for p in map(point_with_y, range(1, 100)) if p)
RANGE_R, RANGE_S = scalar("range r"), scalar("range s")


def digests_of_the_key():
    def row(id, e, en, zh):
        r, s = sign_digest(D, e, scalar("digest " + id))
        return chosen(id, "SM2-13", e, Q, r, s, en, zh)
    return [
        chosen("published", "SM2-13", E, Q, R, S, "The digest of the published example",
               "标准示例的e"),
        row("e-0", 0, "e = 0", "e等于0"),
        row("e-leading-zero", E >> 8, "e begins with a zero byte", "e含前导零字节"),
        row("e-n", N, "e = n, which reduces to 0", "e等于n，约减后为0"),
        row("e-all-ones", TOP, "e = 2^256-1, above n: it is reduced, not refused",
            "e为2^256-1，大于n，应约减而不应拒绝"),
    ]


def boundaries():
    r, s = RANGE_R, RANGE_S
    return [
        fitting("r-1", "SM2-10", Q, 1, s, "r = 1, thirty-one leading zero bytes",
                "r等于1，含31个前导零字节"),
        fitting("r-n-minus-1", "SM2-10", Q, N - 1, s, "r = n-1", "r等于n-1"),
        fitting("s-1", "SM2-11", Q, r, 1, "s = 1", "s等于1"),
        fitting("s-n-minus-1", "SM2-11", Q, r, N - 1, "s = n-1", "s等于n-1"),
        fitting("t-1", "SM2-12", Q, N - s + 1, s, "r + s = n+1, so t = 1", "r + s = n+1，故t等于1"),
        fitting("t-n-minus-1", "SM2-12", Q, N - s - 1, s, "r + s = n-1, so t = n-1",
                "r + s = n-1，故t等于n-1"),
        fitting("r-and-s-n-minus-2", "SM2-12", Q, N - 2, N - 2,
                "r and s close to the upper end; their sum exceeds 2^256",
                "r、s接近上界，其和超过2^256"),
    ]


def special_points():
    r, s = RANGE_R, RANGE_S
    x_above = free_key(X_ABOVE_N, r, s)
    t = scalar("doubling t")
    return [
        chosen("x-above-n", "SM2-13", (r - X_ABOVE_N[0]) % N, x_above, r, s,
               "The x of the computed point lies between n and p and is reduced",
               "所得点的x坐标介于n与p之间，应约减"),
        fitting("equal-addends", "SM2-13", Q, (t - t * D) % N, t * D % N,
                "[s]G = [t]P, so the sum is a doubling", "[s]G = [t]P，其和为倍点"),
        fitting("key-x-above-n", "SM2-14", X_ABOVE_N, r, s,
                "The x of the key lies between n and p: n bounds r and s, not coordinates",
                "公钥的x坐标介于n与p之间：n限定r、s的取值范围，不限定坐标"),
        fitting("key-x-0", "SM2-14", point_at(0), r, s, "The x of the key is 0", "公钥的x坐标为0"),
        fitting("key-small-x", "SM2-14", SMALL_X, r, s, "The x of the key is small",
                "公钥的x坐标很小"),
        fitting("key-small-y", "SM2-14", SMALL_Y, r, s, "The y of the key is small",
                "公钥的y坐标很小"),
        fitting("key-large-y", "SM2-14", negative(SMALL_Y), r, s, "The y of the key is close to p",
                "公钥的y坐标接近p"),
    ]


def verify_digest_step(checks, expect):
    return call("signature.verify-digest", checks, expect, public_key=get("row/public-key"),
                digest=get("row/digest"), signature=get("signature"))


def add_digests(file):
    rows = digests_of_the_key() + boundaries() + special_points()
    file.case("digest-verifies", *PURPOSE,
              {"preamble": [encode()],
               "steps": [verify_digest_step(get("row/requirement"), ACCEPTED)]},
              ["id", "requirement", "digest", "public-key", "r", "s", "en", "zh"], rows,
              ["verify-digest", "format"], matrix=FORMAT)


def refused(id, requirement, e, key, r, s, en, zh):
    point = decode_point(key)
    reason = point if isinstance(point, str) else verify_digest(point, e, r, s)
    assert reason, id
    return [id, requirement, reason, number(e), hexed(key), number(r), number(s), en, zh]


def refused_numbers():
    key, r, s = uncompressed(Q), RANGE_R, RANGE_S

    def row(id, requirement, r, s, en, zh):
        return refused(id, requirement, fitting_digest(Q, r, s), key, r, s, en, zh)
    r_inf = scalar("infinity r")
    s_inf = -r_inf * D * pow(1 + D, -1, N) % N
    return [
        row("r-0", "SM2-10", 0, s, "r = 0, and the equation holds: only the range is wrong",
            "r等于0且等式成立，仅取值范围有误"),
        row("r-n", "SM2-10", N, s, "r = n, and the equation holds modulo n",
            "r等于n且模n时等式成立"),
        row("r-n-plus-1", "SM2-10", N + 1, s, "r = n+1, which verifies as 1",
            "r等于n+1，按1验证则通过"),
        row("r-all-ones", "SM2-10", TOP, s, "r = 2^256-1, which verifies as its remainder",
            "r为2^256-1，按其余数验证则通过"),
        row("s-0", "SM2-11", r, 0, "s = 0, and the equation holds", "s等于0且等式成立"),
        row("s-n", "SM2-11", r, N, "s = n, and the equation holds modulo n",
            "s等于n且模n时等式成立"),
        row("s-n-plus-1", "SM2-11", r, N + 1, "s = n+1, which verifies as 1",
            "s等于n+1，按1验证则通过"),
        row("s-all-ones", "SM2-11", r, TOP, "s = 2^256-1, which verifies as its remainder",
            "s为2^256-1，按其余数验证则通过"),
        row("t-0", "SM2-12", N - s, s,
            "r + s = n, and the equation holds; such a signature needs no private key",
            "r + s = n且等式成立，此类签名无需私钥即可构造"),
        row("t-0-s-n-minus-1", "SM2-12", 1, N - 1, "The same with r = 1 and s = n-1",
            "同上，r等于1，s等于n-1"),
        refused("sum-at-infinity", "SM2-13", r_inf, key, r_inf, s_inf,
                "[s]G + [t]P is the point at infinity; with x taken as 0 the equation holds",
                "[s]G + [t]P为无穷远点；若将x视为0则等式成立"),
        refused("x-not-reduced", "SM2-13",
                (RANGE_R - X_ABOVE_N[0] + 1) % N, uncompressed(free_key(X_ABOVE_N, r, s)), r, s,
                "The x of the computed point lies between n and p, and e is off by one",
                "所得点的x坐标介于n与p之间，且e差1"),
    ]


def refused_keys():
    r, s = RANGE_R, RANGE_S

    def unreduced(id, point, x, y, en, zh):
        key = b"\4" + b32(x) + b32(y)
        return refused(id, "SM2-14", fitting_digest(point, r, s), key, r, s, en, zh)

    def off_curve(id, requirement, key, point, en, zh):
        """t = 1, so that [s]G + P is one addition, which does not depend on b."""
        r_one = (1 - s) % N
        return refused(id, requirement, fitting_digest(point, r_one, s), key, r_one, s, en, zh)

    def plain(id, point, en, zh):
        return off_curve(id, "SM2-14", uncompressed(point), point, en, zh)
    twist = next(x for x in range(scalar("twist"), P) if point_at(x) is None)
    y = root(right_side(twist))
    y = y if y % 2 == 0 else P - y
    zero, x, small_y = point_at(0), SMALL_X, SMALL_Y
    return [
        unreduced("x-p", zero, P, zero[1], "x = p, an unreduced 0", "x坐标等于p，即未约减的0"),
        unreduced("x-plus-p", x, x[0] + P, x[1],
                  "x + p in place of x; the signature is right for x",
                  "以x + p代替x坐标，签名对x坐标有效"),
        unreduced("y-plus-p", small_y, small_y[0], small_y[1] + P,
                  "y + p in place of y; the signature is right for y",
                  "以y + p代替y坐标，签名对y坐标有效"),
        plain("y-plus-1", (Q[0], Q[1] + 1), "y is off by one: not on the curve",
              "y坐标差1，点不在曲线上"),
        plain("coordinates-swapped", (Q[1], Q[0]), "x and y swapped: not on the curve",
              "x、y坐标互换，点不在曲线上"),
        plain("key-of-p-256", P_256_G, "The base point of P-256, a key of another curve",
              "P-256的基点，属于另一条曲线"),
        plain("zero-one", (0, 1), "The point (0, 1), on another curve", "坐标为0和1的点，属于另一条曲线"),
        refused("infinity", "SM2-14", (r - multiply(s)[0]) % N, b"\0", r, s,
                "The one-byte form of infinity: right where [t]P is left out",
                "无穷远点的单字节表示：仅当略去[t]P时才正确"),
        off_curve("x-of-the-twist", "SM2-16", b"\2" + b32(twist), (twist, y),
                  "A compressed key without a point, right for the root that does not fit",
                  "压缩表示形式的x坐标无对应点，仅当采用不成立的平方根时才正确"),
    ]


def add_refused(file):
    columns = ["id", "requirement", "reason", "digest", "public-key", "r", "s", "en", "zh"]
    body = {"preamble": [encode()],
            "steps": [verify_digest_step(get("row/requirement"), REFUSED)]}
    keys = refused_keys()
    encoded = [row for row in keys if row[4][:4] != "0x04"]
    file.case("digest-refused", *PURPOSE, body, columns,
              refused_numbers() + [row for row in keys if row not in encoded],
              ["verify-digest", "format"], matrix=FORMAT)
    file.case("digest-refused-by-form", *PURPOSE, body, columns, encoded,
              ["verify-digest", "encoded-point", "format"], matrix=FORMAT)


def add_cases(file):
    add_digests(file)
    add_refused(file)
