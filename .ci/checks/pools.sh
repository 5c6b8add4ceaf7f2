#!/usr/bin/env bash
# Pools and graphs on a real Slurm and a real Grid Engine on this machine: every trial of tests/Pools.Tests and tests/Graphs.Tests, and the samples, as file-based programs,
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
for tests in Pools Graphs; do
    dotnet build "tests/$tests.Tests" -clp:ErrorsOnly || fail "the tests of $tests do not build"
    HEPPY_TEST_FARMS=slurm,sge timeout -k 5 400 dotnet test --no-build --project "tests/$tests.Tests" || fail "trials of $tests failed"
done
dotnet build tests/Lazy.Tests -clp:ErrorsOnly || fail 'the tests of lazy events do not build'
HEPPY_TEST_FARMS=slurm,sge timeout -k 5 300 dotnet test --no-build --project tests/Lazy.Tests --filter-method '*Each_pool*' || fail 'trials of lazy events failed'

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
timeout -k 5 300 dotnet run "$root/samples/delayed/delayed.cs" -- graph.svg synchronous threads processes slurm sge >delayed.txt || fail 'the sample delayed failed'
cat delayed.txt
[ "$(wc -l <delayed.txt)" -eq 5 ] && [ "$(cut -c 14- delayed.txt | sort -u | wc -l)" -eq 1 ] || fail 'the sample delayed: other numbers'
cmp graph.svg "$root/tests/Graphs.Tests/golden/delayed.svg" || fail 'the sample delayed: another picture'
timeout -k 5 300 dotnet run "$root/samples/scheduling/scheduling.cs" -- processes:2 || fail 'the sample scheduling failed'
[ -s timeline.svg ] || fail 'no timeline'
timeout -k 5 300 dotnet run "$root/samples/lazy_events/lazy_events.cs" -- Masses synchronous threads >lazy.txt || fail 'the sample lazy_events failed'
cp -r Masses 'Masses here'
timeout -k 5 300 dotnet run "$root/samples/lazy_events/lazy_events.cs" -- Masses slurm sge >>lazy.txt || fail 'the sample lazy_events failed on a farm'
cat lazy.txt
[ "$(grep -c pairs lazy.txt)" -eq 4 ] && [ "$(grep pairs lazy.txt | cut -c 14- | sort -u | wc -l)" -eq 1 ] && diff -r Masses 'Masses here' || fail 'the sample lazy_events: other masses'
timeout -k 5 300 dotnet run "$root/samples/scaleout/scaleout.cs" -- Scaled full slurm >scaleout.txt || fail 'the sample scaleout failed'
cat scaleout.txt
grep -qx identical scaleout.txt || fail 'the sample scaleout: other histograms'
[ -z "$(find . -maxdepth 1 -name 'heppy-pool-*')" ] || fail 'a work directory is left'
