#!/usr/bin/env bash
# Reports of samples, of a failed run and of a run with 500 histograms, opened in chromium: gallery, scale, keyboard, contrast, print, no error, no
# request to elsewhere. Installs chromium and node where they are missing (as root, on Debian).
# Usage: report.sh [FOLDER for pictures, kept]
set -eu
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HEPPY_CACHE=$work/cache
. "$root/tests/Browser/install.sh"

cat >"$work/failing.cs" <<'END'
using Heppy;
using Heppy.Examples;
using Heppy.Physics;

var bad = new GeneratedComponent("bad") { Generator = new FourMuonGenerator(FourMuonProcess.Collisions, seed: 1), Events = 8_000, SplitFactor = 8 };
var good = new GeneratedComponent("good") { Generator = new FourMuonGenerator(FourMuonProcess.Higgs, seed: 1), Events = 2_000, SplitFactor = 2 };
return Application.Run(args, new Config { Components = [bad, good], Sequence = sample => [new Fails { After = sample.Name == "bad" ? 3_500 : long.MaxValue }] });

sealed class Fails : Analyzer
{
    public long After { get; init; }
    readonly Cut all = new("all <b>events</b>");
    readonly Histogram<double> number = new("number", Axis.Regular(10, 0, 10, "x < y & z"));

    public override bool Process(Event ev)
    {
        if (ev.Entry >= After) throw new InvalidOperationException($"event {ev.Entry} is <script>alert(1)</script>");
        number.Fill(ev, ev.Entry % 10 == 0 ? double.NaN : ev.Entry % 10);
        return all.Pass(ev, true);
    }
}
END
cat >"$work/large.cs" <<'END'
using Heppy;
using Heppy.Examples;
using Heppy.Physics;

GeneratedComponent Make(string name, uint seed) => new(name) { Generator = new FourMuonGenerator(FourMuonProcess.Collisions, seed), Events = 500 };
return Application.Run(args, new Config { Components = [Make("a", 1), Make("b", 2), Make("c", 3), Make("d", 4)], Sequence = sample => [new Many()] });

sealed class Many : Analyzer
{
    readonly Histogram<double>[] all = [.. Enumerable.Range(0, 500).Select(i => new Histogram<double>($"h{i}", Axis.Regular(60, 0, 10, $"x_{{{i}}} [GeV]")))];
    readonly RandomNumbers random = new();

    public override bool Process(Event ev)
    {
        foreach (var h in all) h.Fill(ev, -2 * Math.Log(1 - random[ev].NextDouble()));
        return true;
    }
}
END

# report NAME CONFIGURATION [CODE]: runs, merges what is whole, reports, and opens the report.
report() {
    local name=$1 configuration=$2 code=${3:-0} status=0
    "$root/bin/heppy" -q "$work/$name" "$configuration" >"$work/log" 2>&1 || status=$?
    [ "$status" -eq "$code" ] || { cat "$work/log"; echo "report.sh: $name ended with $status"; exit 1; }
    [ "$code" -ne 0 ] || "$root/bin/heppy-hadd" -q "$work/$name"
    "$root/bin/heppy-report" "$work/$name"
    [ -z "${pictures:-}" ] || mkdir -p "$pictures/$name"
    node "$root/tests/Browser/report.mjs" "$work/$name/report.html" ${pictures:+"$pictures/$name"}
}

pictures=${1:-}
report h_to_zz "$root/samples/h_to_zz/analysis_h_to_zz.cs"
report ttbar "$root/samples/ttbar/analysis.cs"
report failing "$work/failing.cs" 4
grep -q '5 of 10 chunks are done' "$work/failing/report.md"
report large "$work/large.cs"
