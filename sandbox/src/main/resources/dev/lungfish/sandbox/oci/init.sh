# The first process of a container: says on standard error that it runs, starts the program, and ends as it ended.
# A first process would be deaf to the signals that it has no handler for, so the program is not the first one.
# Arguments: a variable that the program is not to have, or nothing; the command.
echo begun >&2
exec 2>/dev/null
unset ${1:+"$1"} PWD OLDPWD SHLVL
shift
(exec "$@" 2>&1)
exit $?
