# SPDX-License-Identifier: Apache-2.0
# gmssl 3.2.2: sign takes the private key n - 1 and returns a signature that nobody can verify.
import sys

from gmssl import sm2

# 1 + d is 0 modulo n and has no inverse: private keys are in [1, n-2].
private_key = "fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54122"
public_key = ("32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7"
              "43c8c95c0b098863a642311c9496deac2f56788239d5b8c0fd20cd1adec60f5f")  # -G
signer = sm2.CryptSM2(private_key, public_key)
digest = bytes.fromhex("f0b43e94ba45accaace692ed534382eb17e6ab5a19ce7b31f4486fdfc0d28640")
nonce = "59276e27d506861a16680f3ad9c02dccef3cc1fa3cdbe4ce6d54b80deac1bc21"
signature = signer.sign(digest, nonce)
verified = signature is not None and bool(signer.verify(signature, digest))
print(f"private key n - 1: signed {signature}, verifies: {verified}; right is a refusal")
sys.exit(1 if signature is not None else 0)
