# SPDX-License-Identifier: Apache-2.0
# gmssl 3.2.2: with asn1=True, what follows r and s inside the SEQUENCE is overlooked.
import sys

from gmssl import sm2

# The published example.
key = ("09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020"
       "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13")
r = "f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3"
s = "b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa"
verifier = sm2.CryptSM2("", key, asn1=True)
taken = 0
for name, more, length in (("an INTEGER", "020100", "49"), ("a NULL", "0500", "48")):
    verified = verifier.verify_with_sm3(f"30{length}022100{r}022100{s}{more}", b"message digest")
    print(f"{name} after s: verify_with_sm3 returned {verified}; right is False")
    taken += bool(verified)
sys.exit(1 if taken else 0)
