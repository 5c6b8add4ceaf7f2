#!/bin/bash
#SBATCH --open-mode=append
#SBATCH --job-name=ZZ_Chunk0-4f2a
#SBATCH --output=batch.log
#SBATCH --time=90
#SBATCH --mem=2000M
#SBATCH --cpus-per-task=4
#SBATCH --partition=1nh
#SBATCH --signal=B:USR2@150
#
# Heppy job ZZ_Chunk0-4f2a, made for slurm. By hand:
#   ./batchScript.sh            runs it in this shell
#   sbatch batchScript.sh
#                               submits it, from its directory
# It does not matter where this script itself is: batch systems run a copy.

# By this id heppy-check finds the job, even if who submitted it did not live to read it.
id=${SLURM_ARRAY_JOB_ID:-${SLURM_JOB_ID:-}}${SLURM_ARRAY_TASK_ID:+_$SLURM_ARRAY_TASK_ID}
id=${id%_undefined}
export HEPPY_JOB_ID="${id%_0}"

set -u
umask 022
export LC_ALL=C
export PATH="${PATH:+$PATH:}/usr/local/bin:/usr/bin:/bin"
export HEPPY_JOB_SITE=slurm
name=ZZ_Chunk0-4f2a
export HEPPY_JOB_NAME="${HEPPY_JOB_NAME:-$name}"

work='/data/out put/ZZ_Chunk0'
if ! cd -- "$work" 2>/dev/null; then
    # Without a shared disk the files travel to the directory in which the job starts.
    if [ ! -f chunk.json ]; then
        printf '%s\n' "batchScript.sh: on $(uname -n) there is neither the directory $work nor a chunk.json in $PWD" >&2
        exit 2
    fi
    work=$PWD
fi

printf '%s\n' "Heppy job $HEPPY_JOB_NAME, slurm id ${SLURM_JOB_ID:-none}, on $(uname -n), $(date -u +%Y-%m-%dT%H:%M:%SZ), in $work"
export DOTNET_gcServer=0
export HEPPY_TITLE='it'\''s here'

# Prologue. Set-up scripts of sites seldom bear set -u.
set +u
echo staging in
set -u

# The program runs in the background: only then does this shell hear signals at once. It passes them on as USR2 or TERM,
# on which the program stops and keeps what it has done; signals that it does not know are kept from it.
child=
asked=
heard=no
trap 'heard=yes; asked=USR2; if [ -n "$child" ]; then kill -s USR2 "$child" 2>/dev/null; fi' USR1 USR2 XCPU
trap 'heard=yes; asked=TERM; if [ -n "$child" ]; then kill -s TERM "$child" 2>/dev/null; fi' TERM INT
(
    trap '' USR1 XCPU
    exec '/opt/heppy'\''s/bin/heppy' run-chunk .
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

# Epilogue.
(
    set +u
cp -- summary.json /tmp/
)
epilogue=$?
if [ "$code" -eq 0 ]; then code=$epilogue; fi
exit "$code"
