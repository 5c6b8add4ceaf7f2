#!/bin/bash
#BSUB -J ZZ-4f2a
#BSUB -o tasks.log
#BSUB -W 90
#BSUB -M 2000MB -R 'rusage[mem=2000MB]'
#BSUB -n 4 -R 'span[hosts=1]'
#BSUB -q 1nh
#BSUB -wa USR2 -wt 3
#
# Heppy array ZZ-4f2a, made for lsf: task n runs the script in the directory of line n of
#   /data/out put/array/tasks.txt
# By hand, the task with number 3:
#   ./arrayScript.sh 3

set -u
umask 022
export LC_ALL=C
export PATH="${PATH:+$PATH:}/usr/local/bin:/usr/bin:/bin"

tasks='/data/out put/array/tasks.txt'
task=${1:-${LSB_JOBINDEX:-}}
case $task in
    '' | *[!0-9]*)
        printf '%s\n' "arrayScript.sh: '$task' is no task number. The batch system gives it, or you: ./arrayScript.sh 3" >&2
        exit 1
        ;;
esac

directory=$(sed -n "${task}p" "$tasks")
if [ -z "$directory" ]; then
    printf '%s\n' "arrayScript.sh: on $(uname -n) there is no line $task in $tasks" >&2
    exit 2
fi

cd -- "$directory" || exit 2
exec ./batchScript.sh >> batch.log 2>&1
