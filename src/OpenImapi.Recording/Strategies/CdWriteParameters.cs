using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;
using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>The write parameters page as the ways of writing a CD need it.</summary>
internal static class CdWriteParameters
{
    /// <summary>Control bits of a data track written uninterrupted.</summary>
    private const byte DataTrack = 4;

    /// <summary>Says that catalogue number or ISRC follows (MMC-5, 7.5.4.17).</summary>
    private const byte Valid = 0x80;

    /// <summary>The drive's present page, changed for one data track at once.</summary>
    public static async ValueTask<WriteParameters> ReadAsync(Drive drive, MultiSession multiSession, CancellationToken cancellation) =>
        await drive.ReadPageAsync<WriteParameters>(cancellation) with
        {
            WriteType = WriteType.TrackAtOnce,
            TestWrite = false,
            MultiSession = multiSession,
            FixedPacket = false,
            Copy = false,
            TrackMode = DataTrack,
            DataBlockType = DataBlockTypes.Mode1,
            SessionFormat = 0,
            PacketSize = 0,
            MediaCatalogNumber = default,
            Isrc = default,
        };

    /// <summary>The drive's present page, changed for what all ways of writing a CD take from the job.</summary>
    public static async ValueTask<WriteParameters> ReadAsync(BurnDesk desk, CancellationToken cancellation) =>
        await ReadAsync(desk.Drive, desk.Job.CloseDisc ? MultiSession.None : MultiSession.Allowed, cancellation) with
        {
            TestWrite = desk.Job.Simulate,
            BufferUnderrunFree = desk.Job.UnderrunProtection && desk.Description.UnderrunProtection,
        };

    /// <summary>Sets the page; without under-run protection where the drive refuses it with that.</summary>
    public static async ValueTask SetAsync(BurnDesk desk, WriteParameters page, CancellationToken cancellation)
    {
        try
        {
            await desk.Drive.WritePageAsync(page, cancellation);
        }
        catch (DriveException refused) when (page.BufferUnderrunFree && refused.Sense is { Key: SenseKey.IllegalRequest, Asc: 0x26 })
        {
            desk.Warn("The drive refused under-run protection; the disc was written without it.");
            await desk.Drive.WritePageAsync(page with { BufferUnderrunFree = false }, cancellation);
        }
    }

    /// <summary>The drive must not stay set to test writes, nor to a number that is another disc's.</summary>
    public static async ValueTask ResetAsync(BurnDesk desk)
    {
        var page = await desk.Drive.ReadPageAsync<WriteParameters>(default);
        var plain = page with { TestWrite = false, Isrc = default, MediaCatalogNumber = default };
        if (page.TestWrite || IsSet(page.Isrc) || IsSet(page.MediaCatalogNumber))
            await desk.Drive.WritePageAsync(plain, default);
    }

    /// <summary>A code as the page holds it.</summary>
    public static ByteString Field(Isrc? code) => code is { } isrc ? Field(isrc.ToString()) : default;

    /// <inheritdoc cref="Field(Formats.RedBook.Isrc?)"/>
    public static ByteString Field(MediaCatalogNumber? number) => number is { } digits ? Field(digits.ToString()) : default;

    private static ByteString Field(string text) => new([Valid, .. ByteString.Ascii(text).Span]);

    private static bool IsSet(ByteString field) => !field.IsEmpty && field.Span[0] == Valid;
}
