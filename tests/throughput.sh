#!/usr/bin/env bash
# Reports a second, latency of the interactive lane and memory, end to end with RabbitMQ, radosgw and PostgreSQL on this machine (about ten minutes), then what regenerating 20,000 archived reports costs (about half an hour, 16 GB of disk).
#   tests/throughput.sh [dotnet test arguments]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
tests/run.sh --tools
dotnet build tests/Renderer.Service.Tests -c Release -nologo -v quiet
measure() { dotnet test tests/Renderer.Service.Tests -c Release --no-build -nologo --filter "$1" --logger "console;verbosity=normal" "${@:2}"; }
measure "FullyQualifiedName~ThroughputRun" "$@"
RENDERER_TEST_OBJECTSTORE=bluestore measure "FullyQualifiedName~RegenerationRun" "$@"
