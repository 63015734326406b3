// SPDX-License-Identifier: Apache-2.0
#include "judge/fingerprint.hpp"

#include "digest.hpp"
#include "json.hpp"

namespace touchstone::judge {

std::string fingerprint(std::string_view requirement, std::string_view case_id,
                        std::string_view step, const Difference& difference) {
  constexpr std::size_t DIGITS = 16;
  const Value record{Object{{"requirement", requirement},
                            {"case", without_matrix(case_id)},
                            {"step", step},
                            {"message", difference.mismatch.message},
                            {"pointer", difference.shape},
                            {"expected", difference.expected},
                            {"actual", difference.actual}}};
  return sha256_hex(write_canonical_json(record)).substr(0, DIGITS);
}

std::string_view without_matrix(std::string_view instance_id) {
  return instance_id.substr(0, instance_id.find('['));
}

}  // namespace touchstone::judge
