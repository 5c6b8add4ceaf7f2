#!/usr/bin/env bash
# jsroot reads the ROOT files that heppy writes, value by value, and histograms of other writers as heppy reads them; it also draws some.
# Needs npm, which it installs where it is missing (as root, on Debian), and a package registry for jsroot.
# Usage: jsroot-written.sh [FOLDER for files and drawings, kept]
set -eu
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
kept=${1:-$work/kept}
mkdir -p "$kept" "$work/js"
command -v npm >/dev/null || { apt-get update -q && apt-get install -y -q --no-install-recommends nodejs npm; }

cd "$work/js"
npm init -y >/dev/null
npm install jsroot@7.11.2 --omit=optional --ignore-scripts --no-audit --no-fund
cp "$root"/tests/Jsroot/written*.mjs .

cd "$root"
dotnet build tests/Formats.Tests -clp:ErrorsOnly
HEPPY_WRITTEN_ROOT=$kept dotnet test --no-build --project tests/Formats.Tests --filter-class '*WrittenFilesTests'

cd "$work/js"
# Errors of its zstd package print a megabyte.
for script in written-trees.mjs written-histograms.mjs written-drawings.mjs; do
    node "$script" "$kept" >out 2>&1 || { tail -c 2000 out; exit 1; }
    tail -c 2000 out
done
