using System.CommandLine;

namespace OpenImapi.Cli;

/// <summary>The option that names a drive.</summary>
internal static class DriveOption
{
    public static Option<string?> New() => OptionOf.Text("--drive", "D",
        "A drive, as 'imapi drives' lists them; 'real' is never a virtual one. Not needed where there is only one.", "-d");
}
