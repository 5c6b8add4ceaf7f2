#!/bin/bash
#
# Heppy job ZZ_Chunk0-4f2a, made for htcondor. By hand:
#   ./batchScript.sh            runs it in this shell
#   condor_submit job.sub
#                               submits it, from its directory
# It does not matter where this script itself is: batch systems run a copy.

# By this id heppy-check finds the job, even if who submitted it did not live to read it.
id=${HEPPY_CONDOR_ID%.*}${HEPPY_CONDOR_TASK:+_$((HEPPY_CONDOR_TASK + 1))}
id=${id%_undefined}
export HEPPY_JOB_ID="${id%_0}"

set -u
umask 022
export LC_ALL=C
export PATH="${PATH:+$PATH:}/usr/local/bin:/usr/bin:/bin"
export HEPPY_JOB_SITE=htcondor
name=ZZ_Chunk0-4f2a
export HEPPY_JOB_NAME="${HEPPY_JOB_NAME:-$name}"

work='/data/out put/ZZ_Chunk0'
set -- /opt/heppy/bin/heppy run-chunk '/data/out put/ZZ_Chunk0'
if [ -f travel.tar ]; then
    # There is no shared disk: run, program and input files came along. What is done goes back as one file.
    work=$PWD
    if ! { mkdir -p away && tar -xf travel.tar -C away && mkdir -p away/run/ZZ_Chunk0 && cp chunk.json away/run/ZZ_Chunk0/; }; then
        printf '%s\n' "batchScript.sh: on $(uname -n) the files that came along cannot be unpacked in $PWD" >&2
        exit 2
    fi
    export HEPPY_INPUTS=$PWD
    set -- away/tools/1.0/heppy run-chunk away/run/ZZ_Chunk0
else
    cd -- "$work" || exit 2
fi

printf '%s\n' "Heppy job $HEPPY_JOB_NAME, htcondor id ${HEPPY_CONDOR_ID:-none}, on $(uname -n), $(date -u +%Y-%m-%dT%H:%M:%SZ), in $work"

# The program runs in the background: only then does this shell hear signals at once. It passes them on as USR2 or TERM,
# on which the program stops and keeps what it has done; signals that it does not know are kept from it.
child=
asked=
heard=no
trap 'heard=yes; asked=USR2; if [ -n "$child" ]; then kill -s USR2 "$child" 2>/dev/null; fi' USR1 USR2 XCPU
trap 'heard=yes; asked=TERM; if [ -n "$child" ]; then kill -s TERM "$child" 2>/dev/null; fi' TERM INT
(
    trap '' USR1 XCPU
    exec "$@"
) &
child=$!
if [ -n "$asked" ]; then kill -s "$asked" "$child" 2>/dev/null; fi
while :; do
    heard=no
    wait "$child"
    code=$?
    # A signal ends the wait, not the program.
    if [ "$heard" = no ]; then break; fi
done
child=
if [ -d away/run/ZZ_Chunk0 ]; then tar -cf result.part -C away/run/ZZ_Chunk0 . && mv result.part result.tar; fi
exit "$code"
