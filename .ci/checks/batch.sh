#!/usr/bin/env bash
# Campaigns on a real Slurm and a real Grid Engine on this machine, by root and by another user, singly and as arrays: chunks that run out
# of time, are cancelled, killed and stopped are named so by heppy-check, mended by it, and merge to the bytes of a local run. Jobs that
# their system has lost commit nothing; a system that is silent for half a minute loses nothing; jobs in the background are not waited for.
# Needs root and Debian. Usage: batch.sh [FOLDER OF THE PROGRAMS]
set -u
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd) || exit 1
programs=$(cd "${1:-$root/bin}" && pwd) || exit 1
user=heppytest
events=1000
limited=data_period_A_Chunk1 cancelled=data_period_B_Chunk2 killed=ggH_125_Chunk3 stopped=ZZ_Chunk4
system=
streams=()
work=$(mktemp -d "${TMPDIR:-/tmp}/heppy batch.XXXXXX")
chmod 755 "$work"

# shellcheck source=tests/Systems/start.sh
. "$root/tests/Systems/start.sh"

clean_up() {
    local process
    [ ${#streams[@]} -eq 0 ] || kill "${streams[@]}" 2>/dev/null
    for process in "$work"/*.markers/*.begun "$work"/*/*.markers/*.begun; do
        [ -e "$process" ] && kill -9 "$(cat "$process")" 2>/dev/null
    done
    # A daemon that was stopped goes on.
    for process in /run/heppy-slurm/slurmctld.pid /run/heppy-sge/qmaster.pid; do
        [ -e "$process" ] && kill -CONT "$(cat "$process")" 2>/dev/null
    done
    stop_systems
    rm -rf "$work"
}

trap clean_up EXIT
export HEPPY_CACHE=$work/cache

fail() {
    echo "batch.sh: ${outdir:+$outdir: }$1"
    [ ! -s "${log:-}" ] || tail -n 40 "$log"
    exit 1
}

# Digests of the results: all files of merged or unsplit components but those that tell of time and place.
digests() {
    (cd "$1" && find . -type f ! -path './.*' ! -path './*_Chunk*' ! -path '*/.attempt-*' -mindepth 2 ! -name log.txt ! -name manifest.json ! -name chunk.json \
        -exec sha256sum {} + | LC_ALL=C sort -k 2)
}

# expect CODE COMMAND...: runs a command, whose output goes to the log of the campaign, and fails if its exit code is another.
expect() {
    local wanted=$1 code
    shift
    printf '> %s\n' "$*" >>"$log"
    timeout -k 5 300 "$@" >>"$log" 2>&1 </dev/null
    code=$?
    [ "$code" -ne 124 ] || tell_of_system
    [ "$code" -eq "$wanted" ] || fail "exit code $code, not $wanted: ${*##*/}"
}

# What the system says of its jobs, for who must find out why they do not end.
tell_of_system() {
    case $system in
        slurm) squeue -l; sinfo -l ;;
        sge) qstat -f -u '*'; qstat -j '*' | grep -E 'error|scheduling|dropped|cannot' ;;
    esac >>"$log" 2>&1
}

# await SECONDS WHAT COMMAND...: until the command succeeds.
await() {
    local end=$((SECONDS + $1)) what=$2
    shift 2
    until "$@" >/dev/null 2>&1; do
        [ "$SECONDS" -lt "$end" ] || fail "$what did not happen"
        sleep 0.2
    done
}

watch() { expect "$1" "${as[@]}" "$programs/heppy-check" --watch --interval 2s --grace 5s "$outdir"; }

id_of() { sed -n 's/^ *"id": "\(.*\)",*$/\1/p' "$outdir/$1/job.json" | tail -n 1; }

begun() { [ -s "$outdir.markers/$1.begun" ]; }

# is CHUNK CONDITION WORDS: as the last JSON and the last table say.
is() {
    awk -v chunk="/$1\"" -v condition="\"$2\"" 'index($0, "\"directory\"") { here = index($0, chunk) } here && index($0, "\"condition\"") && index($0, condition) { found = 1 } END { exit !found }' "$outdir.json" ||
        { cat "$outdir.json" >>"$log"; fail "heppy-check --json does not say that $1 is $2"; }
    [ -z "${3:-}" ] || grep -Eq "/$1 +$3 " "$outdir.table" || { cat "$outdir.table" >>"$log"; fail "heppy-check does not say that $1 is $3"; }
}

