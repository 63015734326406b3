#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Becomes an adapter: adapters/run.sh LANGUAGE/SDK [FILE], FILE being another script of its folder
# (a reproduction). adapters/install.sh must have run.
set -u
name=${1:?adapters/run.sh LANGUAGE/SDK [FILE]}
source=$(cd "$(dirname "$0")" && pwd)
build=${TOUCHSTONE_ADAPTERS:-$source/../build/adapters}
if [ ! -f "$build/$name/installed" ]; then
  echo "$name is not installed: run adapters/install.sh $name" >&2
  exit 69
fi
case $name in
  # The links in the build folder are kept as they are, so that modules are found beside them.
  javascript/*) exec "$build/javascript/node" --preserve-symlinks --preserve-symlinks-main \
    "$build/$name/${2:-adapter.js}" ;;
  python/*) exec "$build/$name/venv/bin/python" "$source/$name/${2:-adapter.py}" ;;
esac
echo "no way to start $name" >&2
exit 69
