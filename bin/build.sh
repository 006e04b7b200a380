#!/bin/sh
# Builds the checkout at $1 into its target/app, for ./lungfish. $JAVA_HOME is the JDK to build with.
#
# target/app/built is the last thing that it writes, dated when the build began: whatever is newer asks for
# another build, and a build that failed or was interrupted has not written it.
set -eu

home=$1
target=$home/target
log=$target/build.log
maven=
. "$home/bin/app.sh"
mkdir -p "$target"

# The system drops this lock when the last process that holds it ends, however that happens.
exec 9>"$target/build.lock"
lock() {
    if command -v flock >/dev/null; then
        flock "$@" 9
    else
        perl -e 'use Fcntl ":flock"; open(my $lock, ">&=", 9) or exit 2;
            flock($lock, @ARGV ? LOCK_EX | LOCK_NB : LOCK_EX) or exit 1' "$@"
    fi
}
if ! lock -n; then
    echo "Another start is building Lungfish; waiting for it." >&2
    lock
fi
if app_is_current; then
    exit 0
fi

if ! command -v mvn >/dev/null; then
    echo "lungfish: the first start builds Lungfish and needs Maven 3.8.6 or newer as mvn on PATH" \
        "(apt-get install maven, brew install maven, or https://maven.apache.org/download.cgi)." >&2
    exit 1
fi

stop() {
    trap - INT TERM HUP EXIT
    [ -z "$maven" ] || kill "$maven" 2>/dev/null || true
    [ -t 2 ] && printf '\r\033[K' >&2
    echo "lungfish: the build was interrupted; the next start builds again." >&2
    exit 130
}
trap stop INT TERM HUP

rm -f "$app/built"
touch "$target/build.began"
began=$(date +%s)
(cd "$home" && exec mvn -B -ntp -Dmaven.test.skip=true \
    -pl cli,examples/orders,examples/catalogue -am package) >"$log" 2>&1 &
maven=$!
if [ -t 2 ]; then
    while kill -0 "$maven" 2>/dev/null; do
        module=$(sed -n 's/^\[INFO\] Building \(.*[^ ]\) [^ ][^ ]* *\[\(.*\)\]$/\1, \2/p' "$log" | tail -n 1)
        printf '\r\033[KBuilding Lungfish: %s (%d s)' "${module:-starting Maven}" $(($(date +%s) - began)) >&2
        sleep 1
    done
    printf '\r\033[K' >&2
else
    echo "Building Lungfish; this takes about a minute and happens only when something changed." >&2
fi
if ! wait "$maven"; then
    grep '^\[ERROR\] [^-> ]' "$log" | grep -v 'Failed to execute goal\|Maven\|correcting\|more information' |
        awk '!seen[$0]++' | head -n 12 >&2 || true
    echo "lungfish: the build failed; all that Maven said is in $log" >&2
    exit 1
fi
maven=

# A fresh folder, so that a Lungfish that still runs from the old one keeps the files it has open.
fresh=$target/app.new
rm -rf "$fresh"
mkdir "$fresh"
cp "$home"/cli/target/lungfish-cli-*.jar "$fresh/lungfish.jar"
cp -R "$home/cli/target/lib" "$fresh/lib"
rm -rf "$app"
mv "$fresh" "$app"

# A start that goes through what every command does; its classes, and the profile of a long plan, become the cache.
"$JAVA_HOME/bin/java" -XX:AOTCacheOutput="$app/lungfish.aot" -Xlog:disable \
    -XX:+UseSerialGC -Xmn192m \
    --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    -Dlungfish.home="$home" -cp "$app/lungfish.jar" dev.lungfish.cli.Rehearsal >>"$log" 2>&1 ||
    echo "lungfish: no start-up cache could be made (see $log); starts will be slower." >&2
mv "$target/build.began" "$app/built"
