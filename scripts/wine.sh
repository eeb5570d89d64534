#!/usr/bin/env bash
# Puts what machines on Wine need in place: Wine itself (Debian and its kin, as root or by sudo without a password), the program that runs inside
# a machine, and a fresh prefix below artifacts/tools. Quick where it is there already.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
prefix=artifacts/tools/wine-prefix

# Debian keeps the programs behind wrappers that complain about a missing 32-bit half at each start.
find_program() {
  local name
  for name in "$@"; do
    if [ -x "/usr/lib/wine/$name" ]; then
      echo "/usr/lib/wine/$name"
      return
    fi
  done
  for name in "$@"; do
    if command -v "$name"; then
      return
    fi
  done
  return 1
}

if ! find_program wine64 wine >/dev/null || ! find_program wineserver64 wineserver >/dev/null; then
  as_root=()
  [ "$(id -u)" -eq 0 ] || as_root=(sudo -n)
  if ! command -v apt-get >/dev/null || ! "${as_root[@]}" true 2>/dev/null; then
    echo "wine.sh: Wine is not installed; install your system's packages wine and wine64" >&2
    exit 1
  fi
  echo "wine.sh: installing wine and wine64"
  "${as_root[@]}" apt-get update -q >/dev/null
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends wine wine64 >/dev/null
fi

if ! wine=$(find_program wine64 wine) || ! server=$(find_program wineserver64 wineserver); then
  echo "wine.sh: Wine was installed and its programs are not where they should be" >&2
  exit 1
fi
version=$("$wine" --version 2>/dev/null | tail -n 1)

# Written last: a prefix whose making was interrupted has no such file.
if [ ! -f "$prefix/version" ] || [ "$(cat "$prefix/version")" != "$version" ]; then
  rm -rf "$prefix"
  mkdir -p "$prefix"
  export WINEPREFIX="$PWD/$prefix" WINEDEBUG=-all WINEDLLOVERRIDES="mscoree=;mshtml=;winemenubuilder.exe=d" DISPLAY=
  timeout 300 "$wine" wineboot -i >/dev/null 2>&1 </dev/null
  timeout 60 "$server" -w
  [ -f "$prefix/system.reg" ] || {
    echo "wine.sh: Wine made no prefix" >&2
    exit 1
  }
  echo "$version" >"$prefix/version"
fi

if ! said=$(dotnet build src/WineAgent --verbosity quiet 2>&1); then
  echo "$said" >&2
  exit 1
fi
echo "wine.sh: $version, a fresh prefix and the guest program are there"
