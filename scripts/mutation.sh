#!/usr/bin/env bash
# Mutation score of the rules: changes their lines one by one and checks that a test fails. Takes long; not part of verify.sh.
# Arguments go to the tool, for instance: scripts/mutation.sh --mutate '**/Planning/*.cs'
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet tool restore
cd tests/Remediation
dotnet stryker --config-file stryker-config.json "$@"
