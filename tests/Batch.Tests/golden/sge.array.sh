#!/bin/bash
#$ -S /bin/bash
#$ -cwd
#$ -j y
#$ -notify
#$ -N ZZ-4f2a
#$ -o tasks.log
#$ -l h_rt=5400,s_rt=5250
#$ -l mem_free=2000M
#$ -pe smp 4
#$ -q 1nh
#
# Heppy array ZZ-4f2a, made for sge: task n runs the script in the directory of line n of
#   /data/out put/array/tasks.txt
# By hand, the task with number 3:
#   ./arrayScript.sh 3

set -u
umask 022
export LC_ALL=C
export PATH="${PATH:+$PATH:}/usr/local/bin:/usr/bin:/bin"

tasks='/data/out put/array/tasks.txt'
task=${1:-${SGE_TASK_ID:-}}
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
