# SPDX-License-Identifier: MIT
# shellcheck shell=bash
#
# What the scripts behind the Makefile share: steps that are quiet when all is well. To be sourced.

palier_logs=build/logs
mkdir -p "$palier_logs"

say() { printf '%s\n' "$*"; }

# step NAME TITLE COMMAND...
# Runs the command with its output in a log, showing that time passes; on failure shows the last lines of the
# log (60, or step_tail) and returns the command's exit status.
step() {
    local name=$1 title=$2 log="$palier_logs/$1.log" start=$SECONDS status=0 ticks=0 last pid
    shift 2
    "$@" > "$log" 2>&1 < /dev/null &
    pid=$!
    # An interrupted step takes its command with it.
    trap 'kill "$pid" 2> /dev/null; exit 130' INT TERM
    [ -t 1 ] || say "-- $title"
    while kill -0 "$pid" 2> /dev/null; do
        sleep 0.2
        ticks=$((ticks + 1))
        if [ -t 1 ]; then
            last=$(tail -n 1 "$log" | tr -d '\r' | cut -c 1-50)
            printf '\r\033[K-- %s (%d s) %s' "$title" $((SECONDS - start)) "$last"
        elif [ $((ticks % 300)) -eq 0 ]; then
            say "   still at it after $((SECONDS - start)) s: $(tail -n 1 "$log" | cut -c 1-50)"
        fi
    done
    wait "$pid" || status=$?
    trap - INT TERM
    [ -t 1 ] && printf '\r\033[K-- %s: %d s\n' "$title" $((SECONDS - start))
    if [ "$status" -ne 0 ]; then
        # Ninja's output holds each failed command with its messages; the end is what matters.
        say "   failed (exit status $status); the end of $log:"
        tail -n "${step_tail:-60}" "$log" | sed 's/^/   | /'
    fi
    return "$status"
}
