# SPDX-License-Identifier: Apache-2.0
# gmssl 3.2.2: sign takes private keys outside [1, n-2].
import sys

from gmssl import sm2

N = int(sm2.default_ecc_table["n"], 16)
digest = bytes.fromhex("f0b43e94ba45accaace692ed534382eb17e6ab5a19ce7b31f4486fdfc0d28640")
nonce = "59276e27d506861a16680f3ad9c02dccef3cc1fa3cdbe4ce6d54b80deac1bc21"
made = 0
for name, private_key in {"0": 0, "n + 1": N + 1, "2^256 - 1": 2**256 - 1}.items():
    signature = sm2.CryptSM2(f"{private_key:064x}", "").sign(digest, nonce)
    print(f"private key {name}: {signature}; right is a refusal")
    made += signature is not None
sys.exit(1 if made else 0)
