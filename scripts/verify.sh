#!/usr/bin/env bash
# Builds everything with warnings as errors, checks formatting, publishes the Function app, runs every test, and says what took how long.
#   scripts/verify.sh           everything; what CI runs
#   scripts/verify.sh --quick   the inner loop: build, formatting, and the tests that need neither Wine, Azurite, Bicep nor a wall clock
# The last line is "N passed, N failed" (", N skipped" may follow).
# Needs the .NET SDK of global.json and a NuGet feed. Node.js with an npm registry brings Azurite, the Kusto parser and, where the feed lacks it,
# Azure.Monitor.Query; Wine is installed where that can be done. In CI all must be there; elsewhere what needs a missing one is left out, by name.
set -uo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
results=artifacts/verify
rm -rf "$results"
mkdir -p "$results"
quick=false
[ "${1:-}" != --quick ] || quick=true

fail() {
  echo "verify: $1" >&2
  echo "0 passed, 1 failed"
  exit 1
}

# Runs a step, says how long it took, and keeps that for the table at the end.
step() {
  local name=$1 start=$SECONDS code
  shift
  "$@"
  code=$?
  printf '%-24s %4d s\n' "$name" $((SECONDS - start)) | tee -a "$results/times"
  return "$code"
}

# Outside CI a missing tool leaves out the test projects that need it: missing WHY PROJECT...
left_out=" "
missing() {
  local why=$1
  shift
  [ -z "${CI:-}" ] || fail "$why, and in CI no test may be left out"
  echo "verify: $why; left out: $*"
  left_out="$left_out$* "
}

solution=FunctionApp.sln
step "Azure.Monitor.Query" scripts/monitor-query.sh || fail "Azure.Monitor.Query could not be had"
if ! $quick; then
  if command -v npm >/dev/null; then
    step Azurite scripts/azurite.sh || fail "Azurite could not be installed"
    step "Kusto parser" scripts/kusto.sh || fail "the Kusto parser could not be installed"
  else
    missing "Node.js is missing" Api Cli Cloud FunctionApp Hosting Kql
  fi
  # The tests on Windows machines skip themselves where there is none.
  step Wine scripts/wine.sh || missing "Wine is missing" "the tests on Windows machines"
fi
step restore dotnet restore "$solution" --verbosity quiet || fail "restore failed"
step build dotnet build "$solution" --no-restore --verbosity quiet || fail "the build has errors or warnings"
# CSharpier reads syntax alone and compiles nothing, so it cannot take out a line that it does not understand. Style is the build's business.
dotnet tool restore >/dev/null || fail "the tools of .config/dotnet-tools.json could not be restored"
step formatting dotnet csharpier check src tests || fail "formatting differs: run dotnet csharpier format src tests"

# A fixed small sample of the simulated worlds; scripts/simulate.sh runs them by the thousand.
export SIMULATION_SEEDS=${SIMULATION_SEEDS:-200}

# Every project with tests (benchmarks measure; they test nothing), the longest first, so that none is left running alone at the end.
projects=""
for name in Cli Guest FunctionApp Infra Simulation Api Cloud $(basename -a tests/*/); do
  [[ " $projects " == *" $name "* ]] || [ ! -f "tests/$name/$name.Tests.csproj" ] || projects="$projects $name"
done
! $quick || projects="Remediation Architecture"

publish() {
  dotnet publish src/FunctionApp --configuration Release --output "$results/app" --verbosity quiet >"$results/publish.log" 2>&1
  echo $? >"$results/publish.code"
}

run_tests() {
  local name=$1 start=$SECONDS
  dotnet test --project "tests/$name/$name.Tests.csproj" --no-build >"$results/$name.log" 2>&1
  echo $? >"$results/$name.code"
  printf '%-24s %4d s\n' "$name.Tests" $((SECONDS - start)) | tee -a "$results/times"
}

# Several wait for clocks and processes more than they compute, so one more than there are cores runs at a time.
at_once=$(($(nproc) + 1))
start=$SECONDS
$quick || publish &
for name in $projects; do
  [[ "$left_out" != *" $name "* ]] || continue
  while [ "$(jobs -rp | wc -l)" -ge "$at_once" ]; do wait -n; done
  run_tests "$name" &
done
wait
printf '%-24s %4d s\n' "tests side by side" $((SECONDS - start)) | tee -a "$results/times"

passed=0 failed=0 skipped=0
if ! $quick && [ "$(cat "$results/publish.code" 2>/dev/null)" != 0 ]; then
  cat "$results/publish.log"
  echo "verify: the Function app could not be published"
  failed=1
fi
for name in $projects; do
  [ -f "$results/$name.log" ] || continue
  count() { sed -n "s/^ *$1: *\([0-9]*\).*/\1/p" "$results/$name.log" | tail -n 1; }
  total=$(count total) bad=$(count failed) good=$(count succeeded) left=$(count skipped)
  if [ "$(cat "$results/$name.code")" -ne 0 ] || [ "${total:-0}" -eq 0 ] || [ "${bad:-0}" -ne 0 ]; then
    cat "$results/$name.log"
    # A run that died before its summary, or that ran no test, is a failure too.
    [ "${bad:-0}" -ne 0 ] || bad=1
  fi
  echo "$name.Tests: total ${total:-0}, failed ${bad:-0}, skipped ${left:-0}"
  passed=$((passed + ${good:-0})) failed=$((failed + ${bad:-0})) skipped=$((skipped + ${left:-0}))
done

echo "--- what took how long (whole run: $SECONDS s)"
cat "$results/times"
summary="$passed passed, $failed failed"
[ "$skipped" -eq 0 ] || summary="$summary, $skipped skipped"
echo "$summary"
[ "$failed" -eq 0 ]
