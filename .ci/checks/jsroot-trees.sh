#!/usr/bin/env bash
# Every value of every TTree of the test data is what jsroot, an independent reader, reads. Needs npm; jsroot is installed for this check alone.
# Usage: jsroot-trees.sh [FILE.root...]
set -eu
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
data=$(realpath "${HEPPY_TEST_DATA:-$root/../shared/data}")
[ $# -gt 0 ] || set -- "$data"/root/*.root "$data"/cms/*.root
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

command -v npm >"$work/log" || apt-get install -y -q nodejs npm >"$work/log" || { apt-get update -q && apt-get install -y -q nodejs npm; } >"$work/log"
cp "$root/tests/Jsroot/trees.mjs" "$work"
(cd "$work" && npm init -y >log && npm install jsroot@7.11.2 --omit=optional --ignore-scripts --no-audit --no-fund >log)
dotnet run --project "$root/tests/Campaigns" -- columns "$@" >"$work/columns.tsv"
# A failure inside of jsroot's decoders prints the decoder.
node "$work/trees.mjs" "$work/columns.tsv" --verbose 2>&1 | cut -c 1-1000 | tail -n 100
exit "${PIPESTATUS[0]}"
