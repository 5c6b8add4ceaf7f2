#!/usr/bin/env bash
# Campaigns on rehearsed LSF and HTCondor with every fault, in random order: jobs held, out of memory, out of time, lost without a trace,
# failed; submit commands that fail, hang or print garbage; queries that fail or hang; heppy-batch and heppy-check killed; bad chunks
# submitted by hand. Afterwards heppy-hadd gives the bytes of an undisturbed run, and no two jobs of a chunk ever ran at once.
# Usage: rehearse.sh [SEED [NUMBER OF SEEDS [FOLDER OF THE PROGRAMS]]]
set -u
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd) || exit 1
first=${1:-1}
seeds=${2:-3}
programs=$(cd "${3:-$root/bin}" && pwd) || exit 1
streams=()
work=$(mktemp -d)
export HEPPY_CACHE=$work/cache HEPPY_REHEARSAL_MINUTE=1 HEPPY_REHEARSAL_GRACE=3 CAMPAIGN=$work
trap 'stop_all; [ -n "${KEEP:-}" ] && echo "kept: $work" || rm -rf "$work"' EXIT
cd "$work" || exit 1

stop_all() {
    local state
    [ ${#streams[@]} -eq 0 ] || kill "${streams[@]}" 2>/dev/null
    for state in "$work"/*/*/.rehearsal; do
        if [ -d "$state" ]; then HEPPY_REHEARSAL_DIR=$state "$(commands "${state%/.rehearsal}")/../heppy-rehearsal" stop >/dev/null 2>&1; fi
    done
}

fail() {
    echo "rehearse.sh (seed $seed, $system): $1"
    tail -n 40 log 2>/dev/null
    exit 1
}

# Folder of the commands that the run uses.
commands() { cat "$1/.rehearsal/commands"; }

digests() {
    (cd "$1" && find . -type f ! -path './.*' ! -path './*_Chunk*' -mindepth 2 ! -name log.txt ! -name manifest.json ! -name chunk.json ! -name '*.log' \
        ! -name batchScript.sh ! -name 'job.*' -exec sha256sum {} + | LC_ALL=C sort -k 2)
}

cat >analysis.cs <<'END'
#:project ../src/Application
using Heppy;
using Heppy.Analyzers;
using Heppy.Examples;
using Heppy.Physics;

var Z = new GeneratedComponent("Z") { Generator = new FourMuonGenerator(FourMuonProcess.Collisions, seed: 1), Events = 3_000 };
var H = new GeneratedComponent("H") { Generator = new FourMuonGenerator(FourMuonProcess.Higgs, seed: 2), Events = 2_000 };
Z.SplitFactor = 6;
H.SplitFactor = 4;
return Application.Run(args, new Config
{
    Components = [Z, H],
    Services = [new Alone()],
    Sequence = sample => [new ParticleReader<Muon> { Collection = "Muon", Output = "muons" }, new Fill()],
});

readonly record struct Muon(float Pt, float Eta, float Phi, float Mass, int Charge) : ICharged;

sealed class Fill : Analyzer
{
    readonly Input<Muon> muons = new("muons");
    readonly Histogram<double> pt = new("pt", Axis.Regular(20, 0, 100));
    readonly Average mean = new("mean");

    public override bool Process(Event ev)
    {
        foreach (var m in muons[ev]) { pt.Fill(ev, m.Pt, 1 / m.Pt); mean.Add(ev, m.Pt); }
        if (ev.Entry % 100 == 0 && Environment.GetEnvironmentVariable("CAMPAIGN_SLOW") == "1") Thread.Sleep(150);
        return true;
    }
}

// A job that finds another one of its chunk alive says so.
sealed class Alone : Service
{
    public override void Start()
    {
        var folder = Environment.GetEnvironmentVariable("CAMPAIGN");
        var chunk = Environment.CurrentDirectory;
        if (folder is null || !Path.GetFileName(chunk).Contains("_Chunk")) return;
        var note = Path.Combine(folder, "alive" + chunk.Replace('/', '!'));
        if (File.Exists(note) && File.ReadAllText(note).Split(' ') is [var pid, var start] && StartOf(pid) == start)
            File.AppendAllText(Path.Combine(folder, "together"), $"{chunk}: {pid} and {Environment.ProcessId}\n");
        File.WriteAllText(note, $"{Environment.ProcessId} {StartOf(Environment.ProcessId.ToString())}");
    }

    static string? StartOf(string pid)
    {
        try { return File.ReadAllText($"/proc/{pid}/stat").Split(')')[^1].Split(' ')[20]; }
        catch (IOException) { return null; }
    }
}
END
sed -i "s#\.\./src/Application#$root/src/Application#" analysis.cs
system=none seed=0
"$programs/heppy" -q Reference analysis.cs >log 2>&1 && "$programs/heppy-hadd" -q Reference >>log 2>&1
[ -d Reference/Z ] || fail "the undisturbed run failed"
digests Reference >reference
export CAMPAIGN_SLOW=1

# rule FAULT MORE...: a rule of faults.json that strikes some jobs.
rule() { printf '{"fault": "%s", "probability": 0.%02d%s}' "$1" $((RANDOM % 15 + 10)) "${2:-}"; }

faults() {
    local early=', "times": 6'
    printf '{"seed": %d, "rules": [' "$seed"
    rule hold "$early"; printf ', '; rule memory "$early, \"after\": 0.$((RANDOM % 9 + 1))"; printf ', '
    rule time "$early, \"after\": 0.$((RANDOM % 9 + 1))"; printf ', '; rule lost "$early, \"after\": 0.$((RANDOM % 9 + 1))"; printf ', '
    rule exit "$early, \"after\": 0.$((RANDOM % 9 + 1)), \"code\": 3"; printf ', '; rule submit-fails "$early"; printf ', '
    rule submit-hangs ', "times": 2, "seconds": 20'; printf ', '; rule submit-garbage "$early"; printf ', '; rule slow-directory ', "times": 4, "seconds": 2'; printf ', '
    rule query-fails "$early"; printf ', '; rule query-hangs ', "times": 2, "seconds": 20'
    printf ']}\n'
}

# Jobs that are held are removed by their owner.
cancel_held() {
    local chunk held=()
    while read -r chunk; do held+=("$chunk"); done < <(awk -F'"' '/"directory"/ { d = $4 } /"condition": "held"/ { print d }' state.json)
    [ ${#held[@]} = 0 ] || "$programs/heppy-check" --cancel --grace 2s --command-timeout 4s "${held[@]}" >>log 2>&1
}

# Somebody submits the script of a bad chunk by hand, without a word to heppy.
by_hand() {
    local chunk bad=() submit='bsub < batchScript.sh'
    if [ "$system" = htcondor ]; then submit='condor_submit job.sub'; fi
    while read -r chunk; do bad+=("$chunk"); done < <(awk -F'"' '/"directory"/ { d = $4 } /"condition": "(failed|outOfMemory|outOfTime|cancelled|lost|ended|refused)"/ { print d }' state.json)
    if [ ${#bad[@]} = 0 ] || [ ! -e "${bad[0]}/batchScript.sh" ]; then return; fi
    hands=$((hands + 1))
    (cd "${bad[0]}" && HEPPY_REHEARSAL_DIR=$out/.rehearsal PATH="$(commands "$out")/$system:$PATH" timeout 4 sh -c "$submit") >>log 2>&1
}

campaign() {
    local round=0 array='' pid killed='' hands=0 tally
    out=$work/$system/$seed
    RANDOM=$seed
    if [ $((seed % 2)) = 0 ]; then array=--array; fi
    # Killed while it prepares the run or submits. What is there then is gone on with; if there is no run yet, it is made.
    # shellcheck disable=SC2086 # a flag or nothing
    setsid "$programs/heppy-batch" -q --rehearse "$system" $array -o "$out" "$work/analysis.cs" >log 2>&1 &
    pid=$!
    # Two of three times only once there is a run to submit.
    if [ $((RANDOM % 3)) != 0 ]; then
        until [ -e "$out/plan.json" ] || ! kill -0 "$pid" 2>/dev/null; do sleep 0.1; done
    fi
    # An array is submitted at once: most kills come before that.
    if [ -n "$array" ]; then sleep "0.$((RANDOM % 90 + 10))"; else sleep "$((RANDOM % 3)).$((RANDOM % 90 + 10))"; fi
    kill -9 -- "-$pid" 2>/dev/null
    wait "$pid" 2>/dev/null
    if [ -e "$out/plan.json" ]; then
        killed=$killed', killed while it submitted'
    else
        killed=$killed', killed before there was a run'
        "$programs/heppy-batch" -n -q --rehearse "$system" -o "$out" "$work/analysis.cs" >>log 2>&1 || fail "heppy-batch failed after it was killed"
    fi
    faults >"$out/.rehearsal/faults.json"
    until "$programs/heppy-check" --json --grace 2s --command-timeout 4s "$out" >state.json 2>>log; do
        round=$((round + 1))
        [ "$round" -le 60 ] || fail "not complete after 60 rounds: $(cat state.json)"
        cancel_held
        if [ $((RANDOM % 3)) = 0 ]; then by_hand; fi
        # shellcheck disable=SC2086 # a flag or nothing
        setsid "$programs/heppy-check" --resubmit --site "$system" $array --memory 100M --max-memory 100T --max-attempts 40 --grace 2s --command-timeout 4s "$out" >>log 2>&1 &
        pid=$!
        if [ $((RANDOM % 4)) = 0 ]; then
            sleep "0.$((RANDOM % 90 + 10))"
            kill -9 -- "-$pid" 2>/dev/null
        fi
        wait "$pid" 2>/dev/null
        sleep 0.5
    done
    "$programs/heppy-check" --deep -q "$out" >>log 2>&1 || fail "heppy-check --deep fails"
    "$programs/heppy-hadd" -q "$out" >>log 2>&1 || fail "heppy-hadd failed"
    digests "$out" >merged
    cmp -s "$work/reference" merged || fail "other results: $(diff "$work/reference" merged | head -5)"
    [ ! -e "$work/together" ] || fail "two jobs of a chunk ran at once: $(cat "$work/together")"
    # What is over takes no more room.
    HEPPY_REHEARSAL_DIR=$out/.rehearsal "$(commands "$out")/../heppy-rehearsal" stop >/dev/null 2>&1
    tally=$(find "$out" -name job.json -exec grep -ch '"number"' {} + | awk '{ n += $1 } END { print n }')
    echo "rehearse.sh: $system, seed $seed: same bytes after $round rounds, $tally attempts at $(find "$out" -maxdepth 1 -name '*_Chunk*' | wc -l) chunks, $hands by hand$killed"
    [ -n "${KEEP:-}" ] || rm -rf "$out"
}

# All seeds on one system.
stream() {
    trap - EXIT
    system=$1
    mkdir "$work/$system" && cd "$work/$system" || exit 1
    for ((seed = first; seed < first + seeds; seed++)); do campaign; done
}

for system in lsf htcondor; do
    stream "$system" &
    streams+=($!)
done
status=0
for stream in "${streams[@]}"; do wait "$stream" || status=1; done
streams=()
[ "$status" -eq 0 ] && echo "rehearse.sh: $seeds seeds on LSF and HTCondor, nothing lost, nothing doubled"
exit "$status"
