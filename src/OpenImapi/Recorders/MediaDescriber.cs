using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Mmc;
using OpenImapi.Recording;

namespace OpenImapi;

/// <summary>Says in IMAPI's words what lies in a drive.</summary>
internal static class MediaDescriber
{
    public static async ValueTask<MediaTypeInfo> TypeOfAsync(Drive drive, CancellationToken cancellation)
    {
        var medium = await MediumInspector.InspectAsync(drive, cancellation);
        var flags = FlagsOf(medium);
        if (medium.Status is MediumStatus.Appendable or MediumStatus.Overwritable && !await EarlierSessions.HasVolumeAsync(drive, medium, cancellation))
            flags |= MediaFlags.FormatUnusable;
        return new(TypeOf(medium), flags);
    }

    public static MediaInfo InfoOf(Medium medium)
    {
        var last = medium.Tracks.LastOrDefault(track => track.Session == medium.Sessions);
        var next = medium.NextWritable?.Value ?? medium.Capacity.Value;
        return new((byte)Math.Min(medium.Sessions, byte.MaxValue), (byte)(last?.Number ?? 0), (uint)(last?.Extent.Start.Value ?? 0), (uint)next,
            (uint)(medium.NextWritable is null ? 0 : medium.Free.Value));
    }

    private static MediaTypes TypeOf(Medium medium)
    {
        if (medium.Family != MediumFamily.Cd)
            return MediaTypes.Special;
        var sessions = medium.Tracks.GroupBy(track => track.Session, track => track.Form).Select(session => session.ToImmutableArray()).ToImmutableArray();
        return sessions switch
        {
            [] => MediaTypes.CdOther,
            [var first, .., var last] when first.All(IsAudio) && !last.Any(IsAudio) => MediaTypes.CdExtra,
            _ when sessions.Any(session => session.Any(IsXa)) => MediaTypes.CdRomXa,
            _ => MediaTypes.CddaCdrom,
        };
    }

    private static bool IsAudio(BlockForm form) => form == BlockForm.Audio;

    private static bool IsXa(BlockForm form) => form is BlockForm.Mode2Form1 or BlockForm.Mode2;

    private static MediaFlags FlagsOf(Medium medium) => (medium.Erasable ? MediaFlags.Rewritable : MediaFlags.None) | medium.Status switch
    {
        MediumStatus.Blank => MediaFlags.Blank | (medium.WriteProtected ? MediaFlags.None : MediaFlags.Writable),
        MediumStatus.Appendable when medium.CanRecord => MediaFlags.Writable,
        MediumStatus.Overwritable when !medium.WriteProtected => MediaFlags.Writable,
        MediumStatus.Unusable => MediaFlags.FormatUnusable,
        _ => MediaFlags.None,
    };
}
