#!/usr/bin/env bash
# The rows of the acceptance tests that are marked Explicit: more splittings, executors and stops of the same promise, of which 'dotnet test' runs some. Usage: long.sh
set -eu
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
dotnet build tests/Acceptance.Tests -v quiet -clp:ErrorsOnly
artifacts/bin/Acceptance.Tests/debug/Heppy.Acceptance.Tests --explicit only
