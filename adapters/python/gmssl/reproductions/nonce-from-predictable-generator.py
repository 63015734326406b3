# SPDX-License-Identifier: Apache-2.0
# gmssl 3.2.2: sign_with_sm3 draws its nonce from Python's `random`, which is no generator for keys:
# who knows its state knows the nonce, and with it the private key.
import random
import sys

from gmssl import sm2

key = ("09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020"
       "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13")
signer = sm2.CryptSM2("3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8", key)
signatures = set()
for _ in range(2):
    random.seed(1)
    signatures.add(signer.sign_with_sm3(b"message digest"))
print(f"{len(signatures)} signature from 2 calls after the same random.seed; right are 2")
sys.exit(1 if len(signatures) == 1 else 0)
