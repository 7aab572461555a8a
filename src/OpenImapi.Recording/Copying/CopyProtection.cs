using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>Tells discs that are locked by a key, which this program has not got and does not look for.</summary>
internal static class CopyProtection
{
    /// <summary>CSS or CPPM: the content is scrambled.</summary>
    private const byte Scrambled = 1;

    private const byte AacsOfDvd = 3;

    /// <summary>COPY PROTECTION KEY EXCHANGE FAILURE and its like.</summary>
    private const byte KeyFailure = 0x6F;

    /// <summary>True where a drive will not read a block because nobody has shown it a key.</summary>
    public static bool IsReason(SenseData sense) => sense is { Key: SenseKey.IllegalRequest, Asc: KeyFailure };

    /// <exception cref="DiscException">OPENIMAPI_E_COPY_PROTECTED.</exception>
    public static async ValueTask RequireNoneAsync(Drive drive, Medium medium, CancellationToken cancellation)
    {
        var name = await NameAsync(drive, medium, cancellation);
        if (name is not null)
            throw new DiscException(RecordingErrors.CopyProtected, $"The disc in {drive.Address.Name} is protected by {name}; it is not copied.");
    }

    private static async ValueTask<string?> NameAsync(Drive drive, Medium medium, CancellationToken cancellation)
    {
        if (medium.Family == MediumFamily.Dvd && await drive.AskAsync(new ReadDiscStructure(DiscStructureMedia.Dvd, (byte)DvdStructureFormat.Copyright), cancellation) is { Data.IsEmpty: false } told)
            return told.Data.Span[0] switch { Scrambled => "CSS", AacsOfDvd => "AACS", _ => null };
        var isAacs = medium.Family == MediumFamily.Bd && await drive.AskAsync(new GetConfiguration(RequestedFeatures.One, FeatureCode.Aacs), cancellation) is { } features && features.HasCurrent(FeatureCode.Aacs);
        return isAacs ? "AACS" : null;
    }
}
