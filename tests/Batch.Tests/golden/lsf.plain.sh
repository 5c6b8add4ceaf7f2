#!/bin/bash
#BSUB -J ZZ_Chunk0-4f2a
#BSUB -o batch.log
#BSUB -wa USR2 -wt 2
#
# Heppy job ZZ_Chunk0-4f2a, made for lsf. By hand:
#   ./batchScript.sh            runs it in this shell
#   bsub < batchScript.sh
#                               submits it, from its directory
# It does not matter where this script itself is: batch systems run a copy.

# By this id heppy-check finds the job, even if who submitted it did not live to read it.
id=${LSB_JOBID:-}${LSB_JOBINDEX:+_$LSB_JOBINDEX}
id=${id%_undefined}
export HEPPY_JOB_ID="${id%_0}"

set -u
umask 022
export LC_ALL=C
export PATH="${PATH:+$PATH:}/usr/local/bin:/usr/bin:/bin"
export HEPPY_JOB_SITE=lsf
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

printf '%s\n' "Heppy job $HEPPY_JOB_NAME, lsf id ${LSB_JOBID:-none}, on $(uname -n), $(date -u +%Y-%m-%dT%H:%M:%SZ), in $work"

# The program takes the place of this shell, so that signals of the batch system reach it.
exec /opt/heppy/bin/heppy run-chunk '/data/out put/ZZ_Chunk0'
