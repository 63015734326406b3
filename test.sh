#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Installs what the tests need, builds with g++ and all warnings as errors, and passes the tests.
# The preset `test` is `dev` with files compiled together: faster from nothing, slower after a change.
set -euo pipefail
cd "$(dirname "$0")"

./install.sh tests
adapters/install.sh
cmake --preset test -DCMAKE_COMPILE_WARNING_AS_ERROR=ON >/dev/null
cmake --build --preset test
ctest --test-dir build/test --output-on-failure
