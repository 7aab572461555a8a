using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>Which ways of writing a CD a drive has.</summary>
/// <remarks>A drive that lists no features at all is older than they are; what it cannot do it refuses when it is told.</remarks>
internal static class CdAbilities
{
    private const byte SessionAtOnceBit = 0x20;
    private const byte RawBit = 0x08;

    public static bool SessionAtOnce(DriveDescription drive) => drive.Features.IsEmpty || Mastering(drive, SessionAtOnceBit);

    public static bool Raw(DriveDescription drive) => Mastering(drive, RawBit);

    /// <summary>Bits of feature 002Eh (MMC-5, 5.3.26).</summary>
    private static bool Mastering(DriveDescription drive, byte bit) =>
        drive.Features.Any(feature => feature is { Code: FeatureCode.CdMastering, Data.IsEmpty: false } && (feature.Data.Span[0] & bit) != 0);
}
