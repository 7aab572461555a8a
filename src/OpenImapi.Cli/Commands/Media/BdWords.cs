using OpenImapi.Mmc;
using OpenImapi.Recording;

namespace OpenImapi.Cli;

/// <summary>How a BD is formatted, in words.</summary>
internal static class BdWords
{
    /// <summary>Nothing for a disc that is no BD, or cannot be written.</summary>
    public static string? Format(Medium medium) => medium switch
    {
        { Profile: Profile.BdRRandom } => $"random recording, {Spares(medium)}",
        { Profile: Profile.BdRSequential, PseudoOverwrite: true } => $"sequential recording with pseudo-overwrite, {Spares(medium)}",
        { Profile: Profile.BdRSequential } => $"sequential recording, {Spares(medium)}",
        { Profile: Profile.BdRe, NeedsFormat: false } => Spares(medium),
        _ => null,
    };

    private static string Spares(Medium medium) => medium.Spares is { } spares
        ? $"{Texts.Size(spares.Free.Bytes())} of {Texts.Size(spares.Size.Bytes())} spare areas free" : "no spare areas";
}