# The run is complete: merges it, and compares.
merges() {
    expect 0 "${as[@]}" "$programs/heppy-hadd" -q "$outdir"
    digests "$outdir" | diff "$work/reference.sums" - >>"$log" || fail 'other results'
}

# Whether Grid Engine says of a job, or of a task JOB.TASK, that it runs: one that it is still sending away, it may not end when it is told to.
runs_on_sge() {
    qstat -u '*' -s r | awk -v job="${1%%.*}" -v id="$1" '$1 == job && $5 == "r" && (id == job || $NF == substr(id, length(job) + 2)) { found = 1 } END { exit !found }'
}

# On a busy machine a job of Grid Engine may stay in deletion, unheard: then one types qdel again.
delete_again() {
    local _
    for _ in 1 2 3 4 5 6 7 8; do
        sleep 20
        qstat -u '*' | awk -v job="${1%%.*}" -v id="$1" '$1 == job && (id == job || $NF == substr(id, length(job) + 2)) { found = 1 } END { exit !found }' || return 0
        qdel "$1" >>"$log" 2>&1
    done
}

# Makes the running jobs of the four chunks that misbehave end as they shall.
strike() {
    for chunk in "$limited" "$cancelled" "$killed" "$stopped"; do
        await 300 "$chunk" begun "$chunk"
        case $chunk,$system in
            "$killed",*) kill -9 "$(cat "$outdir.markers/$chunk.begun")" ;;
            "$limited",slurm) scontrol update "JobId=$(id_of "$chunk")" EndTime=now+1 ;;
            # Slurm looks at limits every half minute, and then sends the signal that the script asks for, 30 s before the end.
            "$stopped",slurm) scontrol update "JobId=$(id_of "$chunk")" EndTime=now+59 ;;
            "$cancelled",slurm) scancel "$(id_of "$chunk")" ;;
            "$cancelled",sge) await 60 "$chunk" runs_on_sge "$(id_of "$chunk" | tr _ .)" && qdel "$(id_of "$chunk" | tr _ .)" >/dev/null && { delete_again "$(id_of "$chunk" | tr _ .)" & } ;;
            # Grid Engine's limits are in seconds: it ends, and warns, by itself.
        esac || fail "$chunk cannot be struck"
    done
}

# as_user USER: what follows is done by this user, in a folder of his own.
as_user() {
    local home
    home=$(getent passwd "$1" | cut -d : -f 6)
    cd "$work" && mkdir -p "$work/$1-$system" && cp campaign.cs h_to_zz_samples.cs "$work/$1-$system" && cd "$work/$1-$system" && chown -R "$1:" . || exit 1
    as=(setpriv "--reuid=$1" "--regid=$1" --init-groups env "HOME=$home" "USER=$1" "LOGNAME=$1" "HEPPY_CACHE=$PWD/cache")
    by=" by $1"
}

as_root() {
    as=() by=
    cd "$work" || exit 1
}

