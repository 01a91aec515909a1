#!/usr/bin/env bash
# Takes pictures of every sample of every template package, to be looked at: phone (390 px), desktop (1280 px), and each page of the PDF.
#   tests/screenshots.sh OUT
set -euo pipefail
[ $# = 1 ] || { echo "use: tests/screenshots.sh OUT" >&2; exit 2; }
mkdir -p "$1"
out=$(cd "$1" && pwd)
cd "$(dirname "${BASH_SOURCE[0]}")/.."
RENDERER_SCREENSHOTS="$out" dotnet test tests/Renderer.Browser.Tests -nologo --filter Category=Screenshots --logger "console;verbosity=minimal"
for pdf in "$out"/*.pdf; do
  pdftoppm -r 70 -png "$pdf" "${pdf%.pdf}.page"
done
echo "$out: $(find "$out" -name '*.png' | wc -l) pictures"
