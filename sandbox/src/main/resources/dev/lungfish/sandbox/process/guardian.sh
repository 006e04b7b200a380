# Ends what a platform started when the platform itself is gone, however it went.
# Arguments: the platform's mark, its directory. Standard input is a pipe that the platform holds open.
trap '' HUP INT TERM QUIT PIPE
if read -r word && [ "$word" = closed ]; then
    exit 0
fi
round=0
while [ "$round" -lt 200 ]; do
    found=$(grep -ls "LUNGFISH_PLATFORM=$1" /proc/[0-9]*/environ)
    [ -n "$found" ] || break
    for file in $found; do
        pid=${file#/proc/}
        kill -KILL "${pid%/environ}"
    done 2>/dev/null
    round=$((round + 1))
    sleep 0.02
done
rm -rf "$2"
