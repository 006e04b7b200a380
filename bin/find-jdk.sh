# Sourced by ./lungfish and ./verify. Sets JAVA_HOME to a JDK of at least $lungfish_java (and exports it),
# or prints what to install and returns 1.

lungfish_java=25

# The feature release of the JDK at $1, or nothing where $1 holds no JDK (a JRE has no javac).
jdk_feature_release() {
    [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 0
    version=
    if [ -r "$1/release" ]; then
        while IFS='=' read -r key value; do
            if [ "$key" = JAVA_VERSION ]; then
                version=${value#\"}
                break
            fi
        done <"$1/release"
    fi
    if [ -z "$version" ]; then
        version=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p')
    fi
    version=${version%%[!0-9]*}
    echo "${version:-0}"
}

# Whether the JDK at $1 compares with the wanted release as $2 (-eq, -ge) says.
is_jdk() {
    feature=$(jdk_feature_release "$1")
    [ -n "$feature" ] && [ "$feature" "$2" "$lungfish_java" ]
}

# The JDK that the java on PATH belongs to: its link resolved, two folders up.
jdk_on_path() {
    java_command=$(command -v java) || return 0
    while [ -L "$java_command" ]; do
        link=$(readlink "$java_command")
        case $link in
            /*) java_command=$link ;;
            *) java_command=${java_command%/*}/$link ;;
        esac
    done
    dirname "$(dirname "$java_command")"
}

jdk_candidates() {
    for candidate in \
        /usr/lib/jvm/* \
        "$(jdk_on_path)" \
        /opt/* \
        /opt/java/* \
        "${SDKMAN_DIR:-${HOME:-}/.sdkman}"/candidates/java/* \
        "${HOME:-}"/.jdks/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home \
        "${HOME:-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
        [ -x "$candidate/bin/javac" ] && echo "$candidate"
    done
}

# JAVA_HOME if it is new enough, else the release that Lungfish is built and tested with, else a newer one.
find_jdk() {
    if [ -n "${JAVA_HOME:-}" ] && is_jdk "$JAVA_HOME" -ge; then
        export JAVA_HOME
        return 0
    fi
    jdk_list=$(jdk_candidates)
    for comparison in -eq -ge; do
        while IFS= read -r candidate; do
            if [ -n "$candidate" ] && is_jdk "$candidate" "$comparison"; then
                JAVA_HOME=$candidate
                export JAVA_HOME
                return 0
            fi
        done <<LIST
$jdk_list
LIST
    done
    cat >&2 <<MESSAGE
lungfish: no JDK $lungfish_java or newer found. Install one, for example
    Debian, Ubuntu:  apt-get install openjdk-$lungfish_java-jdk-headless
    macOS:           brew install openjdk@$lungfish_java
    anywhere:        https://adoptium.net/temurin/releases/?version=$lungfish_java
or point JAVA_HOME at one${JAVA_HOME:+ (it now names $JAVA_HOME)}.
MESSAGE
    return 1
}
