using System.CommandLine;
using OpenImapi.Virtual;

namespace OpenImapi.Cli;

/// <summary>What the commands about virtual drives take.</summary>
internal static class VirtualArgument
{
    /// <summary>The media that can be had blank, by the names that people type.</summary>
    public static string Media => string.Join(", ", MediumKind.Recordable.Select(kind => kind.Id));

    public static Argument<string> Name() => new("NAME") { Description = "The virtual drive, such as lab or virtual:lab." };
}
