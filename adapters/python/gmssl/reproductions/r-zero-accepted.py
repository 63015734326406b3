# SPDX-License-Identifier: Apache-2.0
# gmssl 3.2.2: verify takes r = 0. r has to be in [1, n-1].
import sys

from gmssl import sm2

# The published example's public key. The digest was chosen so that the equation holds with r = 0.
key = ("09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020"
       "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13")
digest = bytes.fromhex("1b078968acc5d94a746f2ec1774f6f47716e13b14a15f5f128891301b0dccf39")
r = "0000000000000000000000000000000000000000000000000000000000000000"
s = "1268e5080004629d7efa3bff796ddbca3ec440b4b2939714849f2c6bf3b9c734"
verified = sm2.CryptSM2("", key).verify(r + s, digest)
print(f"r = 0: verify returned {verified}; right is False")
sys.exit(1 if verified else 0)
