# SPDX-License-Identifier: Apache-2.0
# gmssl 3.2.2: verify takes s = n + 1 for s = 1. s has to be in [1, n-1].
import sys

from gmssl import sm2

# The published example's public key. The digest was chosen so that r and s = 1 verify.
key = ("09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020"
       "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13")
digest = bytes.fromhex("0aeea4d8407f42dbd02cf9d491cb72f42fe616e21964c78bf9bf4fe06a4703a4")
r = "f8d9c49afac17532d8ee406528cd23a514ea07c35cef9f1048f18861602e4d3b"
s = "fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54124"
verified = sm2.CryptSM2("", key).verify(r + s, digest)
print(f"s = n + 1: verify returned {verified}; right is False")
sys.exit(1 if verified else 0)
