#!/usr/bin/env bash
# Reports a second, latency of the interactive lane and memory, end to end with RabbitMQ, radosgw and PostgreSQL on this machine (about ten minutes).
#   tests/throughput.sh [dotnet test arguments]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
tests/run.sh --tools
dotnet build tests/Renderer.Service.Tests -c Release -nologo -v quiet
exec dotnet test tests/Renderer.Service.Tests -c Release --no-build -nologo --filter "Category=Throughput" --logger "console;verbosity=normal" "$@"
