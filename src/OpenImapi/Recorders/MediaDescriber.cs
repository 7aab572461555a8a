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
        if (medium.Status == MediumStatus.Appendable && !await EarlierSessions.HasVolumeAsync(drive, medium, cancellation))
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
        var forms = medium.Tracks.Select(track => track.Form).ToImmutableArray();
        return forms switch
        {
            [] => MediaTypes.CdOther,
            [BlockForm.Audio, ..] when forms[^1] != BlockForm.Audio => MediaTypes.CdExtra,
            _ when forms.Contains(BlockForm.Mode2Form1) => MediaTypes.CdRomXa,
            _ => MediaTypes.CddaCdrom,
        };
    }

    private static MediaFlags FlagsOf(Medium medium) => (medium.Erasable ? MediaFlags.Rewritable : MediaFlags.None) | medium.Status switch
    {
        MediumStatus.Blank => MediaFlags.Blank | MediaFlags.Writable,
        MediumStatus.Appendable when medium.CanRecord => MediaFlags.Writable,
        MediumStatus.Overwritable => MediaFlags.Writable,
        MediumStatus.Unusable => MediaFlags.FormatUnusable,
        _ => MediaFlags.None,
    };
}
