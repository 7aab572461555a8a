using System.Collections.Immutable;

namespace OpenImapi.Formats.RedBook;

/// <summary>Blocks in which track and index stay the same; they end where the next section starts.</summary>
/// <param name="Start">The first block.</param>
/// <param name="Track">TNO.</param>
/// <param name="Index">X.</param>
/// <param name="Origin">Where the time of the track is zero: its INDEX 01.</param>
/// <param name="Layout">The track; in the lead-out, the last one.</param>
internal readonly record struct SubchannelSection(Lba Start, byte Track, byte Index, Lba Origin, TrackLayout Layout)
{
    /// <summary>Blocks for which the copy bit of a copy stays the same: 75 / 8 = 9.375 Hz.</summary>
    private const int SerialCopyPeriod = 4;

    private const byte CopyBit = (byte)TrackFlags.CopyPermitted;

    /// <summary>The recording's number, which stands where there is music of it.</summary>
    public Isrc? Isrc => Index == 0 || Track == SubchannelQ.LeadOut ? null : Layout.Isrc;

    public static ImmutableArray<SubchannelSection> Of(SessionLayout session)
    {
        var sections = ImmutableArray.CreateBuilder<SubchannelSection>();
        foreach (var track in session.Tracks)
        {
            var (number, start) = ((byte)track.Number, track.Extent.Start);
            var pause = track.Pregap + new BlockCount(sections.Count == 0 ? Msf.Offset : 0);
            if (pause > BlockCount.Zero)
                sections.Add(new(start - pause, number, 0, start, track));
            sections.Add(new(start, number, 1, start, track));
            for (var i = 0; i < track.Indexes.Length; i++)
                sections.Add(new(start + track.Indexes[i], number, (byte)(i + 2), start, track));
        }

        sections.Add(new(session.LeadOut, SubchannelQ.LeadOut, 1, session.LeadOut, session.Tracks[^1]));
        return sections.ToImmutable();
    }

    /// <summary>The section of a block, the first one for what lies before it.</summary>
    public static SubchannelSection At(ImmutableArray<SubchannelSection> sections, Lba address)
    {
        var (low, high) = (0, sections.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = sections[middle].Start <= address ? (middle, high) : (low, middle - 1);
        }

        return sections[low];
    }

    public byte ControlAt(Lba address)
    {
        var turns = Layout.Flags.HasFlag(TrackFlags.SerialCopy) && Layout.Form == BlockForm.Audio && Track != SubchannelQ.LeadOut;
        var even = (address.Value + Msf.Offset) / SerialCopyPeriod % 2 == 0;
        return turns ? (byte)(Layout.Control & ~CopyBit | (even ? CopyBit : 0)) : Layout.Control;
    }

    /// <summary>Where a block of this section lies. In a pause the time left falls to zero in its last block, as pressed discs count.</summary>
    public SubchannelQ Position(Lba address) => new(ControlAt(address), SubchannelQMode.Position)
    {
        Track = Track,
        Index = Index,
        Relative = Msf.OfLength(Index == 0 ? Origin - address - new BlockCount(1) : address - Origin),
        Absolute = Msf.From(address),
    };
}
