# Becomes the runtime that runs one container, inside of the container's cgroups.
# Arguments: a mount that the runtime must not see, or nothing; N, N files to write its process id to; its command.
[ -z "$1" ] || umount "$1" || exit 125
count=$2
shift 2
while [ "$count" -gt 0 ]; do
    echo $$ >"$1" || exit 125
    shift
    count=$((count - 1))
done
exec "$@"
