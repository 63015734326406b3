# SPDX-License-Identifier: Apache-2.0
# gmssl 3.2.2: verify fails on a right signature where [s]G and [t]P are the same point. Their sum
# is then a doubling, and the Jacobian X of its result is taken for x1.
import sys

from gmssl import sm2

# The published example's public key. The digest was chosen so that [s]G = [t]P.
key = ("09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020"
       "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13")
digest = bytes.fromhex("ebec85dc217e454835c6f55fe1580a16292844efcea9cbb70646f8d4f99df4c9")
r = "48b938f4d26ae64fbc3ad840abbb095b729b998a219c7081f74182bbbc3b99e4"
s = "8cba1afc21a6f4da2a56c9e7342e691288be2a99c747246e77b19d2fa604ceb1"
verified = sm2.CryptSM2("", key).verify(r + s, digest)
print(f"[s]G = [t]P: verify returned {verified}; right is True")
sys.exit(0 if verified else 1)
