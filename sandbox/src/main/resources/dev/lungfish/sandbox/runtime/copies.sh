# Runs several copies of a program that stand together for one: SIGTERM, SIGINT and SIGHUP go to all of them, and when
# one ends the others are killed. Ends when all are gone, as the first one ended.
# Arguments: how many, the command. Each copy finds its number in LUNGFISH_COPY, from 1 on.
# An underscore keeps our variables from those that the program inherits.
_count=$1
shift
_running='' _ending='' _status='' _asked='' _working='' _again=''
# For a copy each of these is the number of all: it is one of them, and takes one invocation at a time.
unset AWS_LAMBDA_MAX_CONCURRENCY PWD OLDPWD SHLVL

# A process that nobody has waited for yet is a zombie, which can still be sent signals.
ended() {
    local key state
    kill -0 "$1" || return 0
    while read -r key state _; do
        if [ "$key" = State: ]; then
            [ "$state" = Z ] || [ "$state" = X ]
            return
        fi
    done <"/proc/$1/status"
    return 0
} 2>/dev/null

# A wait that finds a signal to be handled tells of that (145 is SIGCHLD) and not of the process. So it is asked until it
# repeats itself or has forgotten.
status_of() {
    local code again
    wait "$1"
    code=$?
    while :; do
        wait "$1"
        again=$?
        if [ "$again" -eq 127 ] || { [ "$again" -eq "$code" ] && [ "$code" -ne 145 ]; }; then
            return "$code"
        fi
        code=$again
    done
} 2>/dev/null

reap() {
    local copy code left
    left=''
    for copy in $_running; do
        if ended "$copy"; then
            status_of "$copy"
            code=$?
            _status=${_status:-$code}
        else
            left="$left $copy"
        fi
    done
    _running=$left
    if [ -n "$_status" ] && [ -z "$_ending$_asked" ]; then
        _asked=KILL
    fi
}

# A child that still is this shell, not its program yet, would lose any signal but SIGKILL.
end() {
    local launcher program copy
    read -r launcher <"/proc/$$/cmdline"
    for copy in $_running; do
        read -r program <"/proc/$copy/cmdline"
        if [ "$program" = "$launcher" ]; then
            kill -KILL "$copy"
        else
            kill "-$1" "$copy"
        fi
    done
} 2>/dev/null

# A trap may run while this runs, and only leaves word then: all work is done by one.
work() {
    _again=1
    if [ -z "$_working" ]; then
        _working=1
        while [ -n "$_again" ]; do
            _again=''
            reap
            if [ -n "$_asked" ]; then
                _ending=$_asked
                _asked=''
                end "$_ending"
            fi
        done
        _working=''
        if [ -n "$_again" ]; then
            work
        fi
    fi
}

trap '_asked=TERM' TERM
trap '_asked=INT' INT
trap '_asked=HUP' HUP
_number=1
while [ "$_number" -le "$_count" ] && [ -z "$_asked" ]; do
    LUNGFISH_COPY=$_number "$@" &
    _running="$_running $!"
    _number=$((_number + 1))
done
trap '_asked=TERM; work' TERM
trap '_asked=INT; work' INT
trap '_asked=HUP; work' HUP
if [ -n "$BASH_VERSION" ]; then
    # Its wait is not interrupted by the end of a child that it does not wait for, but can take any.
    work
    while [ -n "$_running" ]; do
        wait -n
        work
    done
else
    # The trap also runs just before a wait begins: no end can fall between.
    trap work CHLD
    work
    while [ -n "$_running" ]; do
        wait $_running
        work
    done
fi 2>/dev/null
exit "${_status:-143}"
