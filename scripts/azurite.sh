#!/usr/bin/env bash
# Installs Azurite, Microsoft's storage emulator, under artifacts/tools/azurite. Quick where it is there already. Needs Node.js with npm.
set -euo pipefail
cd "$(dirname "$0")/.."
version=3.37.0
folder=artifacts/tools/azurite
installed="$folder/node_modules/azurite/package.json"

# Written last: an install that was interrupted leaves folders, not this file.
if [ -f "$folder/version" ] && [ "$(cat "$folder/version")" = "$version" ] && [ -f "$installed" ]; then
  echo "azurite $version is there"
  exit 0
fi

if ! command -v npm >/dev/null || ! command -v node >/dev/null; then
  echo "azurite.sh: node and npm are needed to install Azurite; install Node.js 20 or newer" >&2
  exit 1
fi

mkdir -p "$folder"
rm -f "$folder/version"
# Its only install script is a dependency's notice; no script of a package runs here.
npm install --prefix "$folder" --no-save --no-audit --no-fund --ignore-scripts --loglevel=error "azurite@$version"
echo "$version" >"$folder/version"
echo "azurite $version installed"
