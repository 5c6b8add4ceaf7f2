#!/usr/bin/env bash
# 10,000 races of two processes on one chunk: never two winners, never a mixed output.
set -eu
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
dotnet run --project tests/Campaigns -- race --cases "${1:-10000}"
