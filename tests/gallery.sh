#!/usr/bin/env bash
# Draws the pictures of src/Renderer.Layout/gallery: each page of tests/Renderer.Layout.Tests/Gallery through the program, to PDF, to PNG.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
dotnet build src/Renderer.Cli -nologo -v quiet
out=src/Renderer.Layout/gallery
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$out"
rm -f "$out"/*.png
for page in tests/Renderer.Layout.Tests/Gallery/*.html; do
  name=$(basename "$page" .html)
  src/Renderer.Cli/bin/Debug/net10.0/renderer pdf "$page" -o "$work/$name.pdf"
  pdftoppm -r 74 -png "$work/$name.pdf" "$out/$name"
done
# The pages that the contents lead to are empty but for a heading.
rm -f "$out"/contents-[2-9].png
