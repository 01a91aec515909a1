#!/usr/bin/env bash
# Installs what the tests need and runs all of them: build with warnings as errors, format, tests, the README's demo.
#   tests/run.sh            everything but the long fault tests (tests/faults.sh) and the measurements (tests/throughput.sh)
#   tests/run.sh --no-apt   the same, but fails instead of installing when a tool is missing
#   tests/run.sh --tools    only installs the tools
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1

# Outside readers that judge our output, a real browser for the pages, and the real servers that the service runs on.
declare -A package=(
  [qpdf]=qpdf [pdftotext]=poppler-utils [pdftoppm]=poppler-utils [mutool]=mupdf-tools [chromium]=chromium [curl]=curl [java]=default-jre-headless [node]=nodejs [npm]=npm
  [rabbitmqctl]=rabbitmq-server [pg_ctlcluster]=postgresql [psql]=postgresql-client
  [radosgw]=radosgw [ceph-mon]=ceph-mon [ceph-osd]=ceph-osd [ceph]=ceph-common
)
missing=()
for tool in "${!package[@]}"; do command -v "$tool" >/dev/null || missing+=("${package[$tool]}"); done
# PDFBox's preflight and what it needs, and fontTools, which judge PDF files and the fonts in them.
[ -e /usr/share/java/preflight.jar ] || missing+=(libpdfbox2-java)
[ -e /usr/share/java/javax.activation.jar ] || missing+=(libactivation-java)
[ -e /usr/share/java/jaxb-api.jar ] || missing+=(libjaxb-api-java)
[ -e /usr/share/java/commons-io.jar ] || missing+=(libcommons-io-java)
/usr/bin/python3 -c 'import fontTools' 2>/dev/null || missing+=(python3-fonttools)
python3 -c 'import pika' 2>/dev/null || /usr/bin/python3 -c 'import pika' 2>/dev/null || missing+=(python3-pika)
# The Unicode Consortium's cases of line breaking.
[ -e /usr/share/unicode/auxiliary/LineBreakTest.txt ] || missing+=(unicode-data)
# A wide font of the kind that operators add by setting.
[ -e /usr/share/fonts/truetype/hanazono/HanaMinB.ttf ] || missing+=(fonts-hanazono)
if [ ${#missing[@]} -gt 0 ]; then
  mapfile -t missing < <(printf '%s\n' "${missing[@]}" | sort -u)
  if [ "${1:-}" = --no-apt ]; then echo "missing: ${missing[*]}" >&2; exit 3; fi
  if [ "$(id -u)" != 0 ]; then echo "missing: ${missing[*]}. Run as root, or install them: apt-get install ${missing[*]}" >&2; exit 3; fi
  # The packages would start their servers; the tests start their own, in folders of their own.
  if [ ! -e /usr/sbin/policy-rc.d ]; then
    policy=/usr/sbin/policy-rc.d
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod +x "$policy"
    trap 'rm -f "$policy"' EXIT
  fi
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"
fi
# axe-core's accessibility rules and PDFium for the browser tests: the versions and the digests that package-lock.json names.
(
  cd tests/Renderer.Browser.Tests
  [ node_modules/.package-lock.json -nt package-lock.json ] || npm ci --ignore-scripts --no-fund --no-audit --loglevel=error
)
command -v dotnet >/dev/null || { echo "missing: the .NET 10 SDK (dotnet)" >&2; exit 3; }
[ "${1:-}" != --tools ] || exit 0

step() { printf '\n== %s\n' "$*"; }
step build
dotnet build Renderer.sln -nologo -v quiet
step format
dotnet format Renderer.sln --no-restore --verify-no-changes
step test
dotnet test Renderer.sln --no-build -nologo --filter "Category!=Long&Category!=Throughput&Category!=Screenshots" --logger "console;verbosity=minimal"
step "the README's first command"
folder=$(mktemp -d)
trap 'rm -rf "$folder"; rm -f "${policy:-}"' EXIT
dotnet run --project src/Renderer.Cli --no-build -- demo --folder "$folder/demo"
step "all passed"
