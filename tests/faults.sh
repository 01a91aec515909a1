#!/usr/bin/env bash
# The long half of the fault tests on real servers (about half an hour): workers, broker, store and database killed, repeated and broken messages.
#   tests/faults.sh [dotnet test arguments]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
tests/run.sh --tools
dotnet build tests/Renderer.Service.Tests -c Release -nologo -v quiet
exec dotnet test tests/Renderer.Service.Tests -c Release --no-build -nologo --filter "Category=Long" --logger "console;verbosity=normal" "$@"
