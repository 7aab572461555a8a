using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>The write parameters page as DVD-R and DVD-RW need it.</summary>
[Clause(Standard.Mmc5, "7.5.4")]
internal static class DvdMinusParameters
{
    /// <summary>Data, written in increments.</summary>
    private const byte IncrementalData = 5;

    /// <summary>Blocks of an ECC block: of a packet, and of the link before a track.</summary>
    private const byte EccBlock = 16;

    /// <summary>Test write, in feature 002Fh (MMC-5, 5.3.25).</summary>
    private const byte TestWriteBit = 0x04;

    /// <summary>The drive's present page, changed for data. Fields of packets hold for increments only.</summary>
    public static async ValueTask<WriteParameters> ReadAsync(Drive drive, WriteType type, MultiSession multiSession, CancellationToken cancellation)
    {
        var incremental = type == WriteType.PacketIncremental;
        return await drive.ReadPageAsync<WriteParameters>(cancellation) with
        {
            WriteType = type,
            TestWrite = false,
            MultiSession = multiSession,
            LinkSizeValid = incremental,
            LinkSize = incremental ? EccBlock : (byte)0,
            FixedPacket = incremental,
            PacketSize = incremental ? EccBlock : 0u,
            Copy = false,
            TrackMode = IncrementalData,
            DataBlockType = DataBlockTypes.Mode1,
            SessionFormat = 0,
            MediaCatalogNumber = default,
            Isrc = default,
        };
    }

    /// <summary>Sets the page for a job.</summary>
    public static async ValueTask SetAsync(BurnDesk desk, WriteType type, MultiSession multiSession, CancellationToken cancellation)
    {
        var page = await ReadAsync(desk.Drive, type, multiSession, cancellation) with
        {
            TestWrite = desk.Job.Simulate,
            BufferUnderrunFree = desk.Job.UnderrunProtection && desk.Description.UnderrunProtection,
        };
        await CdWriteParameters.SetAsync(desk, page, cancellation);
    }

    /// <summary>The drive can do all but write on these discs.</summary>
    public static bool CanTest(BurnDesk desk) =>
        desk.Description.Features.FirstOrDefault(feature => feature.Code == FeatureCode.DvdRWrite) is { Data.IsEmpty: false } feature
            ? (feature.Data.Span[0] & TestWriteBit) != 0
            : desk.Description.TestWrite;
}
