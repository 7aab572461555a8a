using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>What READ DISC INFORMATION answers for track resources: how many tracks the disc can have, and how many of them open at once.</summary>
[Clause(Standard.Mmc5, "6.22.3.2")]
public record struct TrackResources(ushort MostTracks, ushort Tracks, ushort MostOpenTracks, ushort OpenTracks) : IStructure
{
    /// <summary>Encoded length in bytes.</summary>
    public const int Length = 12;

    private const byte DataType = 1 << 5;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt16Big("disc information length", Length - 2);
        f.UInt8("disc information data type", DataType);
        f.Zero(1);
        MostTracks = f.UInt16Big("maximum possible number of tracks", MostTracks);
        Tracks = f.UInt16Big("number of assigned tracks", Tracks);
        MostOpenTracks = f.UInt16Big("maximum possible number of appendable tracks", MostOpenTracks);
        OpenTracks = f.UInt16Big("current number of appendable tracks", OpenTracks);
    }
}
