#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Installs what the tests need, builds with g++ and all warnings as errors, and passes the tests.
set -euo pipefail
cd "$(dirname "$0")"

./install.sh tests
adapters/install.sh
cmake --preset dev -DCMAKE_COMPILE_WARNING_AS_ERROR=ON >/dev/null
cmake --build --preset dev
ctest --test-dir build/dev --output-on-failure
