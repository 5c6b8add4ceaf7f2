#!/usr/bin/env bash
# Fifty random 'kill -9' of real runs and merges, the whole process group each time: afterwards --resume and heppy-hadd give the
# bytes of an undisturbed run. Usage: kill.sh [SEED [FOLDER OF THE PROGRAMS [KILLS]]]
set -u
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd) || exit 1
seed=${1:-20}
programs=${2:-$root/bin}
kills=${3:-50}
RANDOM=$seed
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HEPPY_CACHE=$work/cache
cp "$root"/tests/Acceptance.Tests/SameBytes/Analysis/* "$work/" && cd "$work" || exit 1

fail() {
    echo "kill.sh (seed $seed): $1"
    [ -z "${outdir:-}" ] || ls -la "$outdir"
    exit 1
}

milliseconds() { date +%s%3N; }

# Digests of the results: all files of merged or unsplit components but those that tell of time and place.
digests() {
    (cd "$1" && find . -type f ! -path './.*' ! -path './*_Chunk*' ! -path '*/.attempt-*' -mindepth 2 ! -name log.txt ! -name manifest.json ! -name chunk.json \
        -exec sha256sum {} + | LC_ALL=C sort -k 2)
}

# killed LONGEST COMMAND...: runs a command in a process group of its own and kills that after a random time, in ms. Counts kills.
killed() {
    local longest=$1 delay pid
    shift
    delay=$(((RANDOM * 32768 + RANDOM) % longest + 20))
    setsid "$@" >"$work/log" 2>&1 </dev/null &
    pid=$!
    sleep "$((delay / 1000)).$(printf '%03d' $((delay % 1000)))"
    if kill -9 -- "-$pid" 2>/dev/null; then done_kills=$((done_kills + 1)); else missed=$((missed + 1)); fi
    wait "$pid" 2>/dev/null
    # A process that waits for the disk dies when the disk has answered.
    while kill -0 -- "-$pid" 2>/dev/null; do sleep 0.01; done
}

# Arguments that begin the run in $outdir, or go on with it.
arguments() {
    if [ -e "$outdir/plan.json" ]; then
        set -- --resume "$outdir"
    else
        set -- -o "split=$split" -o automatic=false "$outdir" rich.cs
    fi
    printf '%s\n' -q --executor "$executor" -j 2 "$@"
}

# Input: weighted simulation and data, made by the project's own generator.
cat >"$work/input.cs" <<'END'
using Heppy;
using Heppy.Examples;

ExampleData.Write("data", "signal", new FourMuonGenerator(FourMuonProcess.Higgs, 3), files: 3, eventsPerFile: 3_000);
ExampleData.Write("data", "collisions", new FourMuonGenerator(FourMuonProcess.Collisions, 4), files: 2, eventsPerFile: 4_000);
var nothing = new GeneratedComponent("nothing") { Generator = new FourMuonGenerator(FourMuonProcess.Higgs, 1), Events = 1 };
return Application.Run(args, new Config { Components = [nothing], Sequence = sample => [new All()] });

sealed class All : Analyzer
{
    readonly Cut all = new("all");

    public override bool Process(Event ev) => all.Pass(ev, true);
}
END
"$programs/heppy" -q --dry-run none input.cs >"$work/log" 2>&1 || { cat "$work/log"; fail 'the input could not be made'; }

# Undisturbed, twice, the second time to know how long it takes.
"$programs/heppy" -q --executor synchronous -o automatic=false reference rich.cs || fail 'the undisturbed run failed'
digests reference >"$work/reference.sums"
[ -s "$work/reference.sums" ] || fail 'the undisturbed run has no results'
start=$(milliseconds)
"$programs/heppy" -q --executor threads -j 2 -o split=3 -o automatic=false timed rich.cs || fail 'the undisturbed run failed'
takes=$(($(milliseconds) - start))
start=$(milliseconds)
"$programs/heppy-hadd" -q timed || fail 'the undisturbed merge failed'
merging=$(($(milliseconds) - start))

done_kills=0 missed=0 campaign=0
while [ "$done_kills" -lt "$kills" ]; do
    campaign=$((campaign + 1))
    outdir=out_$campaign
    executor=$([ $((campaign % 2)) -eq 0 ] && echo threads || echo processes)
    split=$((campaign % 3 * 3 + 1))
    # One to four kills of the run, each of which goes on where the last left it.
    for ((i = RANDOM % 4; i >= 0; i--)); do
        mapfile -t list < <(arguments)
        killed "$takes" "$programs/heppy" "${list[@]}"
    done
    mapfile -t list < <(arguments)
    "$programs/heppy" "${list[@]}" >"$work/log" 2>&1 || { cat "$work/log"; fail "campaign $campaign ($executor, split $split): --resume ended with an error"; }
    for ((i = RANDOM % 3; i > 0; i--)); do
        killed "$merging" "$programs/heppy-hadd" -q "$outdir"
    done
    "$programs/heppy-hadd" -q "$outdir" >"$work/log" 2>&1 || { cat "$work/log"; fail "campaign $campaign ($executor, split $split): heppy-hadd ended with an error"; }
    digests "$outdir" | diff "$work/reference.sums" - >"$work/log" || { cat "$work/log"; fail "campaign $campaign ($executor, split $split): other results"; }
    leftovers=$(find "$outdir" -name '.attempt-*' -o -name '.*.new-*' -o -name '.*.old')
    [ -z "$leftovers" ] || fail "campaign $campaign ($executor, split $split): left behind: $leftovers"
    rm -rf "${work:?}/$outdir"
done
echo "$done_kills kills in $campaign runs, the same results each time ($missed came too late; seed $seed)"
