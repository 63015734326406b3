// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "call.hpp"

namespace touchstone {

/// `ethereum-address.checksum {address: bytes} -> text`: `0x` and 40 digits whose case is the
/// checksum of EIP-55. Reason: `wrong-length`.
Answer ethereum_address_checksum(const Value& params);

/// `ethereum-address.parse {text} -> bytes`. Text in one case is taken without a checksum. Reasons,
/// in the order of the checks: `invalid-prefix`, `wrong-length`, `invalid-character`,
/// `invalid-checksum`.
Answer ethereum_address_parse(const Value& params);

}  // namespace touchstone
