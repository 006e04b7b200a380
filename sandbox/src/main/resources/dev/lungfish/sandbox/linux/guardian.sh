# Ends what a platform started when the platform itself is gone, however it went.
# Arguments: the platform's mark, its directory, the directories of its cgroups.
# Standard input is a pipe that the platform holds open.
trap '' HUP INT TERM QUIT PIPE
if read -r word && [ "$word" = closed ]; then
    exit 0
fi
mark=$1 directory=$2
shift 2
# A frozen process of cgroup v1 ends only when it is thawed.
sweep_cgroups() {
    for cgroup; do
        [ -d "$cgroup" ] || continue
        find "$cgroup" -name freezer.state -exec sh -c 'for f; do echo THAWED >"$f"; done' sh {} +
        find "$cgroup" -name cgroup.procs -exec cat {} + | while read -r pid; do kill -KILL "$pid"; done
    done 2>/dev/null
}
# A program that was being started has no mark yet, so one look that finds nothing is not enough.
round=0 clear=0
while [ "$round" -lt 200 ] && [ "$clear" -lt 3 ]; do
    sweep_cgroups "$@"
    found=$(grep -ls "LUNGFISH_PLATFORM=$mark" /proc/[0-9]*/environ)
    [ -n "$found" ] && clear=0 || clear=$((clear + 1))
    for file in $found; do
        pid=${file#/proc/}
        kill -KILL "${pid%/environ}"
    done 2>/dev/null
    round=$((round + 1))
    sleep 0.02
done
for cgroup; do
    find "$cgroup" -depth -type d -exec rmdir {} \;
done 2>/dev/null
rm -rf "$directory"
