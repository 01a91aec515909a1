#!/usr/bin/env bash
# Writes every committed output again: what the packages' samples give (templates/*/golden), the PDF snapshots, the messages' schemas.
# Read the difference afterwards (git diff --stat, then git diff): what is not wanted is a fault.
#   tests/update-golden.sh              everything
#   tests/update-golden.sh --samples    only what comes from templates
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
update() { dotnet test "tests/$1" -nologo -v quiet --filter "FullyQualifiedName~$2"; }

dotnet run --project src/Renderer.Cli -v quiet -- templates golden --update --templates templates
export UPDATE_SNAPSHOTS=1
if [ "${1:-}" != --samples ]; then
  update Renderer.Pdf.Tests SnapshotTests
  update Renderer.Contracts.Tests CommittedSchemasTests
fi
git status --short -- templates tests src/Renderer.Contracts
