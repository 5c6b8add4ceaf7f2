#!/usr/bin/env bash
# Other programs take what a run leaves: workspaces of pyhf are fitted, by iminuit from the definition of HistFactory and by pyhf where it is installed; datacards of
# Combine are read strictly, their ROOT files with jsroot; ntuples are read with DuckDB. Installs Debian packages (as root) and packages of npm.
# Usage: interop.sh [FOLDER for the runs and files, kept]
set -eu
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
kept=${1:-$work/kept}
mkdir -p "$kept" "$work/js" "$work/duck"
export HEPPY_CACHE=$work/cache
packages='python3-numpy python3-iminuit'
command -v npm >/dev/null || packages="$packages nodejs npm"
# shellcheck disable=SC2086 # a list on purpose
/usr/bin/python3 -c 'import numpy, iminuit' 2>/dev/null && command -v npm >/dev/null || apt-get install -y -q --no-install-recommends $packages ||
    { apt-get update -q && apt-get install -y -q --no-install-recommends $packages; }
# Optional packages of jsroot are large; those of DuckDB are its library.
(cd "$work/js" && npm init -y >/dev/null && npm install jsroot@7.11.2 --omit=optional --ignore-scripts --no-audit --no-fund)
(cd "$work/duck" && npm init -y >/dev/null && npm install @duckdb/node-api@1.5.6-r.1 --ignore-scripts --no-audit --no-fund)
cp "$root/tests/Interop/histograms.mjs" "$work/js"
cp "$root/tests/Interop/trees.mjs" "$work/duck"

cd "$kept"
"$root/bin/heppy" -q -f Top "$root/samples/ttbar/analysis.cs"
"$root/bin/heppy" -q -f Higgs "$root/samples/h_to_zz/analysis_h_to_zz.cs"
"$root/bin/heppy-hadd" -q Top
"$root/bin/heppy-hadd" -q Higgs
"$root/bin/heppy-hadd" -q Higgs Merged

# export NAME MU RUN HISTOGRAM...: both formats, compared with one another; the fit must find MU, or what simulation says if that is '-'.
export_and_fit() {
    local name=$1 mu=$2
    shift 2
    "$root/bin/heppy-export" "$@" --pyhf "$name.json" --combine "$name.txt"
    node "$work/js/histograms.mjs" "$name.root" >"$work/$name.histograms"
    /usr/bin/python3 "$root/tests/Interop/datacard.py" "$name.txt" "$work/$name.histograms" "$name.json"
    if [ "$mu" = - ]; then set --; else set -- "$mu"; fi
    /usr/bin/python3 "$root/tests/Interop/workspace.py" "$name.json" "$@"
}

export_and_fit top - Top 'm3_*' --signal ttbar --rebin 4
export_and_fit expected 1 Top 'm3_*' --signal ttbar --rebin 4 --asimov 1
export_and_fit higgs 0.5 Higgs m4mu --rebin 5 --range 100,150 --asimov 0.5
node "$work/duck/trees.mjs" "$kept/Merged"
