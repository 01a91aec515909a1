#!/usr/bin/env bash
# Installs what the tests need and runs all of them: build with warnings as errors, format, tests, the README's demo.
#   tests/run.sh            everything
#   tests/run.sh --no-apt   the same, but fails instead of installing when a tool is missing
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1

# Outside readers that judge our output, and a real browser for the pages.
declare -A package=([qpdf]=qpdf [pdftotext]=poppler-utils [pdftoppm]=poppler-utils [mutool]=mupdf-tools [chromium]=chromium [curl]=curl)
missing=()
for tool in "${!package[@]}"; do command -v "$tool" >/dev/null || missing+=("${package[$tool]}"); done
if [ ${#missing[@]} -gt 0 ]; then
  mapfile -t missing < <(printf '%s\n' "${missing[@]}" | sort -u)
  if [ "${1:-}" = --no-apt ]; then echo "missing: ${missing[*]}" >&2; exit 3; fi
  if [ "$(id -u)" != 0 ]; then echo "missing: ${missing[*]}. Run as root, or install them: apt-get install ${missing[*]}" >&2; exit 3; fi
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"
fi
command -v dotnet >/dev/null || { echo "missing: the .NET 10 SDK (dotnet)" >&2; exit 3; }

step() { printf '\n== %s\n' "$*"; }
step build
dotnet build Renderer.sln -nologo -v quiet
step format
dotnet format Renderer.sln --no-restore --verify-no-changes
step test
dotnet test Renderer.sln --no-build -nologo --logger "console;verbosity=minimal"
step "the README's first command"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
dotnet run --project src/Renderer.Cli --no-build -- demo --folder "$folder/demo"
step "all passed"
