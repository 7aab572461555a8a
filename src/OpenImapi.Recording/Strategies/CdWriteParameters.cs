using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>The write parameters page as a data track written at once needs it.</summary>
internal static class CdWriteParameters
{
    /// <summary>Control bits of a data track written uninterrupted.</summary>
    private const byte DataTrack = 4;

    /// <summary>WRITE brings 2,048 bytes of Mode 1 user data for each block; the drive adds header, EDC and ECC.</summary>
    private const byte Mode1UserData = 8;

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
            DataBlockType = Mode1UserData,
            SessionFormat = 0,
            PacketSize = 0,
        };
}
