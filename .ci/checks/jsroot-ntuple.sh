#!/usr/bin/env bash
# Every value of every RNTuple of the test data is what jsroot, an independent reader, reads. Needs npm; jsroot is installed for this check alone.
set -eu
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
data=$(realpath "${HEPPY_TEST_DATA:-../shared/data}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

command -v npm >"$work/log" || apt-get install -y -q nodejs npm >"$work/log" || { apt-get update -q && apt-get install -y -q nodejs npm; } >"$work/log"
mkdir "$work/read"
cp tests/Jsroot/ntuple.mjs "$work"
(cd "$work" && npm init -y >log && npm install jsroot@7.11.2 --omit=optional --ignore-scripts --no-audit --no-fund >log)
# A failure inside of jsroot's decoders prints the decoder.
(cd "$work" && node ntuple.mjs read "$data"/root/*.root 2>&1 | tail -c 4000)

export CI=true HEPPY_TEST_DATA=$data HEPPY_JSROOT_NTUPLE=$work/read
dotnet test --project tests/Formats.Tests --filter-class '*NTupleJsrootTests' | tee "$work/log"
grep -q 'succeeded: 1$' "$work/log"
