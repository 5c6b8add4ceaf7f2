# shellcheck shell=bash
# For checks that need real batch systems: source it, with the folder of the sources in $root and a function fail.
: "${root:?}"
started=()

# start_systems LOG NAME...: starts those that do not run yet. Where one cannot be started, the check is skipped, or fails if CI is set.
start_systems() {
    local log=$1 system
    shift
    for system; do
        if ! "$root/tests/Systems/$system-up.sh" >"$log" 2>&1; then
            cat "$log"
            if [ "${CI:-}" = true ]; then fail "$system cannot be started"; fi
            echo "skipped: $system cannot be started"
            exit 0
        fi
        grep -q 'already running' "$log" || started+=("$system")
    done
    # shellcheck source=/dev/null
    [ ! -r /etc/default/gridengine ] || . /etc/default/gridengine
}

# stop_systems: stops those that were started here.
stop_systems() {
    local system
    for system in "${started[@]}"; do "$root/tests/Systems/$system-down.sh"; done
}

# is_started_here NAME: whether it was.
is_started_here() {
    case " ${started[*]} " in
        *" $1 "*) ;;
        *) return 1 ;;
    esac
}
