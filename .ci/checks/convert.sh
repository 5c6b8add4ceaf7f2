#!/usr/bin/env bash
# Twenty-five random 'kill -9' of heppy-convert, which converts eight files: after each, every output that is there is whole, and at the
# end the same command gives the bytes of an undisturbed one. Usage: convert.sh [SEED [FOLDER OF THE PROGRAMS]]
set -u
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd) || exit 1
RANDOM=${1:-30}
programs=${2:-$root/bin}
kills=25
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HEPPY_CACHE=$work/cache
cd "$work" || exit 1

fail() {
    echo "convert.sh: $1"
    ls -la "$work" "$work/out"
    exit 1
}

# Input: made by the project's own generator.
cat >input.cs <<'END'
using Heppy;
using Heppy.Examples;

ExampleData.Write("data", "", new FourMuonGenerator(FourMuonProcess.Higgs, 3), files: 8, eventsPerFile: 6_000);
var nothing = new GeneratedComponent("nothing") { Generator = new FourMuonGenerator(FourMuonProcess.Higgs, 1), Events = 1 };
return Application.Run(args, new Config { Components = [nothing], Sequence = sample => [new All()] });

sealed class All : Analyzer
{
    readonly Cut all = new("all");

    public override bool Process(Event ev) => all.Pass(ev, true);
}
END
"$programs/heppy" -q --dry-run none input.cs >log 2>&1 || { cat log; fail 'the input could not be made'; }
"$programs/heppy-convert" -q --to root data/*.parquet roots || fail 'no ROOT files could be made of the input'
start=$(date +%s%3N)
"$programs/heppy-convert" -q -j 2 roots/*.root reference || fail 'the undisturbed conversion failed'
takes=$(($(date +%s%3N) - start))
(cd reference && sha256sum -- *.parquet) >reference.sums

done_kills=0
while [ "$done_kills" -lt "$kills" ]; do
    rm -rf out && mkdir out
    for ((i = 0; i < 5; i++)); do
        delay=$((RANDOM % takes + 20))
        "$programs/heppy-convert" -q -j 2 roots/*.root out >log 2>&1 &
        pid=$!
        sleep "$((delay / 1000)).$(printf '%03d' $((delay % 1000)))"
        kill -9 "$pid" 2>/dev/null && done_kills=$((done_kills + 1))
        wait "$pid" 2>/dev/null
        for file in out/*.parquet; do
            [ -e "$file" ] || continue
            grep -q "$(sha256sum <"$file" | cut -d ' ' -f 1)" reference.sums || fail "$file is not whole"
            [ -e "$file.manifest.json" ] || fail "$file has no manifest"
        done
    done
    # Two at once: one converts what the other does not.
    "$programs/heppy-convert" -q -j 1 roots/*.root out >log.other 2>&1 &
    other=$!
    "$programs/heppy-convert" -q -j 1 roots/*.root out >log 2>&1
    wait "$other"
    "$programs/heppy-convert" roots/*.root out >log 2>&1 || { cat log; fail 'going on failed'; }
    (cd out && sha256sum -- *.parquet) | diff reference.sums - || fail 'other bytes'
    [ -z "$(find out -name '.*' -type f -o -name '*.new-*')" ] || fail 'something was left behind'
done
echo "$done_kills kills, the same bytes each time"
