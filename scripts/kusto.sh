#!/usr/bin/env bash
# Installs Microsoft's Kusto parser under artifacts/tools/kusto. Quick where it is there already. Needs Node.js with npm.
set -euo pipefail
cd "$(dirname "$0")/.."
version=12.4.1
folder=artifacts/tools/kusto
installed="$folder/node_modules/@kusto/language-service-next/package.json"

# Written last: an install that was interrupted leaves folders, not this file.
if [ -f "$folder/version" ] && [ "$(cat "$folder/version")" = "$version" ] && [ -f "$installed" ]; then
  echo "kusto parser $version is there"
  exit 0
fi

if ! command -v npm >/dev/null || ! command -v node >/dev/null; then
  echo "kusto.sh: node and npm are needed to install the Kusto parser; install Node.js 20 or newer" >&2
  exit 1
fi

mkdir -p "$folder"
rm -f "$folder/version"
# No script of a package runs here.
npm install --prefix "$folder" --no-save --no-audit --no-fund --ignore-scripts --loglevel=error "@kusto/language-service-next@$version"
echo "$version" >"$folder/version"
echo "kusto parser $version installed"
