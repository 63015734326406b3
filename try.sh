#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Installs, builds and runs real standards: first on the reference algorithms, then on a real SDK.
# The second run finds real faults; they are known and recorded, so this script ends well.
set -euo pipefail
cd "$(dirname "$0")"

./install.sh
adapters/install.sh sm-crypto
cmake --preset release -DTOUCHSTONE_TESTS=OFF >/dev/null
cmake --build --preset release --target touchstone

mkdir -p build/try
touchstone=build/release/touchstone
echo
echo "== 1. The reference algorithms, all standards they offer =="
"$touchstone" run --target local --output build/try/local.jsonl
echo
echo "== 2. sm-crypto, an SDK in JavaScript =="
"$touchstone" run --target 'process:adapters/run.sh javascript/sm-crypto' \
  --deviations adapters/javascript/sm-crypto/deviations.yaml \
  --output build/try/sm-crypto.jsonl --report json=build/try/sm-crypto.json \
  --report junit=build/try/sm-crypto.xml
