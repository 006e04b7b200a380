# Ends what a platform started when the platform itself is gone, however it went.
# Arguments: the platform's mark, its directory. Standard input is a pipe that the platform holds open.
trap '' HUP INT TERM QUIT PIPE
if read -r word && [ "$word" = closed ]; then
    exit 0
fi
# A program that was being started has no mark yet, so one look that finds nothing is not enough.
round=0 clear=0
while [ "$round" -lt 200 ] && [ "$clear" -lt 3 ]; do
    found=$(grep -ls "LUNGFISH_PLATFORM=$1" /proc/[0-9]*/environ)
    [ -n "$found" ] && clear=0 || clear=$((clear + 1))
    for file in $found; do
        pid=${file#/proc/}
        kill -KILL "${pid%/environ}"
    done 2>/dev/null
    round=$((round + 1))
    sleep 0.02
done
rm -rf "$2"
