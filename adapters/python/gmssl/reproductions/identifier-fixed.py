# SPDX-License-Identifier: Apache-2.0
# gmssl 3.2.2: sign_with_sm3 and verify_with_sm3 know no identifier but 1234567812345678.
import inspect
import sys

from gmssl import sm2

parameters = [name for function in (sm2.CryptSM2.__init__, sm2.CryptSM2.sign_with_sm3,
                                    sm2.CryptSM2.verify_with_sm3)
              for name in inspect.signature(function).parameters]
print("parameters:", ", ".join(parameters))
print("the identifier in Z is a constant; right is one that the caller can give")
sys.exit(0 if any("id" in name.split("_") for name in parameters) else 1)
