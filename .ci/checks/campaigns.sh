#!/usr/bin/env bash
# Short forms of the campaigns in tests/Campaigns: disks that fill, inputs that cannot be read, clocks that jump, late directory entries, commands at once,
# hostile words, changed JSON. Each prints its seed; docs/trust.md has the long forms. Needs root (for a small file system) and Debian (for libfaketime).
# Usage: campaigns.sh [SEED [FACTOR]]
set -u
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd) || exit 1
seed=${1:-$(date +%s)}
factor=${2:-1}
ls /usr/lib/*/faketime/libfaketimeMT.so.1 >/dev/null 2>&1 || apt-get install -y -q faketime || { apt-get update -q && apt-get install -y -q faketime; } || exit 1
"$root/bin/heppy" --version || exit 1
read -r tools <"$(echo "$root"/artifacts/tools/current-linux-*)"
dotnet build -v quiet -clp:ErrorsOnly "$root/tests/Campaigns" || exit 1
status=0
# campaign NAME CASES SECONDS: each ends after so many seconds at the latest.
campaign() {
    dotnet run --no-build --project "$root/tests/Campaigns" -- "$1" --seed "$seed" --cases $(($2 * factor)) --seconds $(($3 * factor)) --programs "$root/artifacts/tools/$tools" || status=1
}
campaign mutants 8000 25
campaign late 12 15
campaign full 12 15
campaign reads 8 15
campaign together 4 15
campaign hostile 10 15
campaign clock 3 15
exit "$status"
