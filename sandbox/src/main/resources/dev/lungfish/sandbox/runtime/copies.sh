# Runs several copies of a program that stand together for one: SIGTERM, SIGINT and SIGHUP go to all of them, and when
# one ends the others are killed. Ends when all are gone, as the first one ended.
# Arguments: how many, the command. Each copy finds its number in LUNGFISH_COPY, from 1 on.
count=$1
shift
running='' ending='' status='' collecting='' again=''
# For a copy each of these is the number of all: it is one of them, and takes one invocation at a time.
unset AWS_LAMBDA_MAX_CONCURRENCY PWD OLDPWD SHLVL

# A process that nobody has waited for yet is a zombie, which can still be sent signals.
ended() {
    kill -0 "$1" || return 0
    while read -r key state _; do
        if [ "$key" = State: ]; then
            [ "$state" = Z ] || [ "$state" = X ]
            return
        fi
    done <"/proc/$1/status"
    return 0
} 2>/dev/null

reap() {
    left=''
    for copy in $running; do
        if ended "$copy"; then
            wait "$copy" 2>/dev/null
            code=$?
            status=${status:-$code}
        else
            left="$left $copy"
        fi
    done
    running=$left
    [ -z "$status" ] || [ -n "$ending" ] || end KILL
}

# As a trap it may run while it runs: the inner one leaves the work to the outer one, which then looks again.
collect() {
    again=1
    [ -z "$collecting" ] || return 0
    collecting=1
    while [ -n "$again" ]; do
        again=''
        reap
    done
    collecting=''
    [ -z "$again" ] || collect
}

# A child that still is this shell, not its program yet, would lose any signal but SIGKILL.
end() {
    ending=$1
    read -r launcher <"/proc/$$/cmdline"
    for copy in $running; do
        read -r program <"/proc/$copy/cmdline"
        if [ "$program" = "$launcher" ]; then
            kill -KILL "$copy"
        else
            kill "-$1" "$copy"
        fi
    done
} 2>/dev/null

for signal in TERM INT HUP; do
    trap "ending=$signal" "$signal"
done
number=1
while [ "$number" -le "$count" ] && [ -z "$ending" ]; do
    LUNGFISH_COPY=$number "$@" &
    running="$running $!"
    number=$((number + 1))
done
for signal in TERM INT HUP; do
    trap "end $signal" "$signal"
done
[ -z "$ending" ] || end "$ending"
if [ -n "$BASH_VERSION" ]; then
    # Its wait is not interrupted by the end of a child that it does not wait for, but can take any.
    collect
    while [ -n "$running" ]; do
        wait -n
        collect
    done
else
    # The trap also runs just before a wait begins: no end can fall between.
    trap collect CHLD
    collect
    while [ -n "$running" ]; do
        wait $running
        collect
    done
fi 2>/dev/null
exit "$status"
