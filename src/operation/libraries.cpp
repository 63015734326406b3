// SPDX-License-Identifier: Apache-2.0
#include "operation/libraries.hpp"

#include <botan/version.h>
#include <gcrypt.h>

namespace touchstone {

std::vector<Library> reference_libraries() {
  return {{"Botan", Botan::short_version_string()}, {"libgcrypt", gcry_check_version(nullptr)}};
}

}  // namespace touchstone
