# SPDX-License-Identifier: Apache-2.0
# gmssl 3.2.2: verify does not look whether the public key is a point of the curve.
import sys

from gmssl import sm2

# r and s are the same each time; the digests were chosen so that the equation holds.
r = "ed971af6fffb9d628105c40086922435333f9eb66f326e16cf1cc79d461b79f0"
s = "1268e5080004629d7efa3bff796ddbca3ec440b4b2939714849f2c6bf3b9c734"
keys = {
    "the published key with y + 1": (
        "09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020"
        "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad14",
        "6efaa0839b85923f55bc3a2340f5f6d5ea040f355f8be60077b693d23bf0c038"),
    "the base point of P-256": (
        "6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"
        "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5",
        "8a906fdb55798b9fd770423d00f5ad23df2eb8aabfc3e38ce59c34a34c672d56"),
    "(0, 1)": (
        f"{0:064x}{1:064x}",
        "1bc19abc8e19fceb67078cc2d596d2df7329651e99d6c0518a99975202cda89f"),
}
taken = 0
for name, (key, digest) in keys.items():
    verified = sm2.CryptSM2("", key).verify(r + s, bytes.fromhex(digest))
    print(f"{name}: verify returned {verified}; right is False")
    taken += bool(verified)
sys.exit(1 if taken else 0)
