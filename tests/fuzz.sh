#!/usr/bin/env bash
# Renders random and spoilt templates with small limits: none may crash, hang or pass a limit. The same count and seed give the same templates.
#   tests/fuzz.sh [COUNT] [SEED]   one million of seed 1 without arguments: some ten minutes of one core
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export RENDERER_TEST_FUZZ_COUNT="${1:-1000000}" RENDERER_TEST_FUZZ_SEED="${2:-1}"
dotnet build tests/Renderer.Templating.Tests -c Release -nologo -v quiet
dotnet test tests/Renderer.Templating.Tests -c Release --no-build -nologo --filter "FullyQualifiedName~Templates_OfAGivenSeed" --logger "console;verbosity=detailed"
