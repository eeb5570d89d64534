#!/usr/bin/env bash
# Runs simulated worlds: scripts/simulate.sh [count] [first seed]. A seed that fails says what it broke; the same command with it replays it.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
count=${1:-1000}
first=${2:-1}
batch=2500
dotnet build tests/Simulation/Simulation.Tests.csproj -c Release --verbosity quiet
for ((at = first; at < first + count; at += batch)); do
  size=$((first + count - at < batch ? first + count - at : batch))
  SIMULATION_SEEDS=$size SIMULATION_FIRST_SEED=$at dotnet test --project tests/Simulation/Simulation.Tests.csproj -c Release --no-build -- \
    --filter-method "*.Everything_holds_in_every_world" --show-live-output on
done
