# Sourced by ./lungfish and bin/build.sh: where the built program is, and whether it is current.
# $home is the checkout.

app=$home/target/app

# target/app/built is dated when its build began, so whatever changed during the build is newer too.
# Folders are looked at as well: a file that was removed makes its folder newer.
app_is_current() {
    [ -f "$app/built" ] && [ -z "$(find "$home/pom.xml" "$home/bin" "$home"/*/pom.xml "$home"/*/src \
        "$home"/examples/*/pom.xml "$home"/examples/*/src -newer "$app/built" 2>/dev/null | head -n 1)" ]
}
