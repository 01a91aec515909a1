#!/usr/bin/env bash
# Writes every committed output again: the samples' pages, fragments, texts, page layouts and tables, the PDF snapshots, the messages' schemas.
# Read the difference afterwards (git diff --stat, then git diff): what is not wanted is a fault.
#   tests/update-golden.sh              everything
#   tests/update-golden.sh --samples    only what comes from templates
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
update() { dotnet test "tests/$1" -nologo -v quiet --filter "FullyQualifiedName~$2"; }

export RENDERER_UPDATE_GOLDEN=1 UPDATE_SNAPSHOTS=1
update Renderer.Reports.Tests .Goldens.
if [ "${1:-}" != --samples ]; then
  update Renderer.Pdf.Tests SnapshotTests
  update Renderer.Contracts.Tests CommittedSchemasTests
fi
git status --short -- tests src/Renderer.Contracts
