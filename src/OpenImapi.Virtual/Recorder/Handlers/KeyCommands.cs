using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>REPORT KEY of a drive that has none of the features of locked discs (0106h, 010Bh, 010Dh): no region is set, no key was exchanged, and it grants no exchange.</summary>
internal static class KeyCommands
{
    /// <summary>Where the key format stands in the command.</summary>
    private const int FormatAt = 10;

    public static ValueTask<Completion> ReportKey(Request request) => ValueTask.FromResult((KeyFormat)(request.Cdb.Bytes[FormatAt] & 0x3F) switch
    {
        KeyFormat.RegionState => request.Answer(default(RegionState), request.Read<ReadRegionState>().AllocationLength),
        KeyFormat.AuthenticationSuccess => request.Answer(default(AuthenticationState), request.Read<ReadAuthenticationState>().AllocationLength),
        _ => throw new Refusal(KnownSense.InvalidFieldInCdb),
    });
}