# campaign single|array: forty chunks, four of which misbehave.
campaign() {
    local mode=$1 chunk begin=$SECONDS
    outdir=$system-$mode
    log=$PWD/$outdir.log
    "${as[@]}" mkdir -p "$outdir.markers"
    for chunk in "$limited" "$cancelled" "$killed"; do echo hang >"$outdir.markers/$chunk"; done
    echo dawdle >"$outdir.markers/$stopped"
    local submit=(-b 'sbatch < batchScript.sh') limits=(--time 4m --stop-before 30s) doubled=00:08:00 reason=SIGUSR2
    if [ "$system" = sge ]; then submit=(-b 'qsub -cwd batchScript.sh') limits=(--time 40s --stop-before 15s) doubled=00:01:20 reason='(SIGUSR2|time limit)'; fi
    if [ "$mode" = array ]; then submit=(--site "$system" --array --max-running 6); fi
    expect 0 "${as[@]}" "$programs/heppy-batch" "${submit[@]}" "${limits[@]}" -N "$events" --option "markers=$PWD/$outdir.markers" -o "$outdir" campaign.cs
    strike
    watch 6
    wait
    "${as[@]}" "$programs/heppy-check" --json "$outdir" >"$outdir.json" 2>>"$log"
    [ $? -eq 6 ] || fail 'heppy-check --json: not exit code 6'
    "${as[@]}" "$programs/heppy-check" "$outdir" >"$outdir.table" 2>>"$log"
    [ $? -eq 6 ] || fail 'heppy-check: not exit code 6'
    is "$limited" outOfTime 'out of time'
    is "$cancelled" cancelled cancelled
    is "$killed" failed failed
    # Slurm has warned it, long before its own clock would have; on Grid Engine both come at the same time.
    is "$stopped" stopped "stopped +$reason,"
    [ "$(grep -c '"condition": "sealed"' "$outdir.json")" -eq 36 ] || { cat "$outdir.json" >>"$log"; fail 'not 36 chunks are sealed'; }
    expect 0 "${as[@]}" "$programs/heppy-check" --resubmit "$outdir"
    grep -q "\"time\": \"$doubled\"" "$outdir/$limited/job.json" || fail "the time limit of $limited was not doubled"
    ! grep -q "\"time\": \"$doubled\"" "$outdir/$cancelled/job.json" || fail "the time limit of $cancelled was doubled"
    watch 0
    merges
    [ ${#as[@]} -eq 0 ] || [ -z "$(find "$outdir" ! -user "$user")" ] || fail "not all files are those of $user"
    echo "$system, $mode$by: forty chunks; out of time, cancelled, killed, stopped: named, mended, the same results ($((SECONDS - begin)) s)"
}

merged() { for component in data_period_A data_period_B ggH_125 ZZ; do [ -e "$outdir/$component/manifest.json" ] || return 1; done; }

then_hadd() {
    local begin=$SECONDS as_array=()
    if [ "$system" = slurm ]; then as_array=(--array); fi
    outdir=$system-then-hadd
    log=$work/$outdir.log
    expect 0 "$programs/heppy-batch" --site "$system" "${as_array[@]}" --then-hadd -N "$events" --option split=2 -o "$outdir" campaign.cs
    await 120 'the merge' merged
    digests "$outdir" | diff "$work/reference.sums" - >>"$log" || fail 'other results'
    echo "$system, --then-hadd: merged by the last job, the same results ($((SECONDS - begin)) s)"
}

# Bytes of a chunk but for what its jobs say of themselves.
bytes_of() { (cd "$1" && find . -type f ! -path './.job/*' ! -name batch.log ! -name job.json ! -name exit-code -exec sha256sum {} + | LC_ALL=C sort -k 2); }

ended() { ! kill -0 "$1" 2>/dev/null; }

# wake PID: a process that was stopped goes on to its end, and must leave the chunk as it is.
wake() {
    local pid=$1
    bytes_of "$chunk" >"$outdir.before"
    kill -CONT "$pid" || fail 'the zombie is gone'
    rm "$outdir.markers/ZZ_Chunk1.begun"
    await 60 'the end of the zombie' ended "$pid"
    bytes_of "$chunk" | diff "$outdir.before" - >>"$log" || fail 'the zombie has changed the chunk'
}

# A process that its job leaves behind, stopped, while the job counts as failed and the chunk is done by another.
zombie_slurm() {
    local begin=$SECONDS chunk=slurm-zombie/ZZ_Chunk1 pid
    outdir=slurm-zombie
    log=$work/$outdir.log
    mkdir "$outdir.markers" && echo wait >"$outdir.markers/ZZ_Chunk1"
    # What has a session of its own, and no parent, Slurm does not see.
    printf '%s\n' '#!/bin/bash' '(setsid sh -c "./batchScript.sh; echo \$? >exit-code" >/dev/null 2>&1 &)' 'sleep 4' 'exit 9' >astray.sh
    expect 0 "$programs/heppy-batch" -b "sbatch '$work/astray.sh'" --only ZZ -N "$events" --option split=2 --option "markers=$work/$outdir.markers" -o "$outdir" campaign.cs
    await 60 ZZ_Chunk1 begun ZZ_Chunk1
    pid=$(cat "$outdir.markers/ZZ_Chunk1.begun")
    kill -STOP "$pid" || fail 'the zombie does not live'
    watch 6
    expect 0 "$programs/heppy-check" --resubmit "$outdir"
    watch 0
    wake "$pid"
    expect 0 "$programs/heppy-hadd" -q "$outdir"
    digests "$outdir" | diff <(grep ' ./ZZ/' "$work/reference.sums") - >>"$log" || fail 'other results'
    echo "slurm, zombie: sealed by another meanwhile, it changed nothing ($((SECONDS - begin)) s)"
}

# A process that no system knows, stopped, while its run is replaced by another.
zombie_sge() {
    local begin=$SECONDS chunk=sge-zombie/ZZ_Chunk1 pid
    outdir=sge-zombie
    log=$work/$outdir.log
    mkdir "$outdir.markers" && echo wait >"$outdir.markers/ZZ_Chunk1"
    local run=(--only ZZ -N "$events" --option split=2 --option "markers=$work/$outdir.markers" -o "$outdir" campaign.cs)
    expect 0 "$programs/heppy-batch" -b 'setsid nohup ./batchScript.sh >/dev/null 2>&1 &' "${run[@]}"
    await 60 ZZ_Chunk1 begun ZZ_Chunk1
    pid=$(cat "$outdir.markers/ZZ_Chunk1.begun")
    kill -STOP "$pid" || fail 'the zombie does not live'
    expect 0 "$programs/heppy-batch" -f --site sge "${run[@]}"
    watch 0
    wake "$pid"
    expect 0 "$programs/heppy-hadd" -q "$outdir"
    digests "$outdir" | diff <(grep ' ./ZZ/' "$work/reference.sums") - >>"$log" || fail 'other results'
    echo "sge, zombie: its run was replaced meanwhile, it changed nothing ($((SECONDS - begin)) s)"
}

# Jobs that take a minute, in the background of this machine: nobody waits for them, and they end when they are told to.
in_background() {
    local chunk job before took outdir=background log=$work/background.log
    mkdir "$outdir.markers"
    for chunk in ZZ_Chunk0 ZZ_Chunk1 ZZ_Chunk2; do echo dawdle >"$outdir.markers/$chunk"; done
    before=$(date +%s%3N)
    expect 0 "$programs/heppy-batch" -b 'nohup ./batchScript.sh &' --only ZZ -N 300 --option split=3 --option "markers=$work/$outdir.markers" -o "$outdir" campaign.cs
    took=$(($(date +%s%3N) - before))
    [ "$took" -lt 20000 ] || fail "heppy-batch took $took ms to start three jobs in the background"
    for chunk in ZZ_Chunk0 ZZ_Chunk1 ZZ_Chunk2; do await 120 "$chunk" begun "$chunk"; done
    expect 6 "$programs/heppy-check" "$outdir"
    grep -q '3 of 3 chunks are under way' "$log" || fail 'three jobs in the background do not run'
    expect 0 "$programs/heppy-check" --cancel "$outdir"
    for chunk in ZZ_Chunk0 ZZ_Chunk1 ZZ_Chunk2; do
        job=$(cat "$outdir.markers/$chunk.begun")
        await 60 "the end of $chunk" ended "$job"
    done
    expect 6 "$programs/heppy-check" "$outdir"
    grep -q 'ZZ_Chunk2 *stopped *SIGTERM' "$log" || fail 'a job in the background that was cancelled does not count as stopped'
    echo "background: three jobs of a minute submitted in $((took / 1000)).$(printf '%03d' $((took % 1000))) s, cancelled"
}

# The system does not answer for half a minute: nothing is lost, nothing is submitted twice, and afterwards all goes on.
silent() {
    local begin=$SECONDS daemon chunk
    case $system in
        slurm) daemon=/run/heppy-slurm/slurmctld.pid ;;
        sge) daemon=/run/heppy-sge/qmaster.pid ;;
    esac
    if ! is_started_here "$system"; then
        echo "$system, silent: skipped, since it was started by others"
        return
    fi
    daemon=$(cat "$daemon")
    outdir=$system-silent
    log=$work/$outdir.log
    mkdir "$outdir.markers"
    for chunk in ZZ_Chunk0 ZZ_Chunk1; do echo wait >"$outdir.markers/$chunk"; done
    expect 0 "$programs/heppy-batch" --site "$system" --only ZZ -N 300 --option split=2 --option "markers=$work/$outdir.markers" -o "$outdir" campaign.cs
    for chunk in ZZ_Chunk0 ZZ_Chunk1; do await 120 "$chunk" begun "$chunk"; done
    kill -STOP "$daemon" || fail "$system has no process $daemon"
    local silence=$SECONDS
    expect 6 "$programs/heppy-check" --command-timeout 8s --grace 1s "$outdir"
    [ "$(grep -c "ZZ_Chunk. *unknown .*$system does not answer" "$log")" -eq 2 ] || fail "heppy-check does not say that $system does not answer"
    expect 6 "$programs/heppy-check" --resubmit --command-timeout 8s --grace 1s "$outdir"
    [ "$(grep -c 'left alone: its job may live' "$log")" -eq 2 ] || fail 'chunks whose jobs may live are not left alone'
    expect 4 "$programs/heppy-batch" --site "$system" --command-timeout 8s --only ggH_125 -N 300 --option split=2 -o "$outdir-more" campaign.cs
    while [ $((SECONDS - silence)) -lt 30 ]; do sleep 0.2; done
    kill -CONT "$daemon"
    rm "$outdir.markers"/*.begun
    watch 0
    [ "$(grep -h -c '"number"' "$outdir"/ZZ_Chunk*/job.json | sort -u)" = 1 ] || fail 'a chunk was submitted twice'
    expect 0 "$programs/heppy-hadd" -q "$outdir"
    # What was submitted meanwhile the system may have taken all the same, or not.
    outdir=$outdir-more
    timeout -k 5 300 "$programs/heppy-check" --watch --interval 2s --grace 10s "$outdir" >>"$log" 2>&1
    if [ ! -e "$outdir/ggH_125_Chunk0/manifest.json" ] || [ ! -e "$outdir/ggH_125_Chunk1/manifest.json" ]; then
        expect 0 "$programs/heppy-check" --resubmit "$outdir"
        watch 0
    fi
    expect 0 "$programs/heppy-hadd" -q "$outdir"
    echo "$system, silent for half a minute: $(grep -m 1 -o "$system does not answer.*" "$log"); all went on ($((SECONDS - begin)) s)"
}

