#!/usr/bin/env bash
# Stops the Grid Engine that sge-up.sh started: deletes its jobs, then ends its daemons by their pid files.
# Packages and cell stay. Nothing to stop is not an error; a Grid Engine that others started is left alone.
#
# Prints "sge-down: OK ..." and exits 0, or "sge-down: FAIL: why" and exits 1.
set -euo pipefail

run=/run/heppy-sge
active=/var/spool/gridengine/execd/localhost/active_jobs
export SGE_ROOT=/var/lib/gridengine SGE_CELL=default
unset SGE_ARCH SGE_QMASTER_PORT SGE_EXECD_PORT SGE_CLUSTER_NAME
SECONDS=0
stopped=""

fail() { echo "sge-down: FAIL: $*" >&2; exit 1; }
# is_running PID NAME: a zombie does not count, as the process with id 1 may be slow to reap it.
is_running() {
    [ -n "$1" ] && [ "$(cat "/proc/$1/comm" 2>/dev/null)" = "$2" ] && ! grep -q '^State:.Z' "/proc/$1/status"
}
pid_of() { cat "$1" 2>/dev/null || true; }
# stop PIDFILE NAME SECONDS: ends the daemon, by force after that time.
stop() {
    local pid tries=$(($3 * 10))
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
answers() { timeout 5 qconf -sh >/dev/null 2>&1; }
jobs_left() { timeout 5 qstat -u '*' 2>/dev/null | awk 'NR > 2 { print $1 }'; }

[ "$(id -u)" = 0 ] || fail "must run as root"
mkdir -p "$run"
exec 9>"$run/lock"
flock -w 300 9 || fail "another sge-up or sge-down holds $run/lock"

# Jobs outlive the daemons, so they go first, while the daemons can still end them.
if is_running "$(pid_of "$run/qmaster.pid")" sge_qmaster; then
    if [ -n "$(jobs_left)" ]; then timeout 20 qdel -u '*' >/dev/null 2>&1 || true; fi
    for _ in {1..75}; do
        [ -n "$(jobs_left)" ] || break
        sleep 0.2
    done
fi
was_started=$(pid_of "$run/execd.pid")
stop "$run/execd.pid" sge_execd 15
# The master would wait 8 s for its own threads; with no job left there is nothing to lose.
stop "$run/qmaster.pid" sge_qmaster 2

# Jobs that are left all the same, for example because the master had died.
if [ -n "$was_started" ] && ! answers; then
    for job in "$active"/*/; do
        is_running "$(pid_of "$job/pid")" sge_shepherd || continue
        group=$(pid_of "$job/job_pid")
        [ -z "$group" ] || kill -KILL -- "-$group" 2>/dev/null || true
    done
fi

if [ -n "$stopped" ]; then
    echo "sge-down: OK stopped$stopped, $SECONDS s"
elif answers; then
    echo "sge-down: OK left alone: the Grid Engine that runs was not started by sge-up.sh"
else
    echo "sge-down: OK was not running"
fi
