# Tells whether the built imapi is as new as its sources. Sourced by the scripts, which set $root and $out.

imapi_is_fresh() {
    [ -f "$out/current" ] || return 1
    built=$out/$(cat "$out/current")
    [ -f "$built/imapi.dll" ] || return 1
    # The folders count too: a file taken away changes only its folder.
    [ -z "$(find "$root/src" "$root/Directory.Build.props" "$root/Directory.Packages.props" "$root/global.json" \
        -newer "$built.started" 2>/dev/null | head -n 1)" ]
}
