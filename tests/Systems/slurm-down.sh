#!/usr/bin/env bash
# Stops the Slurm that slurm-up.sh started: cancels its jobs, then ends its daemons by their pid files.
# Packages and configuration stay. Nothing to stop is not an error; a Slurm that others started is left alone.
#
# Prints "slurm-down: OK ..." and exits 0, or "slurm-down: FAIL: why" and exits 1.
set -euo pipefail

run=/run/heppy-slurm
unset SLURM_CONF
SECONDS=0
stopped=""

fail() { echo "slurm-down: FAIL: $*" >&2; exit 1; }
# is_running PID NAME: a zombie does not count, as the process with id 1 may be slow to reap it.
is_running() {
    [ -n "$1" ] && [ "$(cat "/proc/$1/comm" 2>/dev/null)" = "$2" ] && ! grep -q '^State:.Z' "/proc/$1/status"
}
pid_of() { cat "$1" 2>/dev/null || true; }
# stop PIDFILE NAME: ends the daemon, by force after 15 s.
stop() {
    local pid tries=150
    pid=$(pid_of "$1")
    if is_running "$pid" "$2"; then
        kill "$pid" || true
        while is_running "$pid" "$2" && [ "$tries" -gt 0 ]; do
            tries=$((tries - 1))
            if [ "$tries" = 5 ]; then kill -KILL "$pid" || true; fi
            sleep 0.1
        done
        if is_running "$pid" "$2"; then fail "$2 (process $pid) does not stop"; fi
        stopped="$stopped $2"
    fi
    rm -f "$1"
}
jobs_left() { timeout 10 squeue -h -a -o %A 2>/dev/null | sort -un; }

[ "$(id -u)" = 0 ] || fail "must run as root"
mkdir -p "$run"
exec 9>"$run/lock"
flock -w 300 9 || fail "another slurm-up or slurm-down holds $run/lock"

# Jobs outlive the daemons, so they go first, while the daemons can still end them.
if is_running "$(pid_of "$run/slurmctld.pid")" slurmctld; then
    jobs_left | xargs -r timeout 20 scancel >/dev/null 2>&1 || true
    for _ in {1..75}; do
        [ -n "$(jobs_left)" ] || break
        sleep 0.2
    done
fi
# What is left all the same, for example because the controller had died.
if is_running "$(pid_of "$run/slurmd.pid")" slurmd; then
    left=$(timeout 10 scontrol listpids 2>/dev/null | awk 'NR > 1 && $1 > 1 { print $1 }') || true
    for pid in $left; do
        parent=$(awk '/^PPid:/ { print $2 }' "/proc/$pid/status" 2>/dev/null || true)
        kill -KILL "$pid" 2>/dev/null || true
        if is_running "$parent" slurmstepd; then kill -KILL "$parent" || true; fi
    done
fi

stop "$run/slurmd.pid" slurmd
stop "$run/slurmctld.pid" slurmctld
stop "$run/slurmdbd.pid" slurmdbd
stop "$run/db/mariadbd.pid" mariadbd
stop "$run/munged.pid" munged

if [ -n "$stopped" ]; then
    find "/sys/fs/cgroup/memory/slurm_$(hostname -s)" -depth -type d -exec rmdir {} \; 2>/dev/null || true
    echo "slurm-down: OK stopped$stopped, $SECONDS s"
elif timeout 5 scontrol ping 2>/dev/null | grep -q 'is UP'; then
    echo "slurm-down: OK left alone: the Slurm that runs was not started by slurm-up.sh"
else
    echo "slurm-down: OK was not running"
fi
