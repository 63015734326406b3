# SPDX-License-Identifier: Apache-2.0
# gmssl 3.2.2: verify_with_sm3 reads the first 64 bytes of a signature and takes any that follow.
import sys

from gmssl import sm2

# The published example.
key = ("09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020"
       "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13")
r = "f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3"
s = "b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa"
verifier = sm2.CryptSM2("", key)
taken = 0
for name, tail in {"65 bytes": "1b", "128 bytes": key}.items():
    verified = verifier.verify_with_sm3(r + s + tail, b"message digest")
    print(f"signature of {name}: verify_with_sm3 returned {verified}; right is False")
    taken += bool(verified)
sys.exit(1 if taken else 0)
