# SPDX-License-Identifier: Apache-2.0
# gmssl 3.2.2: verify takes x + p for x, so that one key has two encodings.
import sys

from gmssl import sm2

# The point with x = 1, written as x = p + 1, and a signature of a chosen digest under it.
key = ("fffffffeffffffffffffffffffffffffffffffff000000010000000000000000"
       "6085f6eacc57e1c0de70bfa086dcaa40d556749f056a67d1fc78f7fff9ad865c")
digest = bytes.fromhex("bafaae367d7a0d65fd2a8cf02927129970c4d3a57322ace5a50b4b82858670d0")
r = "f8d9c49afac17532d8ee406528cd23a514ea07c35cef9f1048f18861602e4d3b"
s = "1268e5080004629d7efa3bff796ddbca3ec440b4b2939714849f2c6bf3b9c734"
verified = sm2.CryptSM2("", key).verify(r + s, digest)
print(f"x = p + 1: verify returned {verified}; right is False")
sys.exit(1 if verified else 0)
