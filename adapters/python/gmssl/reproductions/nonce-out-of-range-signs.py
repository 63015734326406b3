# SPDX-License-Identifier: Apache-2.0
# gmssl 3.2.2: sign takes nonces outside [1, n-1]: with k = 0 the point is that of 1, and
# k = n + 1 counts as 1.
import sys

from gmssl import sm2

N = int(sm2.default_ecc_table["n"], 16)
signer = sm2.CryptSM2("3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8", "")
digest = bytes.fromhex("f0b43e94ba45accaace692ed534382eb17e6ab5a19ce7b31f4486fdfc0d28640")
made = 0
for name, nonce in {"0": 0, "n + 1": N + 1}.items():
    signature = signer.sign(digest, f"{nonce:064x}")
    print(f"nonce {name}: {signature}; right is a refusal")
    made += signature is not None
sys.exit(1 if made else 0)
