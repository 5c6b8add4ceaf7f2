#!/bin/bash
#SBATCH --open-mode=append
#SBATCH --job-name=ZZ-4f2a
#SBATCH --output=tasks.log
#SBATCH --time=90
#SBATCH --mem=2000M
#SBATCH --cpus-per-task=4
#SBATCH --partition=1nh
#SBATCH --signal=B:USR2@150
#
# Heppy array ZZ-4f2a, made for slurm: task n runs the script in the directory of line n of
#   /data/out put/array/tasks.txt
# By hand, the task with number 3:
#   ./arrayScript.sh 3

set -u
umask 022
export LC_ALL=C
export PATH="${PATH:+$PATH:}/usr/local/bin:/usr/bin:/bin"

tasks='/data/out put/array/tasks.txt'
task=${1:-${SLURM_ARRAY_TASK_ID:-}}
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
