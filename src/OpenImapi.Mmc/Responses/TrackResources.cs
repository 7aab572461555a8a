using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>What READ DISC INFORMATION answers for track resources: how many tracks the disc can have, and how many of them open at once.</summary>
[Clause(Standard.Mmc5, "6.22.3.2")]
public record struct TrackResources(ushort MostTracks, ushort Tracks, ushort MostOpenTracks, ushort OpenTracks) : IStructure
{
    /// <summary>Encoded length in bytes.</summary>
    public const int Length = 12;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.DiscInformationHeader(ReadTrackResources.Type, Length);
        MostTracks = f.UInt16Big("maximum possible number of tracks", MostTracks);
        Tracks = f.UInt16Big("number of assigned tracks", Tracks);
        MostOpenTracks = f.UInt16Big("maximum possible number of appendable tracks", MostOpenTracks);
        OpenTracks = f.UInt16Big("current number of appendable tracks", OpenTracks);
    }
}