# side_by_side USER MODE USER MODE: two campaigns at a time, each by its user.
side_by_side() {
    local pids=() pid status=0
    while [ $# -gt 0 ]; do
        (
            if [ "$1" = root ]; then as_root; else as_user "$1"; fi
            campaign "$2"
        ) &
        pids+=($!)
        shift 2
    done
    # Told to end, the jobs that wait end too.
    trap 'kill "${pids[@]}" 2>/dev/null; exit 1' TERM
    for pid in "${pids[@]}"; do wait "$pid" || status=1; done
    trap - TERM
    [ "$status" -eq 0 ] || exit 1
}

# All campaigns on a system.
stream() {
    trap - EXIT
    system=$1
    side_by_side root single "$user" array
    side_by_side root array "$user" single
    as_root
    then_hadd
    "zombie_$system"
    silent
}

start_systems "$work/up.log" slurm sge
id "$user" >/dev/null 2>&1 || useradd -m "$user" || fail "there is no user $user"

cp "$root/tests/Systems/campaign.cs" "$root/samples/h_to_zz/h_to_zz_samples.cs" "$work/" && cd "$work" || exit 1
log=$work/reference.log
expect 0 "$programs/heppy" -q -N "$events" -o split=1 reference campaign.cs
digests reference >reference.sums
[ "$(grep -c Masses reference.sums)" -ge 8 ] || fail 'the local run has no results'
in_background
for system in slurm sge; do
    stream "$system" &
    streams+=($!)
done
status=0
for stream in "${streams[@]}"; do wait "$stream" || status=1; done
streams=()
exit "$status"
