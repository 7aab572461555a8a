using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>READ TOC/PMA/ATIP, format 1: the sessions that are complete, and the first track of the last one.</summary>
[Clause(Standard.Mmc5, "6.26.3.3")]
public record struct SessionInfo(byte FirstSession, byte LastSession, TocTrack FirstTrackInLastSession) : IStructure
{
    /// <summary>Encoded length in bytes.</summary>
    public const int Length = 12;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt16Big("TOC data length", Length - 2);
        FirstSession = f.UInt8("first complete session number", FirstSession);
        LastSession = f.UInt8("last complete session number", LastSession);
        FirstTrackInLastSession = f.Nested(FirstTrackInLastSession);
    }
}
