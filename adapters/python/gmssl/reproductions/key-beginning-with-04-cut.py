# SPDX-License-Identifier: Apache-2.0
# gmssl 3.2.2: a public key without its first byte, as the SDK's own examples give it, loses digits
# if x begins with 04: lstrip("04") takes away every 0 and 4 in front. One key of 256 is concerned;
# of keys given with the first byte 04, one of eight is.
import sys

from gmssl import sm2

# The key of d = 11 and a signature under it.
key = ("04b3cb10c9c6d8e27c1aab770f67f543125dcdd589c2ff82668c74d78ce20ace"
       "63516355287e39fe4918e5c02e2b0b930c94816e63c4bc72739a8fd805174a4b")
signature = ("6cddaac7382f41ccb6d888be97a653f625c963d7c9ef69a35fe3faaf0a580b30"
             "8a7f0ec923e3e25ed99b97298f16b7461b4b22ec93842215496d41bf13fd6599")
try:
    verified = sm2.CryptSM2("", key).verify_with_sm3(signature, b"message digest")
except Exception as error:
    verified = repr(error)
print(f"a right signature: verify_with_sm3 gave {verified}; right is True")
sys.exit(0 if verified is True else 1)
