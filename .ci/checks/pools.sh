#!/usr/bin/env bash
# Pools on a real Slurm and a real Grid Engine on this machine: every trial of tests/Pools.Tests, and the samples, as file-based programs,
# with the same numbers as elsewhere. Needs root, Debian and the SDK.
set -u
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd) || exit 1
work=$(mktemp -d "${TMPDIR:-/tmp}/heppy pools.XXXXXX")

# shellcheck source=tests/Systems/start.sh
. "$root/tests/Systems/start.sh"
trap 'stop_systems; rm -rf "$work"' EXIT

fail() {
    echo "pools.sh: $1"
    exit 1
}

start_systems "$work/up.log" slurm sge
cd "$root" || exit 1
dotnet build tests/Pools.Tests -clp:ErrorsOnly || fail 'the tests do not build'
HEPPY_TEST_FARMS=slurm,sge timeout -k 5 600 dotnet test --no-build --project tests/Pools.Tests || fail 'trials failed'

cd "$work" || exit 1
# One after the other: the first builds what all of them use.
timeout -k 5 300 dotnet run "$root/samples/pool/pool.cs" -- synchronous threads processes slurm sge >pool.txt || fail 'the sample pool failed'
cat pool.txt
[ "$(wc -l <pool.txt)" -eq 5 ] && [ "$(cut -c 14- pool.txt | sort -u | wc -l)" -eq 1 ] || fail 'the sample pool: other numbers'
for place in processes sge; do
    timeout -k 5 300 dotnet run "$root/samples/telescope/telescope.cs" -- "Night $place" "$place" >"$place.txt" || fail "the sample telescope failed ($place)"
done
cat sge.txt
[ "$(grep -c signals sge.txt)" -eq 6 ] && diff -r 'Night processes' 'Night sge' && diff processes.txt sge.txt || fail 'the sample telescope: other signals'
timeout -k 5 300 dotnet run "$root/samples/scheduling/scheduling.cs" -- processes:2 || fail 'the sample scheduling failed'
[ -s timeline.svg ] || fail 'no timeline'
[ -z "$(find . -maxdepth 1 -name 'heppy-pool-*')" ] || fail 'a work directory is left'
