#!/usr/bin/env bash
# Builds everything with warnings as errors, checks formatting, publishes the Function app, runs every test. The last line is "N passed, N failed"
# (", N skipped" may follow). Needs the .NET SDK of global.json, a NuGet feed, which the Bicep compiler comes from too, and Node.js with an npm registry
# for Azurite, the Kusto parser and, where the feed lacks it, Azure.Monitor.Query; they are installed below artifacts/tools.
# Machines on Wine need Wine, which it installs where it can (scripts/wine.sh); in CI it must be there, elsewhere those tests are skipped.
set -uo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
results=artifacts/verify
rm -rf "$results"
mkdir -p "$results"

fail() {
  echo "verify: $1" >&2
  echo "0 passed, 1 failed"
  exit 1
}

solution=FunctionApp.sln
scripts/monitor-query.sh || fail "Azure.Monitor.Query could not be had"
scripts/azurite.sh || fail "Azurite could not be installed"
scripts/kusto.sh || fail "the Kusto parser could not be installed"
if ! scripts/wine.sh; then
  [ -z "${CI:-}" ] || fail "Wine is missing, and in CI no test of the guest may be skipped"
  echo "verify: Wine is missing; tests on Windows machines are skipped"
fi
dotnet restore "$solution" --verbosity quiet || fail "restore failed"
dotnet build "$solution" --no-restore --verbosity quiet || fail "the build has errors or warnings"
dotnet publish src/FunctionApp --configuration Release --output "$results/app" --verbosity quiet || fail "the Function app could not be published"
# CSharpier reads syntax alone and compiles nothing, so it cannot take out a line that it does not understand. Style is the build's business.
dotnet tool restore >/dev/null && dotnet csharpier check src tests || fail "formatting differs: run dotnet csharpier format src tests"

# Simulated worlds; a developer's own run has fewer.
export SIMULATION_SEEDS=${SIMULATION_SEEDS:-2000}
passed=0 failed=0 skipped=0
for project in tests/*/*.csproj; do
  name=$(basename "$project" .csproj)
  # Benchmarks measure; they test nothing.
  ! grep -q "<IsTestProject>false" "$project" || continue
  echo "--- $name"
  dotnet test --project "$project" --no-build >"$results/$name.log" 2>&1
  code=$?
  count() { sed -n "s/^ *$1: *\([0-9]*\).*/\1/p" "$results/$name.log" | tail -n 1; }
  total=$(count total) bad=$(count failed) good=$(count succeeded) left=$(count skipped)
  if [ "$code" -ne 0 ] || [ "${total:-0}" -eq 0 ] || [ "${bad:-0}" -ne 0 ]; then
    cat "$results/$name.log"
    # A run that died before its summary, or that ran no test, is a failure too.
    [ "${bad:-0}" -ne 0 ] || bad=1
  fi
  echo "total ${total:-0}, failed ${bad:-0}, skipped ${left:-0}"
  passed=$((passed + ${good:-0})) failed=$((failed + ${bad:-0})) skipped=$((skipped + ${left:-0}))
done

summary="$passed passed, $failed failed"
[ "$skipped" -eq 0 ] || summary="$summary, $skipped skipped"
echo "$summary"
[ "$failed" -eq 0 ]
