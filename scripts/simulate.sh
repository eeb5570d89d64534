#!/usr/bin/env bash
# Runs simulated worlds: scripts/simulate.sh [count] [first seed]. Prints progress, what it ran and how often each fault happened.
# A seed that fails says what it broke; alone, as the count of 1, it tells what came before.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
dotnet build tests/Simulation/Simulation.Tests.csproj -c Release --verbosity quiet
SIMULATION_SEEDS=${1:-1000} SIMULATION_FIRST_SEED=${2:-1} artifacts/bin/Simulation.Tests/release/Simulation.Tests \
  -method "*.Everything_holds_in_every_world" -showLiveOutput -noColor
