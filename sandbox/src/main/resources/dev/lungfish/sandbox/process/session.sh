# Arguments: the command. What a process inherits is all the wall there is here.
ulimit -n 1024 || :
unset PWD OLDPWD SHLVL
exec "$@"
