#!/usr/bin/env bash
# The state of a run that goes on, in a terminal and as a page in chromium. Installs chromium and node where they are missing (as root, on Debian).
# Usage: status.sh [FOLDER for pictures, kept]
set -eu
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$(mktemp -d)
pids=()
# shellcheck disable=SC2317,SC2329 # called by the trap
end() {
    for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
    wait
    rm -rf "$work"
}
trap end EXIT
export HEPPY_CACHE=$work/cache
. "$root/tests/Browser/install.sh"

# A run of half a minute on two threads; its last chunks fail.
cat >"$work/slow.cs" <<'END'
using Heppy;
using Heppy.Examples;
using Heppy.Physics;

var signal = new GeneratedComponent("signal") { Generator = new FourMuonGenerator(FourMuonProcess.Higgs, seed: 1), Events = 2_000, SplitFactor = 40 };
var background = new GeneratedComponent("background") { Generator = new FourMuonGenerator(FourMuonProcess.Collisions, seed: 2), Events = 1_000, SplitFactor = 20 };
return Application.Run(args, new Config { Components = [signal, background], Sequence = sample => [new Slow { FailAt = sample.Name == "background" ? 900 : -1 }] });

sealed class Slow : Analyzer
{
    public long FailAt { get; init; }
    readonly Cut all = new("all");
    readonly Histogram<double> number = new("number", Axis.Regular(10, 0, 10, "x [GeV]"));

    public override bool Process(Event ev)
    {
        Thread.Sleep(20);
        if (ev.Entry == FailAt) throw new InvalidOperationException("too late");
        number.Fill(ev, ev.Entry % 10);
        return all.Pass(ev, true);
    }
}
END
"$root/bin/heppy" -q -j 2 "$work/Out" "$work/slow.cs" >"$work/run.log" 2>&1 &
pids+=($!)
for ((i = 0; i < 600; i++)); do
    [ ! -e "$work/Out/signal_Chunk1/manifest.json" ] || break
    sleep 0.2
done

# In a file: once, and the exit code says that not all is done. On a terminal without colours: as wide as it is.
status=0
"$root/bin/heppy-status" "$work/Out" >"$work/once" || status=$?
cat "$work/once"
[ "$status" -eq 6 ] && grep -q '^under way: ' "$work/once"
NO_COLOR=1 TERM=xterm script -qec "stty cols 60; '$root/bin/heppy-status' --once '$work/Out'" /dev/null >"$work/narrow" 2>&1 </dev/null || true
grep -q 'waiting' "$work/narrow"
if grep -q $'\e\[[0-9;]*[1-9]m' "$work/narrow"; then
    cat -v "$work/narrow"
    echo 'status.sh: colours in spite of NO_COLOR'
    exit 1
fi

"$root/bin/heppy-status" "$work/Out" --serve --interval 1s >"$work/served" 2>&1 &
pids+=($!)
for ((i = 0; i < 150; i++)); do
    if grep -q '^http' "$work/served"; then break; fi
    sleep 0.2
done
address=$(head -n 1 "$work/served")
[ -z "${1:-}" ] || mkdir -p "$1"
node "$root/tests/Browser/status.mjs" "$address" ${1:+"$1"}
kill "${pids[1]}"
wait "${pids[1]}"
