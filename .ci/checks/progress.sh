#!/usr/bin/env bash
# What commands tell of long work: on a pseudo terminal, in files, quietly, without colours; and that the library for bars is loaded for bars only.
set -eu
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HEPPY_CACHE=$work/cache TERM=xterm-256color
unset NO_COLOR

# A run of 3 s on one thread.
cat >"$work/slow.cs" <<'END_OF_FILE'
using Heppy;
using Heppy.Examples;
using Heppy.Physics;

var signal = new GeneratedComponent("signal") { Generator = new FourMuonGenerator(FourMuonProcess.Higgs, seed: 1), Events = 2_000, SplitFactor = 4 };
var background = new GeneratedComponent("background") { Generator = new FourMuonGenerator(FourMuonProcess.Collisions, seed: 2), Events = 1_000, SplitFactor = 2 };
return Application.Run(args, new Config { Components = [signal, background], Sequence = sample => [new Slow()] });

sealed class Slow : Analyzer
{
    readonly Cut all = new("all");

    public override bool Process(Event ev)
    {
        if (ev.Entry == 999) Console.Error.WriteLine("bars: " + AppDomain.CurrentDomain.GetAssemblies().Any(a => a.GetName().Name == "Spectre.Console"));
        Thread.Sleep(1);
        return all.Pass(ev, true);
    }
}
END_OF_FILE
fail() {
    echo "progress.sh: $1"
    cat -v "$2"
    exit 1
}
# terminal COLUMNS COMMAND: runs a command on a pseudo terminal of that width, and shows what it printed.
terminal() {
    script -qec "stty cols $1 rows 24; $2" /dev/null </dev/null
}
escape=$(printf '\033')

# In a file: no letters that draw over others, and nothing is loaded to draw them.
"$root/bin/heppy" -j 1 "$work/File" "$work/slow.cs" >"$work/file" 2>&1 || fail 'the run failed' "$work/file"
grep -q "$escape" "$work/file" && fail 'control letters in a file' "$work/file"
grep -q 'signal_Chunk3: done' "$work/file" || fail 'no line for a chunk' "$work/file"
grep -q 'bars: True' "$work/file" && fail 'Spectre.Console was loaded without a terminal' "$work/file"

# On a terminal: bars with rate and time left, over each other, as wide as it is; colours.
terminal 80 "'$root/bin/heppy' -j 1 '$work/Terminal' '$work/slow.cs'" >"$work/terminal" 2>&1 || fail 'the run failed' "$work/terminal"
grep -q 'bars: True' "$work/terminal" || fail 'bars were drawn without Spectre.Console' "$work/terminal"
grep -q 'events/s' "$work/terminal" || fail 'no rate' "$work/terminal"
grep -q ' s left' "$work/terminal" || fail 'no time left' "$work/terminal"
grep -q "$escape\[1A" "$work/terminal" || fail 'bars are not drawn over each other' "$work/terminal"
grep -q "$escape\[3[0-9]m" "$work/terminal" || fail 'no colours' "$work/terminal"
sed "s/$escape\[[0-9;]*[a-zA-Z]//g; s/━/#/g; s/┄/./g" "$work/terminal" | tr -d '\r' | awk '/events\/s/ { if (length($0) > 80) exit 1 }' || fail 'wider than the terminal' "$work/terminal"

# Without colours, and narrow.
NO_COLOR=1 terminal 50 "'$root/bin/heppy' -j 1 '$work/Plain' '$work/slow.cs'" >"$work/plain" 2>&1 || fail 'the run failed' "$work/plain"
grep -q "$escape\[[0-9;]*m" "$work/plain" && fail 'colours in spite of NO_COLOR' "$work/plain"
grep -q ' s left' "$work/plain" || fail 'no time left' "$work/plain"

# Quietly, also on a terminal: nothing but what the analysis itself writes.
terminal 80 "'$root/bin/heppy' -q -j 1 '$work/Quiet' '$work/slow.cs'" >"$work/quiet" 2>&1 || fail 'the run failed' "$work/quiet"
[ -z "$(grep -v 'bars: ' "$work/quiet" | tr -d '\r')" ] || fail 'not quiet' "$work/quiet"

# The output in a file, and a person at the terminal: bars for the person, none in the file.
terminal 80 "'$root/bin/heppy' -j 1 '$work/Both' '$work/slow.cs' >'$work/out'" >"$work/both" 2>&1 || fail 'the run failed' "$work/both"
grep -q ' s left' "$work/both" || fail 'no bars beside a redirected output' "$work/both"
grep -q "$escape" "$work/out" && fail 'control letters in a file' "$work/out"

# The other commands say what they did, and leave no bars behind.
"$root/bin/heppy-hadd" -q "$work/File" >"$work/hadd" 2>&1
[ ! -s "$work/hadd" ] || fail 'heppy-hadd -q is not quiet' "$work/hadd"
for command in "heppy-check '$work/File'" "heppy-plot '$work/File'" "heppy-report '$work/File'" "heppy-diff '$work/File' '$work/File'" "heppy-status -q '$work/File'"; do
    terminal 80 "'$root/bin/'$command" >"$work/other" 2>&1 || fail "$command failed" "$work/other"
    [ -s "$work/other" ] || fail "$command said nothing" "$work/other"
done

# heppy-draw: a plot on a terminal, with colours there only; the columns, as wide as the terminal is.
"$root/bin/heppy" -q "$work/Trees" "$root/samples/h_to_zz/analysis_h_to_zz.cs" --only ggH_125 -N 2000 --hadd >/dev/null
tree=$(find "$work/Trees/ggH_125" -name '*.parquet' | head -n 1)
"$root/bin/heppy-draw" "$tree" --list >"$work/list"
column=$(sed -n '2s/^  \([^ ]*\) .*/\1/p' "$work/list")
terminal 100 "'$root/bin/heppy-draw' '$tree' '$column'" >"$work/drawn" 2>&1 || fail 'heppy-draw failed' "$work/drawn"
grep -q "$escape\[34m" "$work/drawn" || fail 'heppy-draw has no colours' "$work/drawn"
NO_COLOR=1 terminal 100 "'$root/bin/heppy-draw' '$tree' '$column'" >"$work/drawn" 2>&1
grep -q "$escape\[[0-9;]*m" "$work/drawn" && fail 'heppy-draw has colours in spite of NO_COLOR' "$work/drawn"
"$root/bin/heppy-draw" "$tree" "$column" >"$work/drawn" 2>&1
grep -q "$escape" "$work/drawn" && fail 'heppy-draw has control letters in a file' "$work/drawn"
grep -q 'entries' "$work/drawn" || fail 'heppy-draw drew nothing' "$work/drawn"
echo 'progress: bars on terminals, lines in files, nothing quietly'
