using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Virtual;

/// <summary>What the Q sub-channel of a raw session says: the table of contents in the lead-in, indexes and numbers in the program area.</summary>
internal sealed class RawTable
{
    private readonly Dictionary<byte, SubchannelQ> points = [];
    private readonly Dictionary<byte, RawTrack> tracks = [];
    private readonly LeadInText text = new();
    private MediaCatalogNumber? catalog;
    private bool anotherMayFollow;
    private byte track;

    /// <summary>The lead-out has begun.</summary>
    public bool HasLeadOut { get; private set; }

    public void AddLeadIn(SubchannelQ q, ReadOnlySpan<byte> subchannel)
    {
        if (q is { Mode: SubchannelQMode.Position, Track: 0 })
            points[q.Index] = q;
        anotherMayFollow |= q is { Mode: SubchannelQMode.Sessions, Index: (byte)SubchannelPoint.NextSession };
        if (!subchannel.IsEmpty)
            text.Add(subchannel);
    }

    public void Add(Lba at, SubchannelQ q, ReadOnlySpan<byte> sector)
    {
        if (q.Mode == SubchannelQMode.Catalog)
            catalog ??= q.Catalog;
        else if (q.Mode == SubchannelQMode.Isrc && tracks.TryGetValue(track, out var current))
            current.Isrc ??= q.Isrc;
        if (q.Mode != SubchannelQMode.Position)
            return;
        HasLeadOut |= q.Track == SubchannelQ.LeadOut;
        track = q.Track;
        if (!tracks.TryGetValue(track, out var found))
            tracks.Add(track, found = new());
        found.Indexes.TryAdd(q.Index, at);
        if (q.Index > 0 && (q.Control & 4) != 0)
            found.Form ??= Sector.FormOf(sector) == SectorForm.Mode1 ? BlockForm.Mode1 : BlockForm.Mode2;
        else if (q.Index == 0)
            found.GapIsAudio = (q.Control & 4) == 0;
    }

    /// <summary>The session; nothing where the lead-in has no table, or one that cannot be true.</summary>
    public SessionWritten? ToSession(int session, Lba start)
    {
        if (Point(SubchannelPoint.FirstTrack) is not { } first || Point(SubchannelPoint.LastTrack) is not { } last || Point(SubchannelPoint.LeadOut) is not { } leadOut)
            return null;
        var written = new List<WrittenTrack>();
        var end = leadOut.Absolute.ToLba();
        for (int number = last.Absolute.Minute; number >= first.Absolute.Minute; number--)
        {
            if (!points.TryGetValue((byte)number, out var point) || number < 1 || point.Absolute.ToLba() >= end)
                return null;
            var each = Track(number, point, end, start, isFirst: number == first.Absolute.Minute);
            written.Insert(0, each);
            end = new(each.Start - each.Pregap);
        }

        if (written.Count == 0 || end < start + new BlockCount(Msf.Offset))
            return null;
        return new(session, !anotherMayFollow, [.. written]) { DiscType = first.Absolute.Second, Catalog = catalog?.ToString(), CdText = RecordedNumbers.Hex(text.Packs) };
    }

    private SubchannelQ? Point(SubchannelPoint point) => points.TryGetValue((byte)point, out var q) ? q : null;

    private WrittenTrack Track(int number, SubchannelQ point, Lba end, Lba session, bool isFirst)
    {
        var begin = point.Absolute.ToLba();
        var found = tracks.GetValueOrDefault((byte)number) ?? new();
        var gap = isFirst ? session + new BlockCount(Msf.Offset) : found.Indexes.GetValueOrDefault((byte)0, begin);
        var data = (point.Control & 4) != 0;
        long[] indexes = [.. found.Indexes.Where(index => index.Key > 1 && index.Value > begin && index.Value < end).Select(index => (index.Value - begin).Value)];
        return new(number, begin.Value, (end - begin).Value, point.Control)
        {
            Form = data ? found.Form ?? BlockForm.Mode1 : BlockForm.Audio,
            Whole = data,
            SubChannel = true,
            Pregap = gap < begin ? (begin - gap).Value : 0,
            GapForm = data && found.GapIsAudio ? BlockForm.Audio : null,
            Indexes = indexes.Length > 0 ? indexes : null,
            Isrc = found.Isrc?.ToString(),
        };
    }

    /// <summary>A track as its blocks tell of it.</summary>
    private sealed class RawTrack
    {
        public SortedDictionary<byte, Lba> Indexes { get; } = [];

        public Isrc? Isrc { get; set; }

        public BlockForm? Form { get; set; }

        public bool GapIsAudio { get; set; }
    }
}
