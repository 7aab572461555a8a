using System.Collections.Immutable;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Formats.Sheets;

/// <summary>TRACK: one track of a toc file.</summary>
/// <param name="Mode">What its blocks are.</param>
/// <param name="Subchannel">Whether its files hold sub-channel data too.</param>
[Clause(Standard.Cdrdao, "TOC FILES")]
public sealed record TocTrack(TocTrackMode Mode, TocSubchannel Subchannel = TocSubchannel.None)
{
    /// <summary>COPY, PRE_EMPHASIS and FOUR_CHANNEL_AUDIO.</summary>
    public TrackFlags Flags { get; init; }

    public Isrc? Isrc { get; init; }

    /// <summary>CD_TEXT of the track, a block for each language.</summary>
    public ImmutableArray<TocText> Texts { get; init; } = [];

    /// <summary>What it consists of, with START and END where they stand.</summary>
    public ImmutableArray<TocPart> Parts { get; init; } = [];

    /// <summary>INDEX: where indexes from 02 on begin, in blocks from the end of the pre-gap.</summary>
    public ImmutableArray<BlockCount> Indexes { get; init; } = [];

    /// <summary>The line that begins it; 0 where no file was read.</summary>
    public int Line { get; init; }

    /// <summary>Bytes of a block in its files.</summary>
    public int BlockSize => Mode.BlockSize() + (Subchannel == TocSubchannel.None ? 0 : 96);
}

/// <summary>What the blocks of a track are.</summary>
[Clause(Standard.Cdrdao, "TOC FILES")]
public enum TocTrackMode
{
    /// <summary>2,352 bytes of samples.</summary>
    Audio,

    /// <summary>2,336 bytes, all zero.</summary>
    Mode0,

    /// <summary>2,048 bytes of user data.</summary>
    Mode1,

    /// <summary>2,352 bytes: whole sectors.</summary>
    Mode1Raw,

    /// <summary>2,336 bytes.</summary>
    Mode2,

    /// <summary>2,352 bytes: whole sectors.</summary>
    Mode2Raw,

    /// <summary>2,048 bytes of user data.</summary>
    Mode2Form1,

    /// <summary>2,324 bytes of user data.</summary>
    Mode2Form2,

    /// <summary>2,336 bytes: sectors of either form from the sub-header on.</summary>
    Mode2FormMix,
}

/// <summary>Sub-channel data beside the blocks, 96 bytes each.</summary>
[Clause(Standard.Cdrdao, "TOC FILES")]
public enum TocSubchannel
{
    None,

    /// <summary>RW: packed.</summary>
    Packed,

    /// <summary>RW_RAW: interleaved, as it goes onto the disc.</summary>
    Raw,
}

/// <summary>What follows from a track's mode.</summary>
public static class TocTrackModes
{
    /// <summary>Bytes of a block without sub-channel data.</summary>
    public static int BlockSize(this TocTrackMode mode) => mode switch
    {
        TocTrackMode.Mode1 or TocTrackMode.Mode2Form1 => BlockSizes.UserData,
        TocTrackMode.Mode2Form2 => 2324,
        TocTrackMode.Mode0 or TocTrackMode.Mode2 or TocTrackMode.Mode2FormMix => 2336,
        _ => BlockSizes.Raw,
    };
}
