# The first process of a sandbox's namespaces: gives it a /tmp of its own, starts the program, and ends as it ended.
# Standard output takes all that the program writes. While the program runs, and only then, descriptor 3 is open here.
# Arguments: working directory, /tmp's size in MB, a directory to stage on, N, N paths under /tmp to keep, the command.
exec 2>&1
ulimit -n 1024 || :
directory=$1 size=$2 stage=$3 count=$4
shift 4
program_path=$PATH
PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
if [ "$count" -eq 0 ]; then
    mount -n -t tmpfs -o "size=${size}m,mode=1777,nosuid,nodev" tmpfs /tmp || exit 125
else
    mount -n -t tmpfs -o "size=${size}m,mode=1777,nosuid,nodev" tmpfs "$stage" || exit 125
    while [ "$count" -gt 0 ]; do
        kept=$stage/${1#/tmp/}
        if [ -d "$1" ]; then
            mkdir -p "$kept"
        else
            mkdir -p "${kept%/*}" && touch "$kept"
        fi
        mount -n --rbind "$1" "$kept" || exit 125
        shift
        count=$((count - 1))
    done
    mount -n --rbind "$stage" /tmp || exit 125
fi
cd "$directory" || exit 125
PATH=$program_path
unset directory size stage count kept program_path PWD OLDPWD SHLVL
exec 3>&1 2>/dev/null
(exec "$@" 2>&1 3>&-)
exit $?
