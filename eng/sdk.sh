# Says what is missing where .NET is not there as needed. Sourced by the scripts, which set $root.

sdk_advice="Install the .NET 10 SDK: https://dotnet.microsoft.com/download/dotnet/10.0"

require_dotnet() {
    if ! command -v dotnet >/dev/null 2>&1; then
        printf '%s\n' "$1: the program 'dotnet' is not in PATH. $sdk_advice" >&2
        exit 1
    fi
}

require_sdk() {
    require_dotnet "$1"
    # global.json decides which versions will do; dotnet answers with an error where none does.
    if ! (cd "$root" && dotnet --version) >/dev/null 2>&1; then
        found=$(cd / && dotnet --list-sdks 2>/dev/null | cut -d ' ' -f 1 | tr '\n' ' ')
        printf '%s\n' "$1: the .NET 10 SDK is not installed (found: ${found:-no SDK at all}). $sdk_advice" >&2
        exit 1
    fi
}
