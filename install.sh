#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Installs the Debian 12 packages that a build needs (with `tests` also those of the tests, with `ci`
# those of the other lanes). Does nothing where they are there already.
set -euo pipefail

packages=(g++ cmake ninja-build pkg-config libssl-dev libfmt-dev libcli11-dev libyaml-cpp-dev
  libsimdjson-dev libre2-dev libbotan-2-dev python3 python3-venv)
for kind in "$@"; do
  case $kind in
    tests) packages+=(libboost-test-dev libxml2-utils) ;;
    ci) packages+=(clang-16 clang-format-16 clang-tidy-16 clang-tools-16 libclang-rt-16-dev) ;;
    *) echo "install.sh: unknown kind $kind" >&2 && exit 3 ;;
  esac
done
command -v node >/dev/null && command -v npm >/dev/null || packages+=(nodejs npm)

missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0
echo "installing ${missing[*]}"
elevate=()
[ "$(id -u)" = 0 ] || elevate=(sudo)
"${elevate[@]}" apt-get update -qq
DEBIAN_FRONTEND=noninteractive "${elevate[@]}" apt-get install -y -qq --no-install-recommends \
  --no-remove "${missing[@]}" >/dev/null
