#!/usr/bin/env bash
# Runs random and spoilt documents with small limits: none may crash, hang or pass a limit. The same count and seed give the same documents.
#   tests/fuzz.sh templates [COUNT] [SEED]   templates: one million of seed 1 takes some ten minutes of one core
#   tests/fuzz.sh layout [COUNT] [SEED]      HTML and CSS inside and outside the profile: one million takes a quarter of an hour of two cores
#   tests/fuzz.sh pdf [COUNT] [SEED]         documents of random HTML, and oddly drawn ones, read back by qpdf, poppler and MuPDF: one thousand takes some five minutes
#   tests/fuzz.sh fonts [COUNT] [SEED]       damaged fonts from layout to verified file: one hundred thousand takes some ten minutes of one core
#   tests/fuzz.sh pictures [COUNT] [SEED]    the same of damaged PNG, JPEG and SVG
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
subject="${1:-}"
case "$subject" in
  templates) project=tests/Renderer.Templating.Tests test=Templates_OfAGivenSeed ;;
  layout) project=tests/Renderer.Layout.Tests test=Documents_OfAGivenSeed ;;
  pdf) project=tests/Renderer.Pdf.Tests test=DocumentsOfAGivenSeed ;;
  fonts) project=tests/Renderer.Pdf.Tests test=FontsOfAGivenSeed ;;
  pictures) project=tests/Renderer.Pdf.Tests test=PicturesOfAGivenSeed ;;
  *) sed -n '2,7p' "${BASH_SOURCE[0]}" >&2; exit 2 ;;
esac
export RENDERER_TEST_FUZZ_COUNT="${2:-1000000}" RENDERER_TEST_FUZZ_SEED="${3:-1}"
dotnet build "$project" -c Release -nologo -v quiet
dotnet test "$project" -c Release --no-build -nologo --filter "FullyQualifiedName~$test" --logger "console;verbosity=detailed"
