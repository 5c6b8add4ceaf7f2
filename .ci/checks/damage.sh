#!/usr/bin/env bash
# Damaged copies of real ROOT files (trees, RNTuples, histograms) and of Parquet files of all kinds are refused by an error that names the file, or read: no crash, no hang, memory within bounds.
# Usage: damage.sh [COPIES SECONDS SEED]; a million copies of each format take some ten minutes of one core: damage.sh 1000000 100000 1
set -eu
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
data=$(realpath "${HEPPY_TEST_DATA:-$root/../shared/data}")/root
files=("$data"/uproot-sample-*.root "$data"/uproot-small-flat-tree.root "$data"/uproot-issue*.root "$data"/uproot-histograms.root "$data"/uproot-HZZ-zstd.root
    "$data"/uproot-from-geant4.root "$data"/scouting_nano.root "$data"/test_*_rntuple_*.root)
dotnet build -v quiet -clp:ErrorsOnly "$root/tests/Campaigns"
damage() { dotnet run --no-build --project "$root/tests/Campaigns" -- damage "$@"; }
damage --cases "${1:-20000}" --seconds "${2:-50}" --seed "${3:-$(date +%s)}" "${files[@]}"
damage --cases "${1:-20000}" --seconds "${2:-50}" --seed "${3:-$(date +%s)}" parquet
